# SPDX-License-Identifier: GPL-3.0-or-later
"""The acts of the tour, in order; a lock lies between each two."""

from __future__ import annotations

from tour.colleague import colleague
from tour.first_run import first_run
from tour.places import places
from tour.story import story

ACTS = (first_run, story, colleague, places)
