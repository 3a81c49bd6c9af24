# SPDX-License-Identifier: GPL-3.0-or-later
"""The veil that covers everything while Held locks, and what it says when a page is not kept."""
