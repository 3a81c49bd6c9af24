# SPDX-License-Identifier: GPL-3.0-or-later
"""What a person asked for, one module for each kind of act, without Qt.

Every function that touches the vault is called on the vault lane (see `held.ui.background`); the
pure ones say so.
"""
