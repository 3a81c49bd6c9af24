# SPDX-License-Identifier: GPL-3.0-or-later
"""Held: a private notebook for people who listen."""

__version__ = "0.1.0"
