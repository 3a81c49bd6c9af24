# SPDX-License-Identifier: GPL-3.0-or-later
"""Someone who forgets the passphrase comes back with what is on paper, by keys alone."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from children import Child
from held.journal.room import Room
from held.vault import vault as vaults
from held.vault.key_slots import DerivationCost, WrongPassphrase
from papers import choose_drawn, rehearse, type_words, write_down
from sitting import PASSPHRASE, Sitting

SitDown = Callable[..., Sitting]


def to_the_third_screen(sitting: Sitting) -> str:
    """The passphrase that was chosen on the way."""
    hands = sitting.hands
    sitting.show()
    hands.press_button("continue_button")
    chosen = choose_drawn(hands)
    hands.press("Return")
    hands.see("if_forgotten_screen")
    return chosen


def come_back(sitting: Sitting, *sheets: list[str]) -> str:
    """From the locked page to an open notebook, with words; the new passphrase."""
    hands = sitting.hands
    hands.press_button("recovery_words_button")
    for number, words in enumerate(sheets, start=1):
        type_words(hands, words)
        if number < len(sheets):
            hands.hear(f"{number} of {len(sheets)} sheets")
    hands.see("new_passphrase_screen")
    chosen = choose_drawn(hands)
    hands.press("Return")
    hands.see("page_edit")
    return chosen


def opens_with(sitting: Sitting, passphrase: str, cost: DerivationCost) -> bool:
    (place,) = sitting.places.known_vaults().vaults
    try:
        vaults.unlock(vaults.read_key_file(place.folder), passphrase, cost)
    except WrongPassphrase:
        return False
    return True


def test_a_sheet_made_in_the_first_run_leads_back_when_the_passphrase_is_forgotten(
    sit_down: SitDown, tmp_path: Path, cheap_cost: DerivationCost
) -> None:
    first = sit_down()
    forgotten = to_the_third_screen(first)
    sheet = write_down(first.hands)
    rehearse(first.hands, sheet)
    first.hands.see("page_edit")
    first.hands.type("Nobody else has heard this.")
    first.hands.hear("Kept")
    first.hands.press("Ctrl+,")
    first.hands.hear("A sheet with recovery words, made")
    first.end()

    second = sit_down()
    second.show()
    new = come_back(second, sheet)
    second.hands.press("Ctrl+3")
    second.hands.see("inside_list")
    (entry,) = second.entries(Room.INSIDE)
    assert entry.answers["page"].text == "Nobody else has heard this."
    assert opens_with(second, new, cheap_cost)
    assert not opens_with(second, forgotten, cheap_cost)
    # One word may stand in bytes by chance; several behind one another do not.
    assert not any(" ".join(pair) in _in_clear(tmp_path) for pair in pairwise(sheet))


def _in_clear(folder: Path) -> str:
    """Every small file that is no database, as text."""
    files = [f for f in folder.rglob("*") if f.is_file() and f.suffix != ".db"]
    return "\n".join(f.read_bytes().decode("latin-1") for f in files).lower()


def test_later_makes_a_notebook_without_a_sheet_and_settings_say_so(sit_down: SitDown) -> None:
    sitting = sit_down()
    to_the_third_screen(sitting)
    sitting.hands.press_button("later_button")
    sitting.hands.see("page_edit")
    sitting.hands.press("Ctrl+,")
    sitting.hands.hear("There is no recovery sheet yet.")
    assert [slot.type for slot in _slots(sitting)] == ["passphrase"]


def test_a_notebook_is_not_made_with_a_sheet_that_nobody_has(sit_down: SitDown) -> None:
    sitting = sit_down()
    to_the_third_screen(sitting)
    sitting.hands.press_button("continue_button")
    sitting.hands.hear("First print it, save it or write it down. Or press Later.")
    assert not sitting.places.known_vaults().vaults


def test_a_sheet_that_is_on_paper_opens_also_when_it_is_to_be_tried_later(
    sit_down: SitDown,
) -> None:
    first = sit_down()
    to_the_third_screen(first)
    sheet = write_down(first.hands)
    assert first.hands.read("later_button") == "Try it later"
    first.hands.press_button("later_button")
    first.hands.see("page_edit")
    first.hands.press("Ctrl+,")
    first.hands.press_button("recovery_button")
    first.hands.hear("Not tried yet")
    first.end()
    second = sit_down()
    second.show()
    come_back(second, sheet)


def test_another_word_than_the_one_on_the_paper_is_told_in_the_rehearsal(
    sit_down: SitDown,
) -> None:
    sitting = sit_down()
    hands = sitting.hands
    to_the_third_screen(sitting)
    sheet = write_down(hands)
    rehearse(hands, ["something"] * 20)
    hands.hear("Another word stands at this number. Look once more.")
    assert not sitting.places.known_vaults().vaults
    for index in (1, 2, 3):
        hands.tab_to(f"rehearsal_{index}_edit")
        hands.press("Ctrl+A")
        hands.press("Backspace")
    rehearse(hands, sheet)
    hands.see("page_edit")


@pytest.mark.qt_log_ignore(r"support (raise|grabbing|propagateSizeHints)", extend=True)
def test_a_sheet_is_saved_as_a_file_of_one_s_own_without_a_temporary_one(
    sit_down: SitDown, tmp_path: Path, homes: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path / "no such folder"))
    sitting = sit_down()
    hands = sitting.hands
    to_the_third_screen(sitting)
    hands.press_button("save_pdf_button")
    hands.see("place_dialog")
    hands.press("Ctrl+A")
    hands.type(str(tmp_path / "paper"))
    hands.press("Return")
    hands.hear("Saved. The file opens everything: print it, then delete it.")
    saved = tmp_path / "paper.pdf"
    assert saved.read_bytes().startswith(b"%PDF")
    assert saved.stat().st_mode & 0o777 == 0o600
    assert hands.find("rehearsal_1_edit") is not None
    written = [f for place in (tmp_path, homes) for f in place.rglob("*") if f.is_file()]
    assert [f for f in written if b"%PDF" in f.read_bytes()] == [saved]


@pytest.fixture
def printing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Two small programs in the place of the system's printing: two printers, and what prints."""

    def set_up(usual: str = "d: Library", lp: str = 'cat > "$HOME/printed"') -> None:
        lists = f'case "$1" in -a) echo Study; echo Library;; -d) echo "{usual}";; esac'
        for name, text in (("lpstat", lists), ("lp", f'echo "$1" > "$HOME/printer"; {lp}')):
            (tmp_path / name).write_text(f"#!/bin/sh\n{text}\n")
            (tmp_path / name).chmod(0o700)
        monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
        monkeypatch.setenv("TMPDIR", str(tmp_path / "no such folder"))

    return set_up


def test_a_sheet_is_given_to_the_printer_through_a_pipe(
    sit_down: SitDown, homes: Path, printing: Callable[..., None]
) -> None:
    printing()
    sitting = sit_down()
    hands = sitting.hands
    to_the_third_screen(sitting)
    hands.press_button("print_button")
    hands.see("print_on_button")
    assert hands.focused().objectName() == "print_on_button"
    hands.hear("A printer on a network gets the words over that network.")
    hands.press("Space")
    hands.hear("Given to the printer. Look whether the sheet came out.")
    assert (homes / "printed").read_bytes().startswith(b"%PDF")
    assert (homes / "printer").read_text() == "-dLibrary\n"


def test_where_no_printer_is_the_usual_one_nothing_prints_before_one_is_chosen(
    sit_down: SitDown, homes: Path, printing: Callable[..., None]
) -> None:
    printing(usual="no system default destination")
    hands = sit_down_at_third(sit_down).hands
    hands.press_button("print_button")
    hands.see("print_on_button")
    assert hands.focused().objectName() == "printer_1_radio"
    hands.press_button("print_on_button")
    hands.hear("First choose a printer.")
    assert not (homes / "printer").exists()
    hands.pick("printer_group", "printer_2_radio")
    hands.press_button("print_on_button")
    hands.hear("Given to the printer. Look whether the sheet came out.")
    assert (homes / "printer").read_text() == "-dLibrary\n"


def sit_down_at_third(sit_down: SitDown) -> Sitting:
    """On the screen where the sheet is first offered."""
    sitting = sit_down()
    to_the_third_screen(sitting)
    return sitting


def make_circle(sitting: Sitting) -> list[list[str]]:
    """The three sheets of a circle, made in the settings and tried."""
    hands = sitting.hands
    hands.press("Ctrl+,")
    hands.press_button("recovery_button")
    hands.press_button("make_circle_button")
    hands.tab_to("present_passphrase_edit")
    hands.type(PASSPHRASE)
    hands.press("Return")
    hands.see("which_sheet_label")
    sheets = [write_down(hands)]
    for _ in range(2):
        hands.press_button("next_sheet_button")
        sheets.append(write_down(hands))
    rehearse(hands, *sheets)
    hands.hear("The paper can be read, and it opens your notebook.")
    hands.hear("A circle, 2 of 3 sheets, made")
    return sheets


def test_two_of_three_people_lead_back_and_one_does_not(sit_down: SitDown) -> None:
    first = sit_down()
    first.sit_down()
    one, _two, three = make_circle(first)
    first.end()
    second = sit_down()
    hands = second.hands
    second.show()
    hands.press_button("recovery_words_button")
    type_words(hands, three)
    hands.hear("1 of 2 sheets is read.")
    type_words(hands, three)
    hands.hear("This sheet was entered before.")
    hands.press_button("begin_again_button")
    for words in (three, one):
        type_words(hands, words)
    hands.see("new_passphrase_screen")


def test_words_that_are_wrong_are_told_apart_and_nothing_opens(sit_down: SitDown) -> None:
    first = sit_down()
    to_the_third_screen(first)
    sheet = write_down(first.hands)
    rehearse(first.hands, sheet)
    first.hands.see("page_edit")
    first.end()
    second = sit_down()
    hands = second.hands
    second.show()
    hands.press_button("recovery_words_button")
    type_words(hands, [*sheet[:6], "qqqq", *sheet[7:]])
    hands.hear("Word 7 is not a word that can stand on a sheet.")
    assert hands.focused().objectName() == "word_7_edit"
    assert hands.text_in("word_7_edit") == "qqqq"
    hands.press("Ctrl+A")
    hands.type(sheet[8])
    hands.tab_to("word_9_edit")
    hands.press("Ctrl+A")
    hands.type(sheet[6])
    hands.press_button("continue_button")
    hands.hear("These words do not fit together.")
    assert hands.find("new_passphrase_screen") is None


def test_words_of_another_notebook_do_not_open_this_one(sit_down: SitDown, tmp_path: Path) -> None:
    first = sit_down()
    to_the_third_screen(first)
    foreign = write_down(first.hands)
    first.hands.press_button("later_button")
    first.hands.see("page_edit")
    (place,) = first.places.known_vaults().vaults
    first.end()
    for name in ("vault.json", "vault.json.bak"):
        (place.folder / name).unlink()
    second = sit_down()
    second.make_notebook("Zebra")
    second.show()
    second.hands.press_button("recovery_words_button")
    type_words(second.hands, foreign)
    second.hands.hear("These words do not open this notebook.")


def test_a_sheet_that_is_replaced_opens_until_the_new_one_was_tried(sit_down: SitDown) -> None:
    sitting = sit_down()
    hands = sitting.hands
    sitting.sit_down()
    make_circle(sitting)
    (before,) = _on_paper(sitting)
    hands.press_button("replace_way_1_button")
    hands.hear("It opens the notebook until you have tried the new one.")
    hands.tab_to("present_passphrase_edit")
    hands.type(PASSPHRASE)
    hands.press("Return")
    hands.see("which_sheet_label")
    assert len(_on_paper(sitting)) == 2
    sheets = [write_down(hands)]
    for _ in range(2):
        hands.press_button("next_sheet_button")
        sheets.append(write_down(hands))
    assert before in _on_paper(sitting)
    rehearse(hands, *sheets)
    hands.see("way_1_card")
    (after,) = _on_paper(sitting)
    assert after != before


def test_words_that_nobody_wrote_down_open_nothing(sit_down: SitDown) -> None:
    sitting = sit_down()
    hands = sitting.hands
    sitting.sit_down()
    hands.press("Ctrl+,")
    hands.press_button("recovery_button")
    hands.press_button("make_sheet_button")
    hands.tab_to("present_passphrase_edit")
    hands.type(PASSPHRASE)
    hands.press("Return")
    hands.see("by_hand_button")
    assert len(_on_paper(sitting)) == 1
    hands.press_button("cancel_button")
    hands.hear("There is no recovery sheet yet.")
    assert _on_paper(sitting) == []


def test_what_is_taken_back_opens_no_more_and_the_passphrase_is_asked_for(
    sit_down: SitDown,
) -> None:
    first = sit_down()
    hands = first.hands
    first.sit_down()
    sheets = make_circle(first)
    hands.press_button("take_back_way_1_button")
    hands.hear("Older copies of the notebook, or of its key file, still open with the words.")
    hands.tab_to("present_passphrase_edit")
    hands.type("not this one")
    hands.press("Return")
    hands.hear("This is not the passphrase you use now.")
    assert len(_on_paper(first)) == 1
    hands.press("Ctrl+A")
    hands.type(PASSPHRASE)
    hands.press("Return")
    hands.hear("Those words open this notebook no more.")
    assert _on_paper(first) == []
    first.end()
    second = sit_down()
    second.show()
    second.hands.press_button("recovery_words_button")
    for words in sheets[:2]:
        type_words(second.hands, words)
    second.hands.hear("These words do not open this notebook.")


def test_words_can_be_tried_while_the_passphrase_is_known(sit_down: SitDown) -> None:
    sitting = sit_down()
    hands = sitting.hands
    sitting.sit_down()
    sheets = make_circle(sitting)
    hands.press_button("try_way_1_button")
    for words in sheets[1:]:
        type_words(hands, words)
    hands.hear("These words open the notebook.")


def test_back_before_a_word_leads_to_the_passphrase(sit_down: SitDown) -> None:
    sitting = sit_down()
    sitting.make_notebook()
    sitting.show()
    sitting.hands.press_button("recovery_words_button")
    sitting.hands.press_button("back_button")
    sitting.unlock()


def test_words_left_half_way_are_gone_with_the_process(child: Callable[..., Child]) -> None:
    """A word was typed: only a fresh process has forgotten it."""
    held = child("words half way")
    for _ in range(2):
        held.hear("typed")
        pid, _titles, windows, focus = held.hear("locked")
        assert (pid, windows, focus) == (held.pid, ["main_window"], "passphrase_edit")


def _slots(sitting: Sitting) -> list[Any]:
    return sitting.in_vault(lambda vault: list(vault.key_file.slots))


def _on_paper(sitting: Sitting) -> list[bytes]:
    return [slot.id for slot in _slots(sitting) if slot.type != "passphrase"]
