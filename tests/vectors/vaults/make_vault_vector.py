# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes the vault that stands here for today's schema, to be committed when a schema is released.

`python tests/vectors/vaults/make_vault_vector.py` writes `NNNN.held` and refuses to replace one:
a vault of an old schema is never made again.  All in it is invented.
"""

from __future__ import annotations

import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from msgspec.structs import replace

from held.bundles.card import decode_card_identity
from held.bundles.card_text import spell_card_file
from held.journal import entry as entries
from held.journal.answer import About, Answer, Chosen, Quote, Row, Rows, When, Who, Words
from held.journal.entry import Entry
from held.journal.identifiers import (
    BundleId,
    EntryId,
    LayerId,
    MarkId,
    PersonId,
    RowId,
    SituationId,
)
from held.journal.layer import Lifted, Mark
from held.journal.moment import Moment
from held.journal.permission import Form, PermissionRecord
from held.journal.person import Person
from held.journal.room import Room
from held.journal.sent_bundle import SentBundle
from held.journal.template import Kind, Place, Question, Section, Template
from held.vault import vault as vaults
from held.vault.card_store import StoredCard
from held.vault.identity_store import StoredIdentity
from held.vault.migrate import KNOWN_SCHEMA
from held.vault.received_store import KeptBundle
from held.vault.vault import Vault

HERE = Path(__file__).resolve().parent
PASSPHRASE = "sieben stille Äpfel im Märzregen"
DAY = date(2026, 3, 10)

SITUATION = SituationId("51" * 16)
WREN = Person(PersonId("a1" * 16), "Wren", SITUATION)
HERON = Person(PersonId("a2" * 16), "Heron")
STORY = EntryId("e1" * 16)
PAGE = EntryId("e2" * 16)
MARK = MarkId("b1" * 16)

FREE = Template(
    "just_write",
    1,
    Room.INSIDE,
    "Just write",
    (Section("page", Place.PAGE, (Question("page", Kind.LONG, "Write what is there."),)),),
)
HEARD = Template(
    "story",
    1,
    Room.STORIES,
    "Note a story",
    (
        Section(
            "page",
            Place.PAGE,
            (
                Question("heard", Kind.LONG, "What did I hear, as it was told to me?"),
                Question("teller", Kind.PERSON, "Who told me?"),
                Question("when", Kind.DATE, "When did it happen?"),
            ),
        ),
    ),
)


def moment(days: int, minutes: int = 0) -> Moment:
    at = datetime(2026, 3, 10, 18, tzinfo=UTC) + timedelta(days=days, minutes=minutes)
    return Moment(at, DAY + timedelta(days=days))


def story() -> Entry:
    """A story with two layers, told by Wren."""
    said: dict[str, Answer] = {
        "heard": Words("The choir met without her.\nNobody had told her the new day."),
        "teller": Who(WREN.id),
        "when": When(About("before the spring concert", date(2026, 3, 1))),
    }
    begun = entries.begin(HEARD, moment(0))
    begun = replace(begun, id=STORY, situation=SITUATION)
    begun = replace(begun, layers=(replace(begun.latest, id=LayerId("1a" * 16)),))
    first = replace(entries.write(begun, said, (), moment(0, 5)), revision=1)
    said["heard"] = Words("The choir met without her. It may be that the letter was lost.")
    second = entries.write(first, said, (), moment(3))
    return replace(
        second, layers=(second.layers[0], replace(second.layers[1], id=LayerId("1b" * 16)))
    )


def page() -> Entry:
    """A free page that was set down, with a line lifted from it and one quoted back."""
    begun = entries.begin(FREE, moment(1), about=STORY)
    begun = replace(begun, id=PAGE, layers=(replace(begun.latest, id=LayerId("2a" * 16)),))
    mark = Mark(MARK, "page", 0, 13, Lifted.URGE, STORY)
    quoting = Row(RowId("c1" * 16), quote=Quote(STORY, MARK))
    answers: dict[str, Answer] = {
        "page": Words("I want to fix it. Größer als ich dachte. \U0001f33f"),
        "lines": Rows((quoting, Row(RowId("c2" * 16), "a line of its own"))),
    }
    return replace(entries.write(begun, answers, (mark,), moment(1, 2)), set_down=moment(1, 9))


PERMISSION = (
    PermissionRecord(STORY, 1, moment(0, 6), {"may_note": Chosen("not_asked")}),
    PermissionRecord(
        STORY, 2, moment(3, 1), {"may_note": Chosen("yes"), "purpose": Words("to think it over")}
    ),
)
SENT = SentBundle(
    id=BundleId("d1" * 16),
    story=STORY,
    to=HERON.id,
    parts=("heard",),
    form=Form.BUNDLE,
    until=DAY + timedelta(days=60),
    left=moment(4),
    counter=2_260_000,
    digest=bytes(range(32)),
)
IDENTITY = StoredIdentity(bytes(range(32)), bytes(range(32, 64)), "Ouzel", moment(0))
HERON_S = decode_card_identity("Heron", bytes(range(64, 128))).card
CARD = StoredCard(
    person=HERON.id,
    hash=bytes.fromhex(HERON_S.hash),
    body=spell_card_file(HERON_S),
    added=moment(4, 1),
    compared=moment(4, 2),
    last_counter=2_260_007,
)
SENT_TO_CARD = replace(
    SENT, id=BundleId("d2" * 16), left=moment(5), counter=2_261_000, card=CARD.hash
)
RECEIVED = KeptBundle(
    id=BundleId("f1" * 16),
    sender=HERON.id,
    card=CARD.hash,
    counter=2_260_007,
    made=DAY + timedelta(days=4),
    until=DAY + timedelta(days=90),
    received=moment(5, 3),
    digest=bytes(range(1, 33)),
)
DOCUMENT = b'{"letter":["The choir will sing in the barn."]}'


def fill(vault: Vault) -> None:
    """Keep all of the above."""
    vault.people.save(HERON)
    vault.entries.save(story(), newcomers=(WREN,))
    vault.entries.save(page())
    for record in PERMISSION:
        vault.permissions.save(record)
    vault.bundles.save(SENT)
    vault.identity.begin(IDENTITY)
    vault.cards.save(CARD)
    vault.bundles.save(SENT_TO_CARD)
    vault.received.save(RECEIVED, DOCUMENT)
    vault.settings.save("preferences", '{"idle_seconds":300}')


def main() -> int:
    """Make the vault of today's schema.  1 if there is one already."""
    folder = HERE / f"{KNOWN_SCHEMA:04}.held"
    if folder.exists():
        print(f"{folder.name} is there already and stays as it is.")
        return 1
    vault = vaults.make_vault(folder, PASSPHRASE)
    fill(vault)
    vault.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
