# SPDX-License-Identifier: GPL-3.0-or-later
"""Handing permitted parts of a story to a co-facilitator, and what left before."""
