# SPDX-License-Identifier: GPL-3.0-or-later
"""What Held says to a person is plain, calm, and labels nobody.

Read are the wording of the templates, the pages of help, every literal that the program hands to
its translator, and what the console and a plain copy say.
"""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pyphen
import pytest

ROOT = Path(__file__).resolve().parents[2]
HELD = ROOT / "desktop" / "held"
TEMPLATES = ROOT / "resources" / "templates"
HELP = ROOT / "resources" / "help" / "en"
PLAIN_COPY = HELD / "workflows" / "plain_copy_words.py"

LABELS_OF_PEOPLE = r"victims?|perpetrators?|accusers?|offenders?|abusers?|patients|clients?"
GAMES = r"streaks?|scores?|badges?|goals?|points? earned|days missed|congratulations|well done"
WAR_AND_MACHINES = r"kill|abort|fatal|illegal|invalid|execute|terminate|passwords?|oops|whoops"
UNWANTED = re.compile(rf"\b({LABELS_OF_PEOPLE}|{GAMES}|{WAR_AND_MACHINES})\b", re.IGNORECASE)

LONGEST_SENTENCE = 20
HARDEST_GRADE = 7.0
MOST_SYLLABLES = 3
ALLOWED_LONG_WORDS = frozenset(
    {
        "confidentiality",
        "hyperlegible",  # part of the name of a typeface
        "installation",
        "interrupted",
        "situation",
        # Names that the credits must give.
        "attribution",
        "cryptography",
        "interventions",
        "literata",
    }
)
"""Words of four syllables or more that have no plainer twin."""

_NOT_WORDING = {
    "id",
    "kind",
    "room",
    "place",
    "detail",
    "asides",
    "at_first",
    "before",
    "version",
    "links_to",
}
_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*")


class Said(NamedTuple):
    """One text that a person may read, and where it stands."""

    where: str
    text: str


def _in_templates() -> Iterator[Said]:
    for path in sorted(TEMPLATES.rglob("*.toml")):
        told = tomllib.loads(path.read_text(encoding="utf-8"))
        yield from _wording(path.relative_to(ROOT).as_posix(), told)


def _wording(where: str, told: object) -> Iterator[Said]:
    if isinstance(told, dict):
        for key, value in told.items():
            if key not in _NOT_WORDING:
                yield from _wording(f"{where} {key}", value)
    elif isinstance(told, list):
        for value in told:
            yield from _wording(where, value)
    elif isinstance(told, str):
        yield Said(where, told)


def _in_help() -> Iterator[Said]:
    for path in sorted(HELP.glob("*.md")):
        where = path.relative_to(ROOT).as_posix()
        for line in path.read_text(encoding="utf-8").splitlines():
            # Lines to type elsewhere, and places that Held fills, are no wording.
            if line.strip() and not line.startswith(("    ", "@")):
                yield Said(where, line.lstrip("#- "))


def _in_code() -> Iterator[Said]:
    for path in sorted(HELD.rglob("*.py")):
        where = path.relative_to(ROOT).as_posix()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            text = _translated(node)
            if text is not None:
                yield Said(f"{where}:{getattr(node, 'lineno', 0)}", text.replace("&", ""))


def _in_plain_writing() -> Iterator[Said]:
    """Modules that are nothing but sentences: all their literals but the docstrings."""
    paths = [
        *sorted((HELD / "console").glob("*words.py")),
        HELD / "console" / "told.py",
        PLAIN_COPY,
    ]
    for path in paths:
        where = path.relative_to(ROOT).as_posix()
        tree = ast.parse(path.read_text(encoding="utf-8"))
        docstrings = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        for node in ast.walk(tree):
            if not isinstance(node, ast.Constant) or not isinstance(node.value, str):
                continue
            for line in node.value.splitlines():
                # What is to be typed, and names of fields and files, are no wording.
                if id(node) not in docstrings and " " in line.strip() and line[:2] != "  ":
                    yield Said(f"{where}:{node.lineno}", line.lstrip("#-> "))


def _translated(node: ast.AST) -> str | None:
    """The literal that a call hands to the translator; None where it hands none."""
    if not isinstance(node, ast.Call):
        return None
    called = (
        node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
    )
    place = {"tr": 0, "translate": 1, "QT_TRANSLATE_NOOP": 1}.get(called)
    if place is None or len(node.args) <= place:
        return None
    literal = node.args[place]
    if isinstance(literal, ast.Constant) and isinstance(literal.value, str):
        return literal.value
    return None


_SYLLABLES = pyphen.Pyphen(lang="en_US")


def _syllables(word: str) -> int:
    return len(_SYLLABLES.positions(word.lower())) + 1


def _grade(text: str) -> float:
    """The school year in which this can be read, after Flesch and Kincaid."""
    words = _WORD.findall(text)
    syllables = sum(_syllables(word) for word in words)
    per_sentence = len(words) / len(_sentences(text))
    return 0.39 * per_sentence + 11.8 * syllables / len(words) - 15.59


def _sentences(text: str) -> list[str]:
    return [part.strip() for part in re.split(r"(?<=[.?…:])\s+|\n+", text) if part.strip()]


@pytest.fixture(scope="module")
def said() -> list[Said]:
    """Every text of Held."""
    everything = [*_in_templates(), *_in_help(), *_in_code(), *_in_plain_writing()]
    assert len(everything) > 100
    return everything


def test_a_translated_literal_is_found_in_code() -> None:
    call = ast.parse('self.tr("Two " "words")', mode="eval").body
    assert _translated(call) == "Two words"
    call = ast.parse('QCoreApplication.translate("Page", "Words")', mode="eval").body
    assert _translated(call) == "Words"
    assert UNWANTED.search("Your Victims and a score")


def test_what_a_terminal_says_is_read_too() -> None:
    texts = {text for _, text in _in_plain_writing()}
    assert "All is well. Everything in this notebook can be read." in texts
    assert "A notebook is a folder. Its name ends in .held." in texts
    assert "These are one person’s unfinished thoughts, not findings." in texts


def test_no_text_labels_a_person_or_makes_a_game(said: list[Said]) -> None:
    unwanted = [
        f"{where}: {found[0]!r} in {text!r}"
        for where, text in said
        if (found := UNWANTED.search(text))
    ]
    assert unwanted == []


def test_no_text_shouts(said: list[Said]) -> None:
    assert [f"{where}: {text!r}" for where, text in said if "!" in text] == []


def test_an_ellipsis_is_one_sign_without_a_space(said: list[Said]) -> None:
    wrong = [f"{where}: {text!r}" for where, text in said if "..." in text or " …" in text]
    assert wrong == []


def test_no_sentence_is_long(said: list[Said]) -> None:
    long = [
        f"{where}: {sentence!r}"
        for where, text in said
        for sentence in _sentences(text)
        if len(_WORD.findall(sentence)) > LONGEST_SENTENCE
    ]
    assert long == []


def test_no_word_is_harder_than_it_must_be(said: list[Said]) -> None:
    hard = {
        word.lower(): where
        for where, text in said
        for word in _WORD.findall(text)
        if _syllables(word) > MOST_SYLLABLES and word.lower() not in ALLOWED_LONG_WORDS
    }
    assert hard == {}


def test_a_child_of_eleven_could_read_all_of_it(said: list[Said]) -> None:
    sentences = [
        sentence if sentence[-1] in ".?" else sentence.rstrip("…:") + "."
        for _, text in said
        for sentence in _sentences(text)
        if len(_WORD.findall(sentence)) > 3
    ]
    assert _grade(" ".join(sentences)) <= HARDEST_GRADE


def test_a_hard_text_is_found_hard() -> None:
    assert _grade("Confidentiality considerations necessitate accountability.") > HARDEST_GRADE
    assert _grade("As they told it. Nothing here has to be fixed or judged.") < HARDEST_GRADE
