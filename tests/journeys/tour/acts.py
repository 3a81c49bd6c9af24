# SPDX-License-Identifier: GPL-3.0-or-later
"""The acts of the tour, in order, each made of chapters; a lock lies between each two acts."""

from __future__ import annotations

from tour.assuming import assuming
from tour.checking_in import checking_in
from tour.colleague import colleague
from tour.ending import ending
from tour.finding import finding
from tour.first_run import first_run
from tour.keeping_copies import keeping_copies
from tour.places import places
from tour.story import story
from tour.two_keepers import rowan_begins, rowan_receives, two_cards

ACTS = (
    (first_run,),
    (story,),
    (colleague,),
    (places, checking_in, assuming, keeping_copies, finding),
    (rowan_begins,),
    (two_cards,),
    (rowan_receives,),
    (ending,),
)
