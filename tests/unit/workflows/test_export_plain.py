# SPDX-License-Identifier: GPL-3.0-or-later
"""A real notebook is written out in plain words, as far as those who told something said yes."""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from storyteller import HEARD, Storyteller, row, said_yes

from held.files.disk_errors import FolderMissing, FolderNotWritable
from held.files.passing_folder import passing_folder
from held.journal.answer import Answer, Chosen, Linked, Rows, Words
from held.journal.identifiers import EntryId
from held.journal.layer import Lifted
from held.journal.own_copy import StaysHere
from held.journal.permission import Stays
from held.workflows import lift_line, write_entry
from held.workflows.export_plain import FolderTaken, WrittenOut, check_place, write_out
from held.workflows.plain_copy_words import NOT_FINDINGS, WHY
from held.workflows.shelve import shelve

OWN = "My own page, **as typed**.\nWith two lines."


@pytest.fixture
def teller(tmp_path: Path) -> Iterator[Storyteller]:
    teller = Storyteller(tmp_path)
    yield teller
    teller.close()


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "copy"


def wrote(teller: Storyteller, **answers: Answer) -> EntryId:
    draft = write_entry.begin(teller.session, write_entry.FREE_PAGE)
    draft.say(answers)
    return write_entry.keep(teller.session, draft.written).entry.id


def lift(teller: Storyteller, page: EntryId, question: str, lifted: Lifted) -> None:
    draft = write_entry.resume(teller.session, page)
    line = lift_line.lift(teller.session, draft.entry, question, (0, 11), lifted)
    draft.say(dict(draft.entry.answers), (line.mark,))
    write_entry.keep(teller.session, draft.written)


def out(teller: Storyteller, target: Path) -> WrittenOut:
    return write_out(teller.session, target)


def texts(target: Path) -> str:
    return "\n".join(p.read_text("utf-8") for p in sorted(target.rglob("*")) if p.is_file())


def pages(target: Path) -> list[str]:
    return [path.read_text("utf-8") for path in sorted((target / "pages").iterdir())]


def test_what_was_said_yes_to_and_what_is_mine_is_written_out(
    teller: Storyteller, target: Path
) -> None:
    told = teller.told(gist=Words("Nobody had asked."), channel=Chosen("on_a_walk"))
    teller.asked(told, said_yes(teller.knows("Rowan")))
    wrote(teller, page=Words(OWN))

    done = out(teller, target)

    assert done.pages == 2
    story, own = pages(target)
    assert HEARD in story
    assert "They said yes for one thing: “to walk beside them”." in story
    assert "To be let go by 1 March 2027." in story
    assert "### What I heard" in story
    assert OWN in own
    assert done.stayed == {Stays.NOT_ALLOWED: 2}


def test_a_story_nobody_said_yes_to_leaves_no_trace_but_a_number(
    teller: Storyteller, target: Path
) -> None:
    teller.told(teller="Hazel", gist=Words("A secret gist."))
    wrote(teller, page=Words(OWN))
    done = out(teller, target)
    assert done.pages == 1
    assert done.stayed[Stays.NOT_ASKED] == 3
    told = texts(target)
    assert not any(word in told for word in ("rota", "secret", "Hazel"))
    # Numbers run on without a gap, or the gap would tell.
    assert [p.name for p in (target / "pages").iterdir()] == ["2026-11-22-1.md"]


def test_what_stayed_is_listed_by_kind_and_without_a_word_of_it(
    teller: Storyteller, target: Path
) -> None:
    told = teller.told(their_words=Rows((row("so that was that"),)))
    teller.asked(told, said_yes(teller.knows("Rowan")))
    shelve(teller.session, wrote(teller, page=Words("an old worry")))
    out(teller, target)
    listed = (target / "WHAT-STAYED-BEHIND.md").read_text("utf-8")
    assert "- 1: It says more than they agreed to." in listed
    assert "- 1: Nobody said yes to this part." in listed
    assert "- 1: It lies in Letting go." in listed
    assert "so that was that" not in texts(target)
    assert "an old worry" not in texts(target)


def test_every_reason_has_its_words() -> None:
    assert set(WHY) == {*Stays, *StaysHere}


def test_a_line_from_tests_says_what_it_is_and_goes_only_where_its_story_may(
    teller: Storyteller, target: Path
) -> None:
    told = teller.told()
    lift(teller, told, "heard", Lifted.TOLD)
    wrote(teller, page=Words(OWN))
    before = out(teller, target)
    assert before.pages == 1
    assert "Linden told" not in texts(target)

    teller.asked(told, said_yes(teller.knows("Rowan")))
    after = out(teller, target.with_name("after"))
    assert after.pages == 3
    (line,) = [page for page in pages(target.with_name("after")) if NOT_FINDINGS in page]
    assert "Linden told" in line
    assert "How do I know? Told by someone there" in line


def test_the_json_says_the_same_and_says_what_it_is(teller: Storyteller, target: Path) -> None:
    told = teller.told()
    lift(teller, told, "heard", Lifted.ASSUME)
    teller.asked(told, said_yes(teller.knows("Rowan")))
    wrote(teller, page=Words(OWN))
    out(teller, target)
    whole = json.loads((target / "notebook.json").read_text("utf-8"))
    assert (whole["format"], whole["version"]) == ("held-plain-copy", 1)
    assert whole["about"]
    assert whole["written"] == "2026-11-22"
    names = [page["name"] for page in whole["pages"]]
    assert [f"{name}.md" for name in names] == sorted(p.name for p in (target / "pages").iterdir())
    rooms = {page["room"]: page for page in whole["pages"]}
    assert rooms["inside"]["readings"][0]["answers"][0]["lines"] == OWN.split("\n")
    assert rooms["tests"]["note"] == NOT_FINDINGS
    assert [entry["parts"] for entry in whole["stayed_behind"]] == [1]


def test_a_notebook_of_nothing_is_written_out_too(teller: Storyteller, target: Path) -> None:
    done = out(teller, target)
    assert done.pages == 0
    assert json.loads((target / "notebook.json").read_text("utf-8"))["pages"] == []
    assert "Nothing stayed behind." in texts(target)


def test_a_page_that_cannot_be_read_does_not_keep_the_others_back(
    teller: Storyteller, target: Path
) -> None:
    broken = wrote(teller, page=Words("broken"))
    wrote(teller, page=Words(OWN))
    connection = teller.session.vault._connection
    with connection.transaction():
        connection.execute(
            "UPDATE layer SET answers = ? WHERE entry = (SELECT number FROM entry WHERE id = ?)",
            (b"{", bytes.fromhex(broken)),
        )
    done = out(teller, target)
    assert done.pages == 1
    assert done.stayed == {StaysHere.CANNOT_BE_READ: 1}


def test_the_folder_is_for_this_user_alone_and_its_names_tell_nothing(
    teller: Storyteller, target: Path
) -> None:
    wrote(teller, page=Words(OWN))
    before = os.umask(0o022)
    try:
        out(teller, target)
    finally:
        os.umask(before)
    for path in (target, *target.rglob("*")):
        wanted = 0o700 if path.is_dir() else 0o600
        assert stat.S_IMODE(path.stat().st_mode) == wanted, path.name
    assert {p.relative_to(target).as_posix() for p in target.rglob("*")} == {
        "READ-ME-FIRST.md",
        "WHAT-STAYED-BEHIND.md",
        "notebook.json",
        "pages",
        "pages/2026-11-22-1.md",
    }
    assert [p.name for p in target.parent.glob(".held*")] == []


def test_an_empty_folder_is_taken_and_a_full_one_is_left_alone(
    teller: Storyteller, target: Path
) -> None:
    target.mkdir()
    out(teller, target)
    assert (target / "notebook.json").exists()
    before = sorted(target.iterdir())
    with pytest.raises(FolderTaken):
        out(teller, target)
    assert sorted(target.iterdir()) == before


@pytest.mark.parametrize("thing", ["file", "link", "dead link"])
def test_whatever_else_has_that_name_is_left_alone(
    teller: Storyteller, target: Path, tmp_path: Path, thing: str
) -> None:
    elsewhere = tmp_path / "elsewhere"
    if thing == "file":
        target.write_text("mine")
    else:
        target.symlink_to(elsewhere)
        if thing == "link":
            elsewhere.mkdir()
    with pytest.raises(FolderTaken):
        out(teller, target)
    assert not elsewhere.exists() or not any(elsewhere.iterdir())


def test_a_place_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(FolderMissing):
        check_place(tmp_path / "nowhere" / "copy")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_place_that_may_not_be_written_to_is_told(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(FolderNotWritable):
            check_place(tmp_path / "copy")
    finally:
        tmp_path.chmod(0o700)


def test_what_was_taken_meanwhile_is_left_alone_and_nothing_lies_about(
    teller: Storyteller, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody puts a folder there after the look and before the writing is done."""
    wrote(teller, page=Words(OWN))
    rename = Path.rename

    def put_something_there(path: Path, to: Path) -> Path:
        to.mkdir()
        (to / "theirs").touch()
        return rename(path, to)

    monkeypatch.setattr(Path, "rename", put_something_there)
    with pytest.raises(FolderTaken):
        out(teller, target)
    assert [p.name for p in target.iterdir()] == ["theirs"]
    assert not [p for p in target.parent.iterdir() if p.name.startswith(".held")]


def test_a_link_to_a_page_names_its_file(teller: Storyteller, target: Path) -> None:
    own = wrote(teller, page=Words(OWN))
    teller.clock.day = teller.clock.day.replace(day=23)
    wrote(teller, page=Linked((own,)))
    out(teller, target)
    assert "2026-11-22-1" in (target / "pages" / "2026-11-23-1.md").read_text("utf-8")


def test_a_passing_folder_in_use_is_not_cleared_away(tmp_path: Path) -> None:
    from held.files.disk_errors import PlaceKind

    make = partial(passing_folder, tmp_path, PlaceKind.EXPORT)
    with make() as first:
        with make() as second:
            assert first.is_dir()
            assert second.is_dir()
        assert first.is_dir()
    assert list(tmp_path.iterdir()) == []
