# SPDX-License-Identifier: GPL-3.0-or-later
"""Settings: how Held looks, and when it locks by itself."""
