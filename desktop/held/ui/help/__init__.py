# SPDX-License-Identifier: GPL-3.0-or-later
"""Help that is always there: short plain pages that come with Held."""
