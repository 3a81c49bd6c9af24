# SPDX-License-Identifier: GPL-3.0-or-later
"""Settings: how Held looks, when it locks by itself, and what opens the notebook."""
