# SPDX-License-Identifier: GPL-3.0-or-later
"""The second front end: check, read and export from a terminal, without Qt.

It asks workflows for everything, as the window does.  What it is for is also to keep the layers
below honest: nothing that a person may rely on can live in a widget.
"""
