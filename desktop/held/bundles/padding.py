# SPDX-License-Identifier: GPL-3.0-or-later
"""Sizes that say little: every length is rounded up to one of a few.

With a length of n bits only about its first log2(n) bits stay free, which costs at most 12 % and
leaves an onlooker a handful of sizes to tell apart.
Source: Padmé, in "Reducing Metadata Leakage from Encrypted Files and Communication with PURBs".
"""

from __future__ import annotations


def padded_size(size: int) -> int:
    """The smallest allowed size that is at least `size`, in bytes."""
    if size < 2:
        return size
    exponent = size.bit_length() - 1
    free_bits = exponent - exponent.bit_length()
    step = 1 << max(free_bits, 0)
    return -(-size // step) * step
