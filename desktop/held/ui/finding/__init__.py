# SPDX-License-Identifier: GPL-3.0-or-later
"""Finding a page again by its words."""
