# SPDX-License-Identifier: GPL-3.0-or-later
"""Someone sent me something: a file and six spoken words, read and not stored."""
