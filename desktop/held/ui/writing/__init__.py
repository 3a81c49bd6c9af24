# SPDX-License-Identifier: GPL-3.0-or-later
"""The writing page: one template on one sheet, whatever its questions are."""
