# SPDX-License-Identifier: GPL-3.0-or-later
"""What stands before a vault is open: the unlock page, and the first run that makes a vault."""
