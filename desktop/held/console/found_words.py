# SPDX-License-Identifier: GPL-3.0-or-later
"""What `held check` says of each thing it can find.  Apart from `words`, since naming what can be
found brings in the vault, which reading a letter does not need.
"""

from __future__ import annotations

from held.workflows.check_vault import Finding

# fmt: off

FOUND: dict[Finding, str] = {
    Finding.PAGES_CHANGED: "Parts of the file that were changed since Held wrote them: {count}.",
    Finding.STRUCTURE_BROKEN: "The parts of the file do not fit each other.",
    Finding.ROWS_ASTRAY: "Pieces that belong to a page which is not there: {count}.",
    Finding.CHANGES_LOST: "The last changes before it was closed cannot be read.",
    Finding.ENTRIES_UNREADABLE: "Pages that cannot be read: {count}.",
    Finding.PERMISSIONS_UNREADABLE: "Stories whose permission cannot be read: {count}.",
    Finding.PEOPLE_UNREADABLE: "Codes that cannot be read: {count}.",
    Finding.BUNDLES_UNREADABLE: "What left in bundles cannot be read.",
    Finding.CARDS_UNREADABLE: "Your own card, or a card of a colleague, cannot be read.",
    Finding.RECEIVED_UNREADABLE: "What came from others cannot be read.",
    Finding.KEY_FILE_OLDER: "The key file is an older one. A passphrase that was changed may open it.",
    Finding.KEY_COPY_DAMAGED: "The copy of the key, vault.json.bak, is missing or damaged.",
    Finding.CHANGE_UNFINISHED: "A change was cut off before it was kept. What was kept before is there.",
    Finding.OLDER_FORM: "It has an older form. Held brings it up to date when it is opened.",
    Finding.REFERENCES_GONE: "Lines or links to a page that was let go: {count}.",
    Finding.PEOPLE_GONE: "Pages that name someone whose code was let go: {count}.",
}
ALL_WELL = "All is well. Everything in this notebook can be read."
NOT_WELL = "Keep this folder as it is, and look for a copy from before."
