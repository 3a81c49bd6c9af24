# SPDX-License-Identifier: GPL-3.0-or-later
"""My own card, and those of colleagues: given away, taken in, compared by voice."""
