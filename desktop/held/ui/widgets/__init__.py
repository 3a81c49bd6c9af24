# SPDX-License-Identifier: GPL-3.0-or-later
"""The controls Held is made of: own paint, own keys, own spoken names. They know no page."""
