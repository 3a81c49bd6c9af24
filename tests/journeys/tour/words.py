# SPDX-License-Identifier: GPL-3.0-or-later
"""What is written on the tour: invented people in three tongues and two scripts."""

from __future__ import annotations

PASSPHRASE = "seven quiet herons über the weir"
NEW_PASSPHRASE = "nine slow herons über the bridge"
WRONG_PASSPHRASE = "seven quiet herons over the weir"

EVENING = "Der Abend war länger als gedacht. Nous étions trois à table, près du café."
ASSUMED = "Ich glaube, Linden ist böse auf mich."
URGED = "Am liebsten würde ich sofort anrufen."
MISLIFTED = "Тихий вечер над рекой."
SLIP_OF_THE_HAND = " nope nope nope"

HEARD = (
    "They said the meeting moved on before anyone had asked them. "
    "Später, draußen, blieb nur der Satz: “Ich war nicht einmal gefragt.” "
    "Они долго молчали у реки."
)
PARKED = "tell them how I would have said it"
THEIR_WORDS = "it was as if the chair were empty"
ASKED_OF_ME = "to be there when the circle meets again"
PURPOSE = "to walk beside them in the circle"
HAPPENED = "last spring"
CO_FACILITATOR = "Rowan"
WHY_THEM = "they hold the circle with me"

STAYED_ON_PAPER = "Nothing has to be decided tonight. C’est bien ainsi."
TO_STORIES = "On the stairs someone told me how the rota was made."

STIRRED = "{code} was never asked, and I want to write to Rowan."
STIRRED_OTHER_WAY = "Rowan was never asked, and I want to write to {code}."
BODY_WORD = "like a cold stove"
SAME_ACT_ADMIRED = "careful"
SAME_ACT_DISLIKED = "a cover-up"
REMINDS_ME = "the long table in my first school"
WHO_HELPS = "Juniper, two doors down"

ASSUMED_LINES = (
    "They left before the end.",
    "They did not care about the rest of us.",
    "Everyone in the circle thinks as I do.",
)
CAMERA = "A coat put on at ten to nine."
OTHER_WAYS = ("The last bus goes at nine.", "They were cold.")
GIST = "They were talked past. Niemand fragte nach dem Schlüssel."
LIFTED_FROM_GIST = "Niemand fragte nach dem Schlüssel."

FREE_PAGE = "A walk in the café garden, and later once more the café."

ROWANS_PASSPHRASE = "four slow lanterns über the ford"
MY_CODE_AT_ROWANS = "Sorrel"

PLAIN_MARKERS = (
    "länger als gedacht",
    "böse auf mich",
    "sofort anrufen",
    "nicht einmal gefragt",
    "молчали у реки",
    "how I would have said it",
    "chair were empty",
    "when the circle meets",
    "quiet herons",
    "slow herons",
    "Rowan",
    "how the rota was made",
    "never asked, and I",
    "cold stove",
    "a cover-up",
    "my first school",
    "two doors down",
    "before the end",
    "care about the rest",
    "thinks as I do",
    "at ten to nine",
    "last bus goes",
    "nach dem Schlüssel",
    "café garden",
    "slow lanterns",
    "Sorrel",
)
"""Pieces of all that is written; none may stand in the clear anywhere on the disk."""
