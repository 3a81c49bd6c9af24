# SPDX-License-Identifier: GPL-3.0-or-later
"""What a person, or another program that knows age, notices of Held's age files."""

from __future__ import annotations

import base64
import errno
import io
import os
import random
import re
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pyrage
import pytest

from held.bundles.age_file import (
    BadHeaderMac,
    BrokenPayload,
    MalformedArmor,
    MalformedHeader,
    NoMatchingKey,
    NotAnAgeFile,
    NotEnoughMemory,
    Passphrase,
    SourceUnreadable,
    Stanza,
    TargetUnwritable,
    TooCostly,
    decrypt,
    encrypt,
)

CHUNK = 64 * 1024
WORDS = "chalk meadow onion ladder quilt harbor"


def sealed(plain: bytes, key: Passphrase) -> bytes:
    out = io.BytesIO()
    encrypt(io.BytesIO(plain), out, [key])
    return out.getvalue()


def opened(age_file: bytes, *keys: Passphrase) -> bytes:
    out = io.BytesIO()
    decrypt(io.BytesIO(age_file), out, keys)
    return out.getvalue()


def header_size(age_file: bytes) -> int:
    return age_file.index(b"\n", age_file.index(b"\n--- ") + 1) + 1


class Unreadable(io.RawIOBase):
    """Gives its beginning, then reads a folder as if it were a file, which the system refuses."""

    def __init__(self, beginning: bytes) -> None:
        self._beginning = beginning
        self._folder = os.open("/", os.O_RDONLY)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        piece = self._beginning[: len(buffer)] or os.read(self._folder, len(buffer))
        buffer[: len(piece)] = piece
        self._beginning = self._beginning[len(piece) :]
        return len(piece)

    def close(self) -> None:
        if not self.closed:
            os.close(self._folder)
        super().close()


def test_another_age_program_opens_what_held_writes(spoken: Passphrase) -> None:
    plain = "Ich hörte nur zu. ".encode() * 9_000
    assert pyrage.passphrase.decrypt(sealed(plain, spoken), WORDS) == plain


@pytest.mark.slow
def test_held_opens_what_another_age_program_writes() -> None:
    plain = "Ich hörte nur zu. ".encode() * 9_000
    # That program measures the machine and may go beyond what Held accepts from strangers.
    key = Passphrase(WORDS, highest_work_factor=22)
    assert opened(pyrage.passphrase.encrypt(plain, WORDS), key) == plain


def test_a_header_has_one_stanza_and_says_nothing_of_the_words(spoken: Passphrase) -> None:
    header = sealed(b"", spoken)
    header = header[: header_size(header)]
    assert re.fullmatch(
        rb"age-encryption\.org/v1\n-> scrypt [A-Za-z0-9+/]{22} 10\n"
        rb"[A-Za-z0-9+/]{43}\n--- [A-Za-z0-9+/]{43}\n",
        header,
    )


def test_without_further_word_the_derivation_costs_what_the_design_asks() -> None:
    assert b" 18\n" in sealed(b"", Passphrase(WORDS)).split(b"\n--- ")[0]


@pytest.mark.parametrize("other", ["Chalk meadow onion ladder quilt harbor", WORDS + " ", "chalk"])
def test_other_words_open_nothing(spoken: Passphrase, other: str) -> None:
    with pytest.raises(NoMatchingKey):
        opened(sealed(b"quiet", spoken), Passphrase(other))


def test_words_with_half_a_surrogate_pair_open_what_they_sealed() -> None:
    odd = Passphrase("a\ud800b", work_factor=2)
    assert opened(sealed(b"quiet", odd), odd) == b"quiet"


def test_of_several_keys_the_fitting_one_opens(spoken: Passphrase) -> None:
    assert opened(sealed(b"quiet", spoken), Passphrase("no"), spoken) == b"quiet"


def test_no_key_at_all_opens_nothing(spoken: Passphrase) -> None:
    with pytest.raises(NoMatchingKey):
        opened(sealed(b"quiet", spoken))


def test_neither_text_nor_repr_of_a_passphrase_shows_its_words(spoken: Passphrase) -> None:
    assert "chalk" not in f"{spoken!r} {spoken}"


def test_a_passphrase_beside_another_recipient_is_refused(spoken: Passphrase) -> None:
    with pytest.raises(ValueError, match="alone"):
        encrypt(io.BytesIO(), io.BytesIO(), [spoken, spoken])


def test_a_file_for_nobody_is_refused() -> None:
    with pytest.raises(ValueError, match="recipient"):
        encrypt(io.BytesIO(), io.BytesIO(), [])


def test_an_empty_passphrase_seals_nothing_and_opens_nothing(spoken: Passphrase) -> None:
    with pytest.raises(ValueError, match="empty"):
        sealed(b"quiet", Passphrase(""))
    with pytest.raises(NoMatchingKey):
        opened(sealed(b"quiet", spoken), Passphrase(""))


def test_nothing_random_repeats_and_no_seed_brings_it_back(spoken: Passphrase) -> None:
    cheap = Passphrase(WORDS, work_factor=1)
    seen = set()
    for _ in range(500):
        random.seed(7)
        age_file = sealed(b"", cheap)
        size = header_size(age_file)
        seen |= {age_file[:size].split()[3], age_file[size : size + 16], age_file[size + 16 :]}
    assert len(seen) == 3 * 500


@pytest.mark.parametrize("number", range(4))
def test_a_file_cut_at_any_chunk_is_broken(spoken: Passphrase, number: int) -> None:
    age_file = sealed(bytes(3 * CHUNK + 5), spoken)
    border = header_size(age_file) + 16 + number * (CHUNK + 16)
    with pytest.raises(BrokenPayload) as raised:
        opened(age_file[:border], spoken)
    assert raised.value.chunk == number + 1


def test_swapped_chunks_are_broken(spoken: Passphrase) -> None:
    age_file = sealed(bytes(3 * CHUNK), spoken)
    start, size = header_size(age_file) + 16, CHUNK + 16
    first, second = age_file[start : start + size], age_file[start + size : start + 2 * size]
    swapped = age_file[:start] + second + first + age_file[start + 2 * size :]
    with pytest.raises(BrokenPayload):
        opened(swapped, spoken)


def test_every_flipped_byte_of_a_small_file_is_noticed(spoken: Passphrase) -> None:
    age_file = sealed(b"quiet", spoken)
    expected = (MalformedHeader, NoMatchingKey, BadHeaderMac, BrokenPayload, TooCostly)
    for place in range(len(age_file)):
        changed = bytearray(age_file)
        changed[place] ^= 1
        with pytest.raises(expected):
            opened(bytes(changed), spoken)


def test_a_file_cut_anywhere_is_noticed(spoken: Passphrase) -> None:
    age_file = sealed(b"quiet", spoken)
    for size in range(len(age_file)):
        with pytest.raises((MalformedHeader, BrokenPayload)):
            opened(age_file[:size], spoken)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"-> scrypt", b"->  scrypt"),
        (b"-> scrypt", b"-> scrypt "),
        (b"-> scrypt", b" -> scrypt"),
        (b"-> scrypt", b"->\tscrypt"),
        (b" 10\n", b" 10 \n"),
        (b" 10\n", b" 10\r\n"),
        (b" 10\n", b" 10\n\n"),
        (b"/v1\n", b"/v1 \n"),
        (b"/v1\n", b"/v1\n\n"),
        (b"\n--- ", b"\n---  "),
        (b"\n--- ", b"\n---\t"),
        (b"\n--- ", b" \n--- "),
    ],
)
def test_other_blanks_in_a_header_are_refused(spoken: Passphrase, old: bytes, new: bytes) -> None:
    age_file = sealed(b"quiet", spoken)
    with pytest.raises(MalformedHeader):
        opened(age_file.replace(old, new, 1), spoken)


def test_a_stanza_of_an_unknown_kind_is_passed_over_and_opens_nothing(spoken: Passphrase) -> None:
    age_file = sealed(b"quiet", spoken).replace(b"-> scrypt", b"-> example.org/kind", 1)
    with pytest.raises(NoMatchingKey):
        opened(age_file, spoken)


@pytest.mark.parametrize("more", [b"-> scrypt AAAAAAAAAAAAAAAAAAAAAA 1\n\n", b"-> other\n\n"])
def test_a_passphrase_stanza_beside_any_other_is_refused(spoken: Passphrase, more: bytes) -> None:
    age_file = sealed(b"quiet", spoken).replace(b"\n--- ", b"\n" + more + b"--- ", 1)
    with pytest.raises(MalformedHeader):
        opened(age_file, spoken)


def test_a_work_factor_above_the_limit_is_refused_before_any_work() -> None:
    age_file = sealed(b"", Passphrase(WORDS, work_factor=10)).replace(b" 10\n", b" 63\n", 1)
    begun = time.monotonic()
    with pytest.raises(TooCostly) as raised:
        opened(age_file, Passphrase(WORDS))
    assert (raised.value.work_factor, raised.value.limit) == (63, 20)
    assert time.monotonic() - begun < 1


def test_a_derivation_that_cannot_have_its_memory_says_how_much_it_wanted() -> None:
    with pytest.raises(NotEnoughMemory) as raised:
        Passphrase(WORDS, work_factor=45).wrap(bytes(16))
    assert raised.value.needed == 2**45 * 1024


@pytest.mark.parametrize("size", [1, 63, 64, 65, 300_000])
def test_a_header_without_an_end_is_refused_without_reading_on(size: int) -> None:
    class Endless(io.RawIOBase):
        """Gives lines of a header for ever, and counts what was taken."""

        taken = len(b"age-encryption.org/v1\n")
        left = b"age-encryption.org/v1\n-> kind\n"

        def readable(self) -> bool:
            return True

        def readinto(self, buffer: Any) -> int:
            piece = (self.left + (b"A" * size + b"\n") * (1 + len(buffer) // size))[: len(buffer)]
            buffer[: len(piece)] = piece
            self.left = self.left[len(piece) :]
            self.taken += len(piece)
            return len(piece)

    source = Endless()
    with pytest.raises(MalformedHeader):
        decrypt(io.BufferedReader(source), io.BytesIO(), [])
    assert source.taken < 300_000


@pytest.mark.parametrize("blank", [b"\n", b" ", b"\r\n"])
def test_blanks_without_an_end_are_refused(blank: bytes) -> None:
    with pytest.raises(NotAnAgeFile):
        opened(blank * 100_000)


def test_a_source_that_gives_little_at_a_time_is_read_whole(spoken: Passphrase) -> None:
    class Trickle(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            return super().read(min(size or 0, 1000))

    age_file = sealed(bytes(2 * CHUNK + 5), spoken)
    out = io.BytesIO()
    decrypt(Trickle(age_file), out, [spoken])
    assert out.getvalue() == bytes(2 * CHUNK + 5)
    again = io.BytesIO()
    encrypt(Trickle(bytes(CHUNK + 5)), again, [spoken])
    assert opened(again.getvalue(), spoken) == bytes(CHUNK + 5)


def test_a_target_that_takes_little_at_a_time_gets_everything(spoken: Passphrase) -> None:
    class Narrow(io.BytesIO):
        def write(self, piece: Any, /) -> int:
            return super().write(piece[:1000])

    out = Narrow()
    decrypt(io.BytesIO(sealed(bytes(CHUNK + 5), spoken)), out, [spoken])
    assert out.getvalue() == bytes(CHUNK + 5)


def test_a_target_that_takes_nothing_more_is_given_up(spoken: Passphrase) -> None:
    class Shut(io.BytesIO):
        def write(self, _piece: Any, /) -> int:
            return 0

    with pytest.raises(TargetUnwritable):
        encrypt(io.BytesIO(b"quiet"), Shut(), [spoken])


def test_a_full_disk_is_told_as_such(spoken: Passphrase) -> None:
    full = Path("/dev/full").open("wb", buffering=0)  # noqa: SIM115
    with full, pytest.raises(TargetUnwritable) as raised:
        encrypt(io.BytesIO(b"quiet"), full, [spoken])
    assert raised.value.errno == errno.ENOSPC


@pytest.mark.parametrize("given", [0, 1, 30, 300])
def test_a_source_that_cannot_be_read_on_is_told_as_such(spoken: Passphrase, given: int) -> None:
    beginning = sealed(bytes(CHUNK), spoken)[:given]
    with Unreadable(beginning) as source, pytest.raises(SourceUnreadable) as raised:
        decrypt(io.BufferedReader(source), io.BytesIO(), [spoken])
    assert raised.value.errno == errno.EISDIR


def test_a_salt_with_padding_is_refused(spoken: Passphrase) -> None:
    age_file = sealed(b"quiet", spoken).replace(b" 10\n", b"== 10\n", 1)
    with pytest.raises(MalformedHeader):
        opened(age_file, spoken)


def test_a_key_that_unwraps_to_another_size_opens_nothing(spoken: Passphrase) -> None:
    class Odd:
        def unwrap(self, _stanzas: Sequence[Stanza]) -> bytes:
            return bytes(32)

    with pytest.raises(MalformedHeader):
        decrypt(io.BytesIO(sealed(b"quiet", spoken)), io.BytesIO(), [Odd()])


def test_armored_text_opens_like_the_file(spoken: Passphrase) -> None:
    plain = os.urandom(2 * CHUNK + 100)
    text = armored(sealed(plain, spoken))
    assert opened(text, spoken) == plain
    assert opened(b"\r\n \t\n" + text.replace(b"\n", b"\r\n") + b"\n \n", spoken) == plain


def test_armored_text_may_end_without_a_line_end(spoken: Passphrase) -> None:
    assert opened(armored(sealed(b"quiet", spoken)).rstrip(), spoken) == b"quiet"


def test_words_around_armored_text_are_refused(spoken: Passphrase) -> None:
    text = armored(sealed(b"quiet", spoken))
    with pytest.raises(NotAnAgeFile):
        opened(b"Hello,\n" + text, spoken)
    with pytest.raises(MalformedArmor):
        opened(text + b"Bye.\n", spoken)
    with pytest.raises(MalformedArmor):
        opened(text + b"\n" * 5000, spoken)


def armored(age_file: bytes) -> bytes:
    text = base64.b64encode(age_file)
    lines = [text[start : start + 64] for start in range(0, len(text), 64)]
    first, last = b"-----BEGIN AGE ENCRYPTED FILE-----", b"-----END AGE ENCRYPTED FILE-----"
    return b"\n".join([first, *lines, last, b""])
