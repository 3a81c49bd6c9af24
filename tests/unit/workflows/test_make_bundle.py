# SPDX-License-Identifier: GPL-3.0-or-later
"""A bundle is written from real stories and permissions, to a real file, and opened again."""

from __future__ import annotations

import hashlib
import os
import shutil
import stat
import subprocess
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from storyteller import HEARD, TODAY, Storyteller, row, said_yes

from held.files.disk_errors import DiskFull, FolderMissing, FolderNotWritable
from held.journal.answer import Chosen, Rows, Several, Ticked, When, Who, Words
from held.journal.identifiers import EntryId
from held.journal.loose_date import Exactly
from held.journal.permission import Form, Stays
from held.journal.person import Person
from held.workflows.make_bundle import (
    NothingMayLeave,
    PermissionChanged,
    Preview,
    WritingStopped,
    preview,
    write,
)
from held.workflows.new_file import TargetTaken
from held.workflows.open_bundle import open_bundle
from held.workflows.shelve import shelve

WORDS = "chalk meadow onion ladder quilt harbor"


@pytest.fixture
def teller(tmp_path: Path) -> Iterator[Storyteller]:
    teller = Storyteller(tmp_path)
    yield teller
    teller.close()


@pytest.fixture
def rowan(teller: Storyteller) -> Person:
    return teller.knows("Rowan")


@pytest.fixture
def story(teller: Storyteller, rowan: Person) -> EntryId:
    """Something of it may go to Rowan; their words may not."""
    told = teller.told(
        gist=Words("Nobody had asked."),
        their_words=Rows((row("so that was that"),)),
        channel=Chosen("on_a_walk"),
    )
    teller.asked(told, said_yes(rowan))
    return told


@pytest.fixture
def shown(teller: Storyteller, story: EntryId, rowan: Person) -> Preview:
    return preview(teller.session, story, rowan.id)


def nothing_was_written(teller: Storyteller, folder: Path) -> bool:
    files = [f for f in folder.iterdir() if f.name not in {"share", "config"}]
    return not files and teller.session.vault.bundles.sent() == ()


def test_what_is_shown_is_what_the_permission_names_and_why_the_rest_stays(shown: Preview) -> None:
    assert [part.question.id for part in shown.leaving.parts] == ["heard", "gist"]
    assert {k.question.id: k.because for k in shown.leaving.stays} == {
        "their_words": Stays.MORE_DETAIL_THAN_AGREED,
        "channel": Stays.NOT_ALLOWED,
        "teller": Stays.NOT_ALLOWED,
    }
    assert shown.teller == "Linden"
    assert shown.until == date(2027, 3, 1)
    assert shown.letter is not None
    assert set(HEARD.splitlines()) <= set(shown.letter.lines)


def test_a_bundle_holds_what_was_read_and_opens_with_the_words_as_spoken(
    teller: Storyteller, shown: Preview, tmp_path: Path
) -> None:
    target = tmp_path / "bundle.held.age"
    done = write(teller.session, shown, target, WORDS)
    assert done.path == target
    assert stat.S_IMODE(target.stat().st_mode) == 0o600

    received = open_bundle(target, "Chalk meadow-ONION  ladder quilt harbor ", TODAY)
    assert shown.letter is not None
    assert received.letter == shown.letter.lines
    assert [part.title for part in received.parts] == ["What I heard", "The gist"]
    assert received.until == date(2027, 3, 1)
    assert not received.ended
    sealed = target.read_bytes()
    assert not any(word.encode() in sealed for word in ("Linden", "Rowan", "rota", "confidence"))

    (line,) = teller.session.vault.bundles.sent()
    assert line == done.left
    assert (line.story, line.to, line.parts) == (shown.story.id, shown.to.id, ("heard", "gist"))
    assert (line.form, line.until, line.left.day) == (Form.BUNDLE, date(2027, 3, 1), TODAY)


def test_a_second_bundle_counts_on_and_has_another_digest(
    teller: Storyteller, shown: Preview, tmp_path: Path
) -> None:
    first = write(teller.session, shown, tmp_path / "one.age", WORDS).left
    second = write(teller.session, shown, tmp_path / "two.age", WORDS).left
    assert second.counter == first.counter + 1
    assert first.counter % 1000 == 0
    assert second.digest != first.digest
    assert second.id != first.id


@pytest.mark.skipif(shutil.which("age") is None, reason="the program age is not installed")
def test_somebody_without_held_reads_the_letter_with_age(
    teller: Storyteller, shown: Preview, tmp_path: Path
) -> None:
    done = write(teller.session, shown, tmp_path / "bundle.held.age", WORDS)
    plain = tmp_path / "plain"
    controller, terminal = os.openpty()
    with subprocess.Popen(
        ["setsid", "--ctty", "age", "-d", "-o", str(plain), str(tmp_path / "bundle.held.age")],
        stdin=terminal,
        stdout=terminal,
        stderr=terminal,
    ) as age:
        os.close(terminal)
        asked = b""
        while not asked.rstrip().endswith(b":"):
            asked += os.read(controller, 1000)
        os.write(controller, WORDS.encode() + b"\n")
        assert age.wait(60) == 0
    os.close(controller)
    document = plain.read_bytes()
    assert hashlib.sha256(document).digest() == done.left.digest
    text = document.decode("utf-8")
    assert shown.letter is not None
    places = [text.index(f'"{line}"') for line in shown.letter.lines if line]
    assert places == sorted(places)
    assert "so that was that" not in text
    assert "Rowan" not in text


TAKEN_BACK = {"withdrawn": Rows((row("all of it"),))}


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        (TAKEN_BACK, NothingMayLeave),
        ({"may_note": Chosen("no")}, NothingMayLeave),
        ({"may_note": Chosen("not_asked")}, NothingMayLeave),
        ({"share": Rows()}, NothingMayLeave),
        ({"keep_until": When(Exactly(date(2026, 11, 1)))}, NothingMayLeave),
        ({"detail": Chosen("gist")}, PermissionChanged),
        ({"purpose": Words("for another thing")}, PermissionChanged),
        ({"how_named": Chosen("role")}, PermissionChanged),
        ({"do_not_raise": Ticked(True)}, PermissionChanged),
        ({"keep_until": When(Exactly(date(2027, 1, 1)))}, PermissionChanged),
    ],
)
def test_a_permission_that_ends_or_changes_after_reading_lets_nothing_be_written(
    teller: Storyteller,
    rowan: Person,
    shown: Preview,
    tmp_path: Path,
    change: dict[str, object],
    refusal: type[Exception],
) -> None:
    teller.asked(shown.story.id, {**said_yes(rowan), **change})
    with pytest.raises(refusal):
        write(teller.session, shown, tmp_path / "bundle.held.age", WORDS)
    assert nothing_was_written(teller, tmp_path)


def test_words_that_were_changed_after_reading_are_read_once_more(
    teller: Storyteller, shown: Preview, tmp_path: Path
) -> None:
    teller.rewrite(shown.story.id, heard=Words("Linden says it was otherwise."))
    with pytest.raises(PermissionChanged):
        write(teller.session, shown, tmp_path / "bundle.held.age", WORDS)
    assert nothing_was_written(teller, tmp_path)


def test_on_the_day_after_the_last_nothing_is_written(
    teller: Storyteller, shown: Preview, tmp_path: Path
) -> None:
    teller.clock.day = date(2027, 3, 2)
    with pytest.raises(NothingMayLeave):
        write(teller.session, shown, tmp_path / "bundle.held.age", WORDS)
    assert nothing_was_written(teller, tmp_path)


def test_a_story_on_the_shelf_lets_nothing_leave(
    teller: Storyteller, shown: Preview, tmp_path: Path
) -> None:
    shelve(teller.session, shown.story.id)
    assert preview(teller.session, shown.story.id, shown.to.id).letter is None
    with pytest.raises(NothingMayLeave):
        write(teller.session, shown, tmp_path / "bundle.held.age", WORDS)
    assert nothing_was_written(teller, tmp_path)


def test_somebody_who_is_not_named_gets_nothing(teller: Storyteller, story: EntryId) -> None:
    ash = teller.knows("Ash")
    shown = preview(teller.session, story, ash.id)
    assert shown.letter is None
    assert shown.leaving.parts == ()


def test_a_part_kept_from_one_person_goes_to_another(teller: Storyteller) -> None:
    rowan, ash = teller.knows("Rowan"), teller.knows("Ash")
    story = teller.told(gist=Words("Nobody had asked."))
    kept = row(from_whom=Who(rowan.id), parts=Several(("heard",)))
    teller.asked(story, said_yes(rowan, ash, withhold=Rows((kept,))))
    to_rowan = preview(teller.session, story, rowan.id)
    to_ash = preview(teller.session, story, ash.id)
    assert [part.question.id for part in to_rowan.leaving.parts] == ["gist"]
    assert [part.question.id for part in to_ash.leaving.parts] == ["heard", "gist"]


def test_a_file_of_that_name_is_left_as_it_is(
    teller: Storyteller, shown: Preview, tmp_path: Path
) -> None:
    target = tmp_path / "bundle.held.age"
    target.write_bytes(b"somebody's own")
    with pytest.raises(TargetTaken):
        write(teller.session, shown, target, WORDS)
    assert target.read_bytes() == b"somebody's own"
    assert teller.session.vault.bundles.sent() == ()


def test_a_place_that_is_gone_is_told_and_nothing_has_left(
    teller: Storyteller, shown: Preview, tmp_path: Path
) -> None:
    with pytest.raises(FolderMissing):
        write(teller.session, shown, tmp_path / "gone" / "bundle.held.age", WORDS)
    assert nothing_was_written(teller, tmp_path)


def test_a_place_that_may_not_be_written_to_is_told_and_another_one_works(
    teller: Storyteller, shown: Preview, tmp_path: Path
) -> None:
    # Not even root may make a file there.
    with pytest.raises((FolderNotWritable, FolderMissing)):
        write(teller.session, shown, Path("/proc/self/fdinfo/bundle.held.age"), WORDS)
    assert nothing_was_written(teller, tmp_path)
    target = tmp_path / "bundle.held.age"
    write(teller.session, shown, target, WORDS)
    assert open_bundle(target, WORDS, TODAY).letter


def test_a_disk_without_room_is_told_and_nothing_has_left(
    teller: Storyteller, shown: Preview, tmp_path: Path
) -> None:
    full = tmp_path / "full"
    full.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=4k,nr_inodes=8", "tmpfs", str(full)],
        capture_output=True,
        check=False,
    )
    if mounted.returncode:
        pytest.skip("only root can mount a small disk")
    try:
        (full / "taken").write_bytes(bytes(4096))
        with pytest.raises(DiskFull):
            write(teller.session, shown, full / "bundle.held.age", WORDS)
        assert [f.name for f in full.iterdir()] == ["taken"]
    finally:
        subprocess.run(["umount", str(full)], check=True)
    assert teller.session.vault.bundles.sent() == ()


def test_stopped_before_the_file_has_its_name_nothing_is_left_behind(
    teller: Storyteller, shown: Preview, tmp_path: Path
) -> None:
    with pytest.raises(WritingStopped):
        write(teller.session, shown, tmp_path / "bundle.held.age", WORDS, lambda: True)
    assert nothing_was_written(teller, tmp_path)
