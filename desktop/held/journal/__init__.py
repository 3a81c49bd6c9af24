# SPDX-License-Identifier: GPL-3.0-or-later
"""The domain: entries, layers, templates, answers, rooms, permission, people.

Frozen values and pure rules.  Nothing here knows Qt, a file, a database or a clock; whoever calls
brings the moment along.
"""
