# SPDX-License-Identifier: GPL-3.0-or-later
"""Sizes of bundles tell little: few are possible, and none is much larger than it must be."""

from __future__ import annotations

from held.bundles.padding import padded_size


def test_padding_never_shrinks_and_costs_at_most_an_eighth() -> None:
    for size in range(20_000):
        assert size <= padded_size(size) <= size * 1.125


def test_a_padded_size_stays_as_it_is() -> None:
    assert all(padded_size(padded_size(size)) == padded_size(size) for size in range(20_000))


def test_few_sizes_are_left_to_tell_apart() -> None:
    assert len({padded_size(size) for size in range(2**15, 2**16)}) == 2**4 + 1


def test_known_sizes() -> None:
    # By the paper's own formula, worked by hand: 9 has 3 whole bits and 1 free one.
    assert [padded_size(size) for size in (0, 1, 8, 9, 10, 1000, 65_537)] == [
        0,
        1,
        8,
        10,
        10,
        1024,
        67_584,
    ]
