# SPDX-License-Identifier: GPL-3.0-or-later
"""Backups: where they lie, one made now, one tried, one brought back."""
