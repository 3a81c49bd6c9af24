# SPDX-License-Identifier: GPL-3.0-or-later
"""Look for words in the memory of another process.

Qt keeps text as UTF-16, Python as one, two or four bytes a letter, files as UTF-8: a search for
one of them alone passes falsely.  The one who looks must be another process, or it finds its own
needle; and a scan counts only if it first finds the words where they must be.

From a shell: `python memory_scan.py PID`, the markers on stdin, one a line.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

_ENCODINGS = ("utf-8", "utf-16-le", "utf-32-le", "latin-1")
_AT_ONCE = 1 << 22
# Kernel pages shown in every process; they cannot be read this way and hold nothing of ours.
_KERNEL_REGIONS = ("[vvar]", "[vvar_vclock]", "[vsyscall]")


@dataclass(frozen=True)
class _Region:
    start: int
    stop: int


def scan(pid: int, markers: Collection[str]) -> dict[str, int]:
    """How often each marker stands in the memory of the process, in any of its encodings.

    Needs the right to read that memory: to be root, or the same user while it is not hidden.
    """
    if pid == os.getpid():
        raise ValueError("a process that scans itself finds its own needle")
    needles = {marker: _encode(marker) for marker in markers}
    found = dict.fromkeys(markers, 0)
    for piece, already in _read_pieces(pid, overlap=_longest(needles) - 1):
        for marker, forms in needles.items():
            found[marker] += sum(_count(piece, form, already) for form in forms)
    return found


def _encode(marker: str) -> set[bytes]:
    forms = set()
    for encoding in _ENCODINGS:
        try:
            forms.add(marker.encode(encoding))
        except UnicodeEncodeError:
            continue
    return forms


def _longest(needles: dict[str, set[bytes]]) -> int:
    return max((len(form) for forms in needles.values() for form in forms), default=1)


def _count(piece: bytes, form: bytes, already: int) -> int:
    """Times the form stands in the piece, without those that lay whole in what was seen before."""
    return piece.count(form) - (piece[:already].count(form) if already >= len(form) else 0)


def _read_pieces(pid: int, overlap: int) -> Iterator[tuple[bytes, int]]:
    """Pieces of memory, each beginning with the end of the one before; and how much that is."""
    memory = os.open(f"/proc/{pid}/mem", os.O_RDONLY | os.O_CLOEXEC)
    try:
        for region in _list_regions(pid):
            before = b""
            place = region.start
            while place < region.stop:
                try:
                    read = os.pread(memory, min(_AT_ONCE, region.stop - place), place)
                except OSError:  # a page behind the end of a mapped file
                    read = b""
                if not read:
                    before = b""
                    place = (place // 4096 + 1) * 4096
                    continue
                yield before + read, len(before)
                before = (before + read)[-overlap:] if overlap else b""
                place += len(read)
    finally:
        os.close(memory)


def _list_regions(pid: int) -> Iterator[_Region]:
    for line in Path(f"/proc/{pid}/maps").read_text(errors="replace").splitlines():
        place, rights, *rest = line.split(maxsplit=5)
        # What has no rights at all was never filled: room set aside.
        if rights.startswith("---") or (rest and rest[-1].strip() in _KERNEL_REGIONS):
            continue
        start, stop = (int(end, 16) for end in place.split("-"))
        yield _Region(start, stop)


if __name__ == "__main__":
    print(json.dumps(scan(int(sys.argv[1]), sys.stdin.read().splitlines())))
