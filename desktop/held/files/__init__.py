# SPDX-License-Identifier: GPL-3.0-or-later
"""The disk: whole files written so that old or new survives, and where things lie.

Knows nothing of journals, vaults' insides or windows.
"""
