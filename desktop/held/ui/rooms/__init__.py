# SPDX-License-Identifier: GPL-3.0-or-later
"""The places where entries are found again, covered, and where a new page begins."""
