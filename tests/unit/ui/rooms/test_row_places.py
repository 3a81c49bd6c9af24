# SPDX-License-Identifier: GPL-3.0-or-later
"""Rows lie below each other without a gap, wherever headings stand between them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from held.ui.rooms.row_places import Heights, Stretch, Stretches, row_at, top_of

stretches = st.lists(
    st.builds(Stretch, st.sampled_from(["", "March 2026"]), st.integers(1, 6)), max_size=6
).map(Stretches)
heights = st.builds(Heights, st.integers(1, 90), st.integers(1, 60))


@given(stretches, heights)
def test_rows_follow_each_other_and_are_found_where_they_lie(
    found: Stretches, heights: Heights
) -> None:
    expected, y, place = [], 0, 0
    for stretch in found.all:
        expected += [(stretch.heading, place)] * bool(stretch.heading)
        expected += [("", place + each) for each in range(stretch.count)]
        place += stretch.count
    assert (found.rows, found.entries) == (len(expected), place)
    for row, (heading, place_of) in enumerate(expected):
        assert found.find(row) == (heading, place_of)
        assert top_of(found, row, heights) == y
        high = heights.heading if heading else heights.entry
        assert {row_at(found, y, heights), row_at(found, y + high - 1, heights)} == {row}
        if not heading:
            assert found.row_of(place_of) == row
        y += high
    assert top_of(found, found.rows, heights) == y
    assert row_at(found, y, heights) is None
    assert row_at(found, -1, heights) is None


@given(stretches)
def test_a_stretch_begins_with_its_heading(found: Stretches) -> None:
    for number, stretch in enumerate(found.all):
        assert found.heading_at(found.first_row(number)) == stretch.heading
