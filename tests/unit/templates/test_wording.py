# SPDX-License-Identifier: GPL-3.0-or-later
"""Another language changes the texts of a template and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from held.journal.template import Template
from held.templates.broken import TemplateBroken
from held.templates.template_file import read_template
from held.templates.wording import lay_over

EVERY_KIND = read_template(Path(__file__).parents[2] / "templates" / "every_kind")

WORDING = """\
title = "Jede Art"
door = "Alles"
asks = "Von jeder eine."
not_for = "Für niemanden."

[sections.sheet]
title = "Das Blatt"
why = "Darauf wird geschrieben."

[questions.long]
name = "Lang"
prompt = "Eine lange?"
why = "Darum."
hint = "Beginne"

[questions.choice.options.one]
label = "Eins"
note = "Das Erste"

[questions.rows]
prompt = "Welche Zeilen?"

[questions.rows.questions.scale]
prompt = "Wie sicher bin ich?"

[questions.rows.questions.scale.options.sure]
label = "sicher"

[questions.nested.questions.others.questions.under]
prompt = "Und darunter?"
"""


def worded(root: Path, text: str) -> Template:
    path = root / "wording.de.toml"
    path.write_text(text, encoding="utf-8")
    return lay_over(EVERY_KIND, path)


def fault_of(root: Path, text: str) -> tuple[str, str]:
    with pytest.raises(TemplateBroken) as caught:
        worded(root, text)
    assert caught.value.template == "every_kind"
    return caught.value.where, caught.value.reason


def test_texts_are_found_by_the_ids_they_belong_to(tmp_path: Path) -> None:
    german = worded(tmp_path, WORDING)
    assert (german.title, german.door) == ("Jede Art", "Alles")
    assert (german.asks, german.not_for) == ("Von jeder eine.", "Für niemanden.")
    sheet = german.sections[0]
    assert (sheet.title, sheet.why) == ("Das Blatt", "Darauf wird geschrieben.")
    first = sheet.questions[0]
    assert (first.name, first.prompt, first.why, first.hint) == (
        "Lang",
        "Eine lange?",
        "Darum.",
        "Beginne",
    )
    choice = german.question("choice")
    assert choice is not None
    assert [(o.label, o.note) for o in choice.options] == [("Eins", "Das Erste"), ("Two", "")]
    rows = german.question("rows")
    assert rows is not None
    assert rows.questions[0].prompt == "Wie sicher bin ich?"
    assert [option.label for option in rows.questions[0].options] == ["a hunch", "sicher"]
    nested = german.question("nested")
    assert nested is not None
    assert nested.questions[0].questions[0].prompt == "Und darunter?"


def test_what_a_wording_leaves_out_stays_english(tmp_path: Path) -> None:
    german = worded(tmp_path, 'title = "Jede Art"')
    assert german.title == "Jede Art"
    assert german.sections == EVERY_KIND.sections
    assert worded(tmp_path, "") == EVERY_KIND


def test_a_text_can_be_left_empty_in_another_language_where_nothing_needs_it(
    tmp_path: Path,
) -> None:
    assert not worded(tmp_path, 'asks = ""').asks


@pytest.mark.parametrize(
    ("text", "where", "reason"),
    [
        ("[sections.shet]\ntitle = 'x'", "sections.shet", "is not in the template"),
        ("[questions.lang]\nprompt = 'x'", "questions.lang", "is not in the template"),
        (
            "[questions.choice.options.three]\nlabel = 'x'",
            "questions.choice.options.three",
            "is not in the template",
        ),
        (
            "[questions.rows.questions.sclae]\nprompt = 'x'",
            "questions.rows.questions.sclae",
            "is not in the template",
        ),
        (
            "[questions.rows.questions.scale.options.none]\nlabel = 'x'",
            "questions.rows.questions.scale.options.none",
            "is not in the template",
        ),
        ("version = 4", "version", "is not a known field"),
        ("[questions.long]\nkind = 'short'", "questions.long.kind", "is not a known field"),
        ("[questions.long]\nprompt = 7", "questions.long.prompt", "Expected `str | null`"),
        ("[questions.long]\nprompt = ''", "sections[0].questions[0].prompt", "is empty"),
        ("[questions]\nlong = 'x'", "questions.long", "Expected `object`, got `str`"),
        ("questions = 7", "questions", "Expected `object`, got `int`"),
        ("[sections.sheet]\nname = 'x'", "sections.sheet.name", "is not a known field"),
        (
            "[questions.choice.options.one]\nlabel = 7",
            "questions.choice.options.one.label",
            "Expected `str | null`",
        ),
        ("title = ", "end of document", "Invalid value"),
    ],
)
def test_a_wording_that_does_not_fit_is_named_with_its_file_and_place(
    tmp_path: Path, text: str, where: str, reason: str
) -> None:
    found_where, found_reason = fault_of(tmp_path, text)
    assert found_where == f"wording.de.toml: {where}"
    assert reason in found_reason


def test_a_wording_that_is_no_text_at_all_is_named_by_its_file(tmp_path: Path) -> None:
    path = tmp_path / "wording.de.toml"
    path.write_bytes(b"\xff\xfe")
    with pytest.raises(TemplateBroken) as caught:
        lay_over(EVERY_KIND, path)
    assert caught.value.where == "wording.de.toml"
