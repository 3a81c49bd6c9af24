# SPDX-License-Identifier: GPL-3.0-or-later
"""Hand permitted parts of a story to a co-facilitator, in a file that six spoken words open.

The permission function is asked twice: for the page on which a person reads what would leave, and
again at the moment of writing.  No plain text touches the disk.
"""

from __future__ import annotations
