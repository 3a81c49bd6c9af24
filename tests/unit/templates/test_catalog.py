# SPDX-License-Identifier: GPL-3.0-or-later
"""One broken file spoils nothing else, and nothing is read before it is needed."""

from __future__ import annotations

from pathlib import Path

import pytest

from held.templates.broken import TemplateBroken, TemplateUnknown
from held.templates.catalog import Catalog

PAGE = """\
id = "{id}"
version = 1
room = "inside"
title = "Title of {id}"
door = "{door}"

[[sections]]
id = "sheet"
place = "page"

[[sections.questions]]
id = "page"
kind = "long"
prompt = "What is it?"
"""


def add(root: Path, name: str, *, door: str = "A door") -> Path:
    folder = root / name
    folder.mkdir()
    (folder / "template.toml").write_text(PAGE.format(id=name, door=door))
    return folder


def faults(catalog: Catalog) -> list[tuple[str, str]]:
    return [(broken.template, broken.where) for broken in catalog.broken]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Three good templates, one of which has no door, and an order that turns the others round."""
    add(tmp_path, "apple")
    add(tmp_path, "hidden", door="")
    add(tmp_path, "pear")
    (tmp_path / "doors.toml").write_text('doors = ["pear", "apple"]')
    return tmp_path


def test_a_template_is_found_by_its_id_with_or_without_a_door(root: Path) -> None:
    catalog = Catalog(root)
    assert catalog.template("pear").title == "Title of pear"
    assert catalog.template("hidden").title == "Title of hidden"


@pytest.mark.parametrize("asked", ["plum", "", "../pear", "pear/", "doors.toml", "Pear"])
def test_what_is_not_there_is_unknown(root: Path, asked: str) -> None:
    with pytest.raises(TemplateUnknown) as caught:
        Catalog(root).template(asked)
    assert caught.value.template == asked


def test_what_has_a_door_is_offered_in_the_stated_order(root: Path) -> None:
    assert [template.id for template in Catalog(root).offered()] == ["pear", "apple"]


def test_doors_the_order_does_not_name_come_after_by_id(root: Path) -> None:
    add(root, "zucchini")
    add(root, "banana")
    offered = [template.id for template in Catalog(root).offered()]
    assert offered == ["pear", "apple", "banana", "zucchini"]


def test_an_order_may_name_a_template_that_is_not_there(root: Path) -> None:
    (root / "doors.toml").write_text('doors = ["plum", "pear"]')
    assert [template.id for template in Catalog(root).offered()] == ["pear", "apple"]


def test_one_broken_file_is_named_and_the_others_still_open(root: Path) -> None:
    (root / "apple" / "template.toml").write_text("id = 7")
    catalog = Catalog(root)
    assert [template.id for template in catalog.offered()] == ["pear"]
    assert faults(catalog) == [("apple", "id")]
    assert catalog.template("pear").title == "Title of pear"


def test_opening_a_broken_template_says_so_each_time(root: Path) -> None:
    (root / "apple" / "template.toml").write_text("id = 7")
    catalog = Catalog(root)
    for _ in range(2):
        with pytest.raises(TemplateBroken) as caught:
            catalog.template("apple")
        assert (caught.value.template, caught.value.where) == ("apple", "id")


def test_a_broken_order_is_named_and_doors_then_stand_by_id(root: Path) -> None:
    (root / "doors.toml").write_text("doors = 7")
    catalog = Catalog(root)
    assert [template.id for template in catalog.offered()] == ["apple", "pear"]
    assert faults(catalog) == [("", "doors.toml: doors")]


def test_a_missing_order_is_named(root: Path) -> None:
    (root / "doors.toml").unlink()
    assert faults(Catalog(root)) == [("", "doors.toml")]


def test_a_folder_without_a_template_is_named(root: Path) -> None:
    (root / "quince").mkdir()
    assert faults(Catalog(root)) == [("quince", "template.toml")]


def test_a_folder_that_is_not_there_offers_nothing_and_is_named(tmp_path: Path) -> None:
    catalog = Catalog(tmp_path / "gone")
    assert not catalog.offered()
    assert faults(catalog) == [("", "gone"), ("", "doors.toml")]
    with pytest.raises(TemplateUnknown):
        catalog.template("pear")


def test_all_in_order_is_all_in_order(root: Path) -> None:
    assert not Catalog(root).broken


# Languages


def test_a_template_is_worded_in_the_language_asked_for(root: Path) -> None:
    (root / "pear" / "wording.de.toml").write_text('title = "Birne"')
    assert Catalog(root, "de").template("pear").title == "Birne"
    assert Catalog(root, "de").template("apple").title == "Title of apple"
    assert Catalog(root).template("pear").title == "Title of pear"


def test_a_country_falls_back_to_its_language_and_then_to_english(root: Path) -> None:
    (root / "pear" / "wording.pt.toml").write_text('title = "Pera"')
    (root / "pear" / "wording.pt_BR.toml").write_text('title = "Pera do Brasil"')
    (root / "apple" / "wording.pt.toml").write_text('title = "Maçã"', encoding="utf-8")
    catalog = Catalog(root, "pt_BR")
    assert catalog.template("pear").title == "Pera do Brasil"
    assert catalog.template("apple").title == "Maçã"
    assert catalog.template("hidden").title == "Title of hidden"


@pytest.mark.parametrize("language", ["en", "en_GB", "", "C", "../de", "de.UTF-8"])
def test_english_and_what_is_no_language_read_no_wording(root: Path, language: str) -> None:
    (root / "pear" / "wording.en.toml").write_text('title = "Another"')
    (root / "pear" / "wording.de.toml").write_text('title = "Birne"')
    assert Catalog(root, language).template("pear").title == "Title of pear"


def test_a_broken_wording_is_named_and_the_english_stays(root: Path) -> None:
    (root / "pear" / "wording.de.toml").write_text('titel = "Birne"')
    (root / "apple" / "wording.de.toml").write_text('title = "Apfel"')
    catalog = Catalog(root, "de")
    assert catalog.template("pear").title == "Title of pear"
    assert [template.title for template in catalog.offered()] == ["Title of pear", "Apfel"]
    assert faults(catalog) == [("pear", "wording.de.toml: titel")]


# Only when asked


def test_a_catalog_reads_a_template_when_it_is_first_asked_for_and_then_never_again(
    tmp_path: Path,
) -> None:
    catalog = Catalog(tmp_path / "later")
    (tmp_path / "later").mkdir()
    add(tmp_path / "later", "pear")
    first = catalog.template("pear")
    (tmp_path / "later" / "pear" / "template.toml").unlink()
    assert catalog.template("pear") is first


def test_opening_one_template_does_not_stumble_over_another(root: Path) -> None:
    (root / "apple" / "template.toml").write_bytes(b"\xff")
    assert Catalog(root).template("pear").title == "Title of pear"
