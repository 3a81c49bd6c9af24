# SPDX-License-Identifier: GPL-3.0-or-later
"""What a person sees and touches. Speaks to workflows, never to the vault or to files itself."""
