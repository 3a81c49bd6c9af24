# SPDX-License-Identifier: GPL-3.0-or-later
"""A template that cannot be used says where and why, and a good one is read as it was written."""

from __future__ import annotations

from pathlib import Path

import pytest

from held.journal.room import Room
from held.journal.template import Aside, Detail, Kind, Option, Place, Question, Section, Template
from held.templates.template_file import TemplateBroken, read_template
from held.templates.toml_file import MOST_BYTES

EVERY_KIND = Path(__file__).parents[2] / "templates" / "every_kind"

GOOD = """\
id = "walk"
version = 1
room = "stories"
title = "A walk"

[[sections]]
id = "sheet"
place = "page"

[[sections.questions]]
id = "heard"
kind = "long"
prompt = "What I heard"
detail = "themes"

[[sections.questions]]
id = "mood"
kind = "choice"
prompt = "How was it?"
own_word = true
asides = ["not_sure_yet"]
options = [{ id = "calm", label = "calm" }, { id = "loud", label = "loud" }]

[[sections.questions]]
id = "lines"
kind = "rows"
prompt = "Which lines?"
detail = "their_words"

[[sections.questions.questions]]
id = "how"
kind = "short"
prompt = "How was it said?"

[[sections]]
id = "strip"
place = "parked"

[[sections.questions]]
id = "parked"
kind = "rows"
room = "inside"
prompt = "What waits?"
"""


def folder_with(root: Path, text: str | bytes, name: str = "walk") -> Path:
    folder = root / name
    folder.mkdir()
    raw = text.encode() if isinstance(text, str) else text
    (folder / "template.toml").write_bytes(raw)
    return folder


def fault_of(folder: Path) -> tuple[str, str]:
    with pytest.raises(TemplateBroken) as caught:
        read_template(folder)
    assert caught.value.template == folder.name
    return caught.value.where, caught.value.reason


def test_a_good_template_is_read_as_it_was_written(tmp_path: Path) -> None:
    moods = (Option("calm", "calm"), Option("loud", "loud"))
    how = Question("how", Kind.SHORT, "How was it said?")
    assert read_template(folder_with(tmp_path, GOOD)) == Template(
        id="walk",
        version=1,
        room=Room.STORIES,
        title="A walk",
        sections=(
            Section(
                "sheet",
                Place.PAGE,
                (
                    Question("heard", Kind.LONG, "What I heard", detail=Detail.THEMES),
                    Question(
                        "mood",
                        Kind.CHOICE,
                        "How was it?",
                        options=moods,
                        own_word=True,
                        asides=(Aside.NOT_SURE_YET,),
                    ),
                    Question(
                        "lines",
                        Kind.ROWS,
                        "Which lines?",
                        questions=(how,),
                        detail=Detail.THEIR_WORDS,
                    ),
                ),
            ),
            Section(
                "strip",
                Place.PARKED,
                (Question("parked", Kind.ROWS, "What waits?", room=Room.INSIDE),),
            ),
        ),
    )


def test_every_kind_of_question_can_be_written_down() -> None:
    template = read_template(EVERY_KIND)
    assert {question.kind for question in template.questions()} == set(Kind)


def _put(old: str, new: str) -> str:
    assert GOOD.count(old) == 1, old
    return GOOD.replace(old, new)


@pytest.mark.parametrize(
    ("text", "where", "reason"),
    [
        # Not the form of a template.
        ("id = ", "end of document", "Invalid value"),
        (_put('title = "A walk"', "title = A walk"), "line 4, column 9", "Invalid value"),
        (_put('title = "A walk"\n', ""), "title", "is missing"),
        (_put("version = 1", 'version = "1"'), "version", "Expected `int`, got `str`"),
        (_put("version = 1", f"version = 1{'0' * 5000}"), "template.toml", "number"),
        (_put("version = 1", "version = 1\nscore = 5"), "score", "is not a known field"),
        (_put('room = "stories"', 'room = "attic"'), "room", "Invalid enum value 'attic'"),
        (_put('place = "page"', 'place = "wall"'), "sections[0].place", "'wall'"),
        (_put('prompt = "What I heard"\n', ""), "sections[0].questions[0].prompt", "is missing"),
        (
            _put('prompt = "How was it said?"', "prompt = 7"),
            "sections[0].questions[2].questions[0].prompt",
            "Expected `str`, got `int`",
        ),
        (
            _put('id = "heard"', 'id = "heard"\nrequired = true'),
            "sections[0].questions[0].required",
            "is not a known field",
        ),
        (
            _put('{ id = "loud", label = "loud" }', '{ id = "loud" }'),
            "sections[0].questions[1].options[1].label",
            "is missing",
        ),
        (
            _put('asides = ["not_sure_yet"]', 'asides = ["whatever"]'),
            "sections[0].questions[1].asides[0]",
            "'whatever'",
        ),
        (f"a = {'[' * 5000}", "template.toml", "nested too deep"),
        (b'id = "\xff"', "template.toml", "is not UTF-8 text"),
        (b"#" * (MOST_BYTES + 1), "template.toml", "is longer than"),
        # The form is right and what it says is not.
        (_put('id = "walk"', 'id = "run"'), "id", "is not the name of the folder"),
        (_put('id = "walk"', 'id = "../walk"'), "id", "small letters"),
        (_put("version = 1", "version = 0"), "version", "must be from 1"),
        (_put('title = "A walk"', 'title = " "'), "title", "is empty"),
        (_put('id = "strip"', 'id = "sheet"'), "sections[1].id", "stands twice"),
        (_put('id = "strip"', 'id = "Strip"'), "sections[1].id", "small letters"),
        (_put('place = "parked"', 'place = "page"'), "sections[0].place", "two sections"),
        (_put('place = "page"', 'place = "before"'), "sections", "none of them is the page"),
        (_put('id = "mood"', 'id = "heard"'), "sections[0].questions[1].id", "stands twice"),
        (_put('id = "parked"', 'id = "heard"'), "sections[1].questions[0].id", "stands twice"),
        (_put('id = "mood"', 'id = "my mood"'), "sections[0].questions[1].id", "small letters"),
        (_put('"What I heard"', '" "'), "sections[0].questions[0].prompt", "is empty"),
        (
            _put('kind = "long"', 'kind = "printed"'),
            "sections[0].questions[0].kind",
            "the page cannot be written on",
        ),
        (
            _put('asides = ["not_sure_yet"]', 'asides = ["rather_not", "rather_not"]'),
            "sections[0].questions[1].asides",
            "stands twice",
        ),
        (
            _put('kind = "rows"\nroom', 'kind = "timer"\nasides = ["rather_not"]\nroom'),
            "sections[1].questions[0].asides",
            "nothing to leave open",
        ),
        (
            _put('kind = "choice"', 'kind = "scale"'),
            "sections[0].questions[1].own_word",
            "only a choice",
        ),
        (
            _put('kind = "short"', 'kind = "short"\nahead = true'),
            "sections[0].questions[2].questions[0].ahead",
            "only a date can lie ahead",
        ),
        (
            _put('{ id = "loud"', '{ id = "rather_not"'),
            "sections[0].questions[1].options[1].id",
            "the name of an aside",
        ),
        (
            _put('kind = "short"', 'kind = "choice"'),
            "sections[0].questions[2].questions[0].options",
            "nothing to choose between",
        ),
        (
            _put(', { id = "loud", label = "loud" }', ""),
            "sections[0].questions[1].options",
            "nothing to choose between",
        ),
        (
            _put('{ id = "loud"', '{ id = "calm"'),
            "sections[0].questions[1].options[1].id",
            "stands twice",
        ),
        (
            _put('{ id = "loud"', '{ id = ""'),
            "sections[0].questions[1].options[1].id",
            "small letters",
        ),
        (
            _put('label = "loud"', 'label = ""'),
            "sections[0].questions[1].options[1].label",
            "is empty",
        ),
        (
            _put(
                'kind = "choice"\nprompt = "How was it?"\nown_word = true',
                'kind = "date"\nprompt = "When?"',
            ),
            "sections[0].questions[1].options",
            "a question of kind date has none",
        ),
        (
            _put(
                'kind = "rows"\nroom',
                'kind = "printed"\noptions = [{ id = "a", label = "a" }]\nroom',
            ),
            "sections[1].questions[0].options",
            "a question of kind printed has none",
        ),
        (
            _put(
                'kind = "rows"\nprompt = "Which lines?"', 'kind = "long"\nprompt = "Which lines?"'
            ),
            "sections[0].questions[2].questions",
            "only rows have questions of their own",
        ),
        (
            GOOD.replace(
                '[[sections]]\nid = "strip"',
                '[[sections.questions.questions]]\nid = "how"\nkind = "short"\nprompt = "?"\n'
                '[[sections]]\nid = "strip"',
            ),
            "sections[0].questions[2].questions[1].id",
            "stands twice",
        ),
        (
            _put('"How was it said?"', '"How was it said?"\nroom = "inside"'),
            "sections[0].questions[2].questions[0].room",
            "stays in the room of the row",
        ),
        (
            _put('"How was it said?"', '"How was it said?"\ndetail = "gist"'),
            "sections[0].questions[2].questions[0].detail",
            "leaves or stays with the row",
        ),
        # What comes together, and what was asked before.
        (
            _put('kind = "long"', 'kind = "long"\ntogether = true'),
            "sections[0].questions[0].together",
            "there is none before it",
        ),
        (
            _put('kind = "choice"\n', 'kind = "choice"\nbefore = "heard"\n'),
            "sections[0].questions[1].before",
            "is no earlier scale with the same words",
        ),
        (
            _put('kind = "short"', 'kind = "short"\nbefore = "mood"'),
            "sections[0].questions[2].questions[0].before",
            "a scale in a row has none before it",
        ),
        # What may leave.
        (
            _put('room = "inside"', 'room = "inside"\ndetail = "gist"'),
            "sections[1].questions[0].detail",
            "only the page of a story",
        ),
        (
            _put('room = "inside"', 'detail = "gist"'),
            "sections[1].questions[0].detail",
            "only the page of a story",
        ),
        (
            _put('room = "stories"', 'room = "tests"'),
            "sections[0].questions[0].detail",
            "only the page of a story",
        ),
        (
            _put('kind = "long"', 'kind = "person"'),
            "sections[0].questions[0].detail",
            "a question of kind person cannot leave",
        ),
        (
            _put('kind = "short"', 'kind = "link"'),
            "sections[0].questions[2].questions[0].kind",
            "a question of kind link cannot leave",
        ),
    ],
)
def test_what_is_wrong_is_named_with_its_place(
    tmp_path: Path, text: str | bytes, where: str, reason: str
) -> None:
    found_where, found_reason = fault_of(folder_with(tmp_path, text))
    assert found_where == where
    assert reason in found_reason


def test_a_scale_can_be_asked_again_with_the_same_words_and_no_others(tmp_path: Path) -> None:
    scale = 'kind = "scale"\nprompt = "How am I?"\noptions = [\n    { id = "a", label = "calm" },'
    first = f'[[sections.questions]]\nid = "first"\n{scale} {{ id = "b", label = "loud" }}]\n'
    again = f'[[sections.questions]]\nid = "again"\nbefore = "first"\n{scale} {{ id = "%s", label = "loud" }}]\n'
    strip = '[[sections]]\nid = "strip"'
    same = GOOD.replace(strip, f"{first}{again % 'b'}{strip}")
    asked = read_template(folder_with(tmp_path, same)).question("again")
    assert asked is not None
    assert asked.before == "first"
    other = GOOD.replace(strip, f"{first}{again % 'c'}{strip}")
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    assert fault_of(folder_with(elsewhere, other)) == (
        "sections[0].questions[4].before",
        "is no earlier scale with the same words",
    )


def test_rows_within_rows_go_two_levels_deep_and_no_further(tmp_path: Path) -> None:
    under = "[[sections.questions{}]]\nid = 'a'\nkind = 'rows'\nprompt = '?'\n"
    two = GOOD + under.format(".questions") + under.format(".questions.questions")
    assert read_template(folder_with(tmp_path, two)).id == "walk"
    three = two + under.format(".questions.questions.questions")
    (tmp_path / "walk" / "template.toml").write_text(three)
    where, reason = fault_of(tmp_path / "walk")
    assert where == "sections[1].questions[0].questions[0].questions[0].questions"
    assert "too deep" in reason


def test_a_section_that_asks_nothing_is_named(tmp_path: Path) -> None:
    empty = "[[sections]]\nid = 'empty'\nplace = 'page'\nquestions = []\n"
    text = "id = 'walk'\nversion = 1\nroom = 'tests'\ntitle = 'A walk'\n" + empty
    assert fault_of(folder_with(tmp_path, text)) == ("sections[0].questions", "is empty")


def test_a_template_that_is_not_there_is_named(tmp_path: Path) -> None:
    (tmp_path / "walk").mkdir()
    assert fault_of(tmp_path / "walk") == ("template.toml", "is missing")


def test_a_template_that_cannot_be_opened_is_named(tmp_path: Path) -> None:
    (tmp_path / "walk" / "template.toml").mkdir(parents=True)
    assert fault_of(tmp_path / "walk") == ("template.toml", "cannot be read")


def test_what_is_wrong_never_reaches_a_log_in_its_own_words(tmp_path: Path) -> None:
    with pytest.raises(TemplateBroken) as caught:
        read_template(folder_with(tmp_path, GOOD.replace("A walk", " ")))
    assert str(caught.value) == "TemplateBroken"
