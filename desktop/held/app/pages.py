# SPDX-License-Identifier: GPL-3.0-or-later
"""Which page answers which destination.  Each is imported when it is first gone to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from held.ui.navigation import Destination, Navigation, Place
from held.ui.page import Page

if TYPE_CHECKING:
    from held.app.compose import Composition
    from held.workflows.session import Session


def make_page(
    destination: Destination, held: Composition, session: Session, navigation: Navigation
) -> Page:
    """The page to show for a destination other than a page of writing."""
    raise NotImplementedError
