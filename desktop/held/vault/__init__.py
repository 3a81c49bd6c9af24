# SPDX-License-Identifier: GPL-3.0-or-later
"""The encrypted vault: a folder with a key file and a SQLCipher database.

Knows the journal's values and how to keep them; knows no templates, windows or bundles.  The
driver's errors, the cipher's and the system's are converted here and never pass out.
"""
