# SPDX-License-Identifier: GPL-3.0-or-later
"""Someone sent me something: read a bundle with six spoken words.  No vault, nothing stored."""

from __future__ import annotations
