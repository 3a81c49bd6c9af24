# SPDX-License-Identifier: GPL-3.0-or-later
# What Held uses of sqlcipher3, which ships no types of its own.
