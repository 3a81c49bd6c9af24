# SPDX-License-Identifier: GPL-3.0-or-later
"""Lines read again on any number of days come out of a vault as they went in, day by day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from held.journal.answer import Answer, Chosen, Linked, Quote, Row, Rows, When, Who, Words
from held.journal.entry import begin, write
from held.journal.identifiers import EntryId, MarkId, PersonId, RowId
from held.journal.layer import Layer
from held.journal.look_again import find_day
from held.journal.loose_date import Exactly
from held.journal.moment import Moment
from held.templates.template_file import read_template
from held.vault.key_slots import DerivationCost
from held.vault.vault import Vault, make_vault

TEST = read_template(Path(__file__).parents[2] / "resources" / "templates" / "test")
FIRST = datetime(2026, 3, 10, 9, tzinfo=UTC)
IDS = st.text("0123456789abcdef", min_size=32, max_size=32)
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
WAYS = st.builds(Rows, st.lists(st.builds(Row, IDS.map(RowId), TEXT), max_size=2).map(tuple))
BEHIND: dict[str, st.SearchStrategy[Answer]] = {
    "basis": st.sampled_from([Chosen("saw"), Chosen("not_known")]),
    "camera": st.builds(Words, TEXT),
    "other_ways": WAYS,
    "look_again": st.dates(date(2026, 1, 1), date(2027, 1, 1)).map(lambda day: When(Exactly(day))),
    "now": st.sampled_from([Chosen("still_open"), Chosen("otherwise")]),
    "ask_whom": st.builds(Who, IDS.map(PersonId)),
    "stories": st.lists(IDS.map(EntryId), max_size=2).map(lambda ids: Linked(tuple(ids))),
}
LINES = st.lists(
    st.builds(
        Row,
        IDS.map(RowId),
        TEXT,
        st.none() | st.builds(Quote, IDS.map(EntryId), IDS.map(MarkId)),
        st.fixed_dictionaries({}, optional=BEHIND),
    ),
    max_size=4,
)
_DAY = "SELECT look_again_day FROM entry WHERE id = ?"
READINGS = st.lists(st.tuples(st.integers(0, 3), LINES), min_size=1, max_size=5)


@pytest.fixture
def vault(tmp_path: Path, cheap_cost: DerivationCost) -> Iterator[Vault]:
    made = make_vault(tmp_path / "one.held", "quiet words", cheap_cost)
    yield made
    made.close()


@given(readings=READINGS)
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_reading_of_every_day_comes_back_and_no_earlier_one_changes(
    vault: Vault, readings: list[tuple[int, list[Row]]]
) -> None:
    at = FIRST
    entry = begin(TEST, Moment(at, at.date()))
    ended: tuple[Layer, ...] = ()
    for days, rows in readings:
        at += timedelta(days=days)
        said = write(entry, {"lines": Rows(tuple(rows))}, (), Moment(at, at.date()))
        entry = vault.entries.save(said)
        read = vault.entries.read(entry.id)
        assert read == entry
        assert read.layers[: len(ended)] == ended
        ended = read.layers[:-1]
        day = find_day(read)
        ((stored,),) = vault._connection.execute(_DAY, (bytes.fromhex(entry.id),))
        assert stored == (None if day is None else day.isoformat())
