# SPDX-License-Identifier: GPL-3.0-or-later
"""What leaves a vault for one other person, and how it is read again.

A bundle is an age file around one JSON document.  `age_file` knows the outer form only, `document`
the inner one only; `bundle_writer` and `bundle_reader` put the two together.  It is sealed under
spoken words, or from one keeper's `card` to another's; then `authentication` proves to the reader,
and to nobody else, who sent it.  Nothing here knows journals, vaults, files on a disk, or the day.
"""
