# SPDX-License-Identifier: GPL-3.0-or-later
"""Guided pages read from TOML: strict, and a broken one is named instead of spoiling the others.

Knows the disk and the form of a template.  It knows nothing of what was answered, of vaults or
of screens.
"""
