# SPDX-License-Identifier: GPL-3.0-or-later
"""Payloads of card bundles beside Debian's `age`, and the memory they take; the derivation of
spoken words is counted apart.

Both sides read and write the same files, in turns, and the best of several rounds counts.  `age`
is timed as a program, with an X25519 key, since it is too old for the kind that cards have; Held's
side is timed inside a process that runs already, its post-quantum key included.
"""

from __future__ import annotations

import os
import re
import resource
import subprocess
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from figures import Figure
from held.bundles.age_file import Passphrase, decrypt, encrypt
from held.bundles.card import make_card_identity

MIB = 1024 * 1024
SIZE = 256
ROUNDS = 8
READER = make_card_identity("")


def measure() -> list[Figure]:
    """Speeds in MiB of payload a second, growth of the peak memory in MiB."""
    with tempfile.TemporaryDirectory(prefix="held-bench-") as folder:
        place = Path(folder)
        grown = _payload(place)
        figures = [
            Figure(name, speed, "MiB/s", target, at_least=True)
            for name, speed, target in _beside_age(place)
        ]
    memory = Figure("card bundle: memory above the start, 256 MiB both ways", grown, "MiB", 32)
    derivation = Figure("bundle: derivation of six spoken words", _derivation(), "s")
    return [*figures, memory, derivation]


def _payload(place: Path) -> float:
    """Make the payload and pass it both ways once.  By how much the peak of memory grew."""
    piece = os.urandom(MIB)
    with (place / "plain").open("wb") as plain:
        for _ in range(SIZE):
            plain.write(piece)
    before = _peak()
    _held_writes(place)
    _held_reads(place)
    return (_peak() - before) / 1024


def _beside_age(place: Path) -> list[tuple[str, float, float | None]]:
    made = subprocess.run(
        ["age-keygen", "-o", str(place / "key")], check=True, capture_output=True, text=True
    )
    found = re.search(r"age1\w+", made.stderr)
    assert found is not None

    def age_writes() -> None:
        _age("-r", found[0], "-o", str(place / "theirs"), str(place / "plain"))

    def age_reads() -> None:
        _age("-d", "-i", str(place / "key"), "-o", str(place / "again"), str(place / "theirs"))

    again = place / "again"
    writing, age_writing = _fastest(
        (place / "ours", lambda: _held_writes(place)), (place / "theirs", age_writes)
    )
    reading, age_reading = _fastest((again, lambda: _held_reads(place)), (again, age_reads))
    return [
        ("card bundle: writing a payload, Debian's age", age_writing, None),
        ("card bundle: writing a payload, Held", writing, age_writing),
        ("card bundle: reading a payload, Debian's age", age_reading, None),
        ("card bundle: reading a payload, Held", reading, age_reading),
    ]


Making = tuple[Path, Callable[[], None]]


def _fastest(ours: Making, theirs: Making) -> tuple[float, float]:
    """The best speed of each over several rounds, in turns."""
    times = [(_seconds_anew(*ours), _seconds_anew(*theirs)) for _ in range(ROUNDS)]
    return SIZE / min(one for one, _ in times), SIZE / min(other for _, other in times)


def _seconds_anew(target: Path, act: Callable[[], None]) -> float:
    """The time of an act that makes `target`.

    The one before is taken away first: emptying a file, and closing one that was written over
    before it came to the disk, take longer than what is to be measured.
    """
    target.unlink(missing_ok=True)
    return _seconds(act)


def _seconds(act: Callable[[], None]) -> float:
    begun = time.monotonic()
    act()
    return time.monotonic() - begun


def _held_writes(place: Path) -> None:
    with (place / "plain").open("rb") as plain, (place / "ours").open("wb") as out:
        encrypt(plain, out, [READER.card.recipient])


def _held_reads(place: Path) -> None:
    with (place / "ours").open("rb") as source, (place / "again").open("wb") as out:
        decrypt(source, out, [READER.hybrid])


def _age(*arguments: str) -> None:
    subprocess.run(["age", *arguments], check=True)


def _derivation() -> float:
    return _seconds(lambda: Passphrase("chalk").wrap(bytes(16)) and None)


def _peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
