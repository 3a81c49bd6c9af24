# SPDX-License-Identifier: GPL-3.0-or-later
"""Words on paper: what they give back, and each way in which they can be wrong."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from shamir_mnemonic import MnemonicError, Share, combine_mnemonics, generate_mnemonics

from held.vault.recovery_words import (
    ONE_SHEET,
    THREE_OF_FIVE,
    TWO_OF_THREE,
    WORDS_ON_A_SHEET,
    MoreSheetsNeeded,
    RecoveryWordsError,
    Sharing,
    SheetsMixed,
    SheetTwice,
    WordsMismatched,
    WordsMissing,
    WordsNotHelds,
    WordUnknown,
    draw_secret,
    join,
    read_sheet,
    split,
    word_list,
)

SECRET = bytes(range(16))
VECTORS = json.loads(
    (Path(__file__).resolve().parents[2] / "vectors" / "recovery" / "slip39.json").read_text()
)


@pytest.mark.parametrize("vector", VECTORS, ids=[vector[0] for vector in VECTORS])
def test_every_official_vector_is_read_or_refused_as_published(
    vector: tuple[str, list[str], str, str],
) -> None:
    _said, mnemonics, secret, _wallet = vector
    try:
        assert combine_mnemonics(mnemonics, b"TREZOR").hex() == secret
    except MnemonicError:
        assert secret == ""


@pytest.mark.parametrize("vector", VECTORS, ids=[vector[0] for vector in VECTORS])
def test_held_refuses_what_the_standard_refuses_and_what_it_would_not_make(
    vector: tuple[str, list[str], str, str],
) -> None:
    """Without the passphrase of the vectors no secret of theirs comes out, ever."""
    _said, mnemonics, secret, _wallet = vector
    try:
        joined = join([read_sheet(mnemonic.split()) for mnemonic in mnemonics])
    except RecoveryWordsError:
        return
    assert secret
    assert joined == combine_mnemonics(mnemonics)


def test_there_are_45_vectors_and_1024_words_that_four_letters_tell_apart() -> None:
    assert len(VECTORS) == 45
    assert len({word[:4] for word in word_list()}) == len(word_list()) == 1024
    assert list(word_list()) == sorted(word_list())


@pytest.mark.parametrize("sharing", [ONE_SHEET, TWO_OF_THREE, THREE_OF_FIVE])
def test_as_many_sheets_as_it_takes_give_the_secret_back_whichever_they_are(
    sharing: Sharing,
) -> None:
    sheets = [read_sheet(words) for words in split(SECRET, sharing)]
    assert len(sheets) == sharing.made
    assert {len(sheet.words) for sheet in sheets} == {WORDS_ON_A_SHEET}
    assert join(sheets[: sharing.needed]) == SECRET
    assert join(sheets[::-1]) == SECRET
    for given in range(sharing.needed):
        with pytest.raises(MoreSheetsNeeded) as fewer:
            join(sheets[:given])
        assert (fewer.value.given, fewer.value.needed) == (given, sharing.needed if given else 1)


def test_words_of_the_same_secret_are_others_each_time() -> None:
    assert split(SECRET, ONE_SHEET) != split(SECRET, ONE_SHEET)
    assert draw_secret() != draw_secret()


def sheet_words() -> list[str]:
    (words,) = split(SECRET, ONE_SHEET)
    return list(words)


def test_a_word_that_no_sheet_can_say_is_named_by_its_number() -> None:
    words = sheet_words()
    words[6] += "x"
    with pytest.raises(WordUnknown) as unknown:
        read_sheet(words)
    assert unknown.value.number == 7
    assert "x" not in str(unknown.value)


def test_an_unknown_word_is_told_before_an_empty_place() -> None:
    words = [*sheet_words()[:5], "", "hollo", *[""] * 13]
    with pytest.raises(WordUnknown):
        read_sheet(words)
    words[6] = ""
    with pytest.raises(WordsMissing) as missing:
        read_sheet(words)
    assert missing.value.number == 6


@pytest.mark.parametrize("place", range(WORDS_ON_A_SHEET))
def test_one_word_that_is_another_never_gives_a_secret(place: int) -> None:
    words = sheet_words()
    listed = word_list()
    words[place] = listed[(listed.index(words[place]) + 1) % len(listed)]
    with pytest.raises(WordsMismatched):
        read_sheet(words)


def test_words_in_another_order_do_not_fit() -> None:
    words = sheet_words()
    place = next(n for n in range(19) if words[n] != words[n + 1])
    words[place], words[place + 1] = words[place + 1], words[place]
    with pytest.raises(WordsMismatched):
        read_sheet(words)


def test_words_made_for_something_else_are_told_so() -> None:
    ((longer,),) = generate_mnemonics(1, [(1, 1)], bytes(32), iteration_exponent=0)
    ((slow,),) = generate_mnemonics(1, [(1, 1)], bytes(16), iteration_exponent=1)
    ((older,),) = generate_mnemonics(1, [(1, 1)], bytes(16), extendable=False, iteration_exponent=0)
    grouped = generate_mnemonics(2, [(1, 1), (1, 1)], bytes(16), iteration_exponent=0)[0][0]
    for words in (longer, slow, older, grouped):
        with pytest.raises(WordsNotHelds):
            read_sheet(words.split())


def test_the_same_sheet_twice_and_sheets_of_two_circles_are_told_apart() -> None:
    one = [read_sheet(words) for words in split(SECRET, TWO_OF_THREE)]
    other = [read_sheet(words) for words in split(SECRET, TWO_OF_THREE)]
    with pytest.raises(SheetTwice):
        join([one[0], one[0]])
    with pytest.raises(SheetsMixed):
        join([one[0], other[1]])
    with pytest.raises(SheetsMixed):
        join([one[0], read_sheet(sheet_words())])


@pytest.mark.parametrize("place", [0, 1])
def test_sheets_of_two_circles_that_share_a_number_are_not_joined(place: int) -> None:
    """By chance one circle in 32,768 has the number of another: the digest inside tells."""
    one = split(SECRET, TWO_OF_THREE)
    other = split(b"o" * 16, TWO_OF_THREE)
    share = Share.from_mnemonic(" ".join(other[place]))
    share = replace(share, identifier=Share.from_mnemonic(" ".join(one[0])).identifier)
    with pytest.raises(SheetsMixed):
        join([read_sheet(one[0]), read_sheet(share.mnemonic().split())])


def test_no_word_stands_in_what_a_sheet_says_of_itself() -> None:
    sheet = read_sheet(sheet_words())
    assert repr(sheet) == str(sheet) == "Sheet"
