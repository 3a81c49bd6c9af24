from collections.abc import Iterable, Sequence

from shamir_mnemonic.share import Share as Share

class MnemonicError(Exception): ...

def combine_mnemonics(mnemonics: Iterable[str], passphrase: bytes = b"") -> bytes: ...
def generate_mnemonics(
    group_threshold: int,
    groups: Sequence[tuple[int, int]],
    master_secret: bytes,
    passphrase: bytes = b"",
    extendable: bool = True,
    iteration_exponent: int = 1,
) -> list[list[str]]: ...
