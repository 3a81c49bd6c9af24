# SPDX-License-Identifier: GPL-3.0-or-later
"""Invented contents, and a passphrase that costs little to derive."""

from __future__ import annotations

from datetime import date

import pytest

from held.bundles.age_file import Passphrase
from held.bundles.contents import BundleContents, Member, MemberPermission


@pytest.fixture
def spoken() -> Passphrase:
    return Passphrase("chalk meadow onion ladder quilt harbor", work_factor=10)


@pytest.fixture
def contents() -> BundleContents:
    return BundleContents(
        letter=("What Mira told me.", "", 'Sie sagte: "Ich weiß es nicht."'),
        members=(
            Member(
                id="0123456789abcdef0123456789abcdef",
                title="As told to me",
                lines=("The door was locked.", "", "Żadnych pytań."),
                permission=MemberPermission("bundle", "code", date(2031, 5, 1), "for advice"),
            ),
            Member(
                id="fedcba9876543210fedcba9876543210",
                title="What was asked of me",
                lines=("To wait.",),
                permission=MemberPermission("bundle", None, date(2031, 4, 1), ""),
            ),
        ),
        handling=("Do not bring it up unless she does.",),
        created=date(2031, 2, 1),
        expires=date(2031, 5, 1),
        counter=4_050_000,
        previous="ab" * 32,
    )
