# SPDX-License-Identifier: GPL-3.0-or-later
"""A bundle from one card to another: who may open it, who is proven to have sent it, what is not."""

from __future__ import annotations

import dataclasses
import hashlib
import io
import json
import re
from datetime import date

import msgspec
import pytest

from held.bundles.age_file import (
    BrokenPayload,
    HybridIdentity,
    NoMatchingKey,
    Passphrase,
    decrypt,
    encrypt,
    generate_identity,
)
from held.bundles.authentication import auth_to
from held.bundles.bundle_errors import (
    AuthWrong,
    BundleTooLarge,
    MalformedBundle,
    NotForThisCard,
)
from held.bundles.bundle_reader import OpenedBundle, read_bundle, read_card_bundle
from held.bundles.bundle_writer import WrittenToCard, write_bundle, write_card_bundle
from held.bundles.card import Card, CardIdentity, make_card_identity
from held.bundles.contents import BundleContents, Member, MemberPermission
from held.bundles.document import LARGEST, spell, spell_to_card

BUNDLE_ID = "00112233445566778899aabbccddeeff"


@pytest.fixture(scope="module")
def alice() -> CardIdentity:
    return make_card_identity("Alice")


@pytest.fixture(scope="module")
def bob() -> CardIdentity:
    return make_card_identity("Bob")


@pytest.fixture(scope="module")
def carol() -> CardIdentity:
    return make_card_identity("Carol")


@pytest.fixture
def to_bob(contents: BundleContents) -> BundleContents:
    """A part of a story, and a line of the sender's own beside it."""
    line = Member(
        id="0f" * 16,
        title="",
        lines=("I may have wanted it to be worse than it was.",),
        permission=MemberPermission("bundle", None, date(2031, 5, 1), ""),
        kind="line",
    )
    return msgspec.structs.replace(contents, members=(*contents.members, line))


def written(
    contents: BundleContents, sender: CardIdentity, to: Card
) -> tuple[bytes, WrittenToCard]:
    out = io.BytesIO()
    told = write_card_bundle(contents, sender, to, out)
    return out.getvalue(), told


def read(age_file: bytes, own: CardIdentity, *known: CardIdentity) -> OpenedBundle:
    return read_card_bundle(io.BytesIO(age_file), own, [one.card for one in known])


def inside(age_file: bytes, own: CardIdentity) -> bytes:
    out = io.BytesIO()
    decrypt(io.BytesIO(age_file), out, [own.hybrid])
    return out.getvalue()


def sealed_anew(document: bytes, to: CardIdentity) -> bytes:
    out = io.BytesIO()
    encrypt(io.BytesIO(document), out, [to.hybrid.recipient])
    return out.getvalue()


def test_what_was_put_in_comes_out_and_its_sender_is_proven(
    to_bob: BundleContents, alice: CardIdentity, bob: CardIdentity, carol: CardIdentity
) -> None:
    age_file, told = written(to_bob, alice, bob.card)
    expected = OpenedBundle(told.id, told.digest, to_bob, alice.card, alice.card.hash)
    assert read(age_file, bob, carol, alice) == expected


def test_a_sender_who_is_not_known_is_nobody_yet(
    to_bob: BundleContents, alice: CardIdentity, bob: CardIdentity, carol: CardIdentity
) -> None:
    age_file, _ = written(to_bob, alice, bob.card)
    for known in ((), (carol,), (make_card_identity("Alice"),)):
        opened = read(age_file, bob, *known)
        assert (opened.sender, opened.claimed) == (None, alice.card.hash)
    assert read(age_file, bob, alice).sender == alice.card


def test_a_known_card_under_another_name_is_found_as_it_is_known(
    to_bob: BundleContents, alice: CardIdentity, bob: CardIdentity
) -> None:
    age_file, _ = written(to_bob, alice, bob.card)
    known = Card("My colleague", alice.card.recipient, alice.card.key)
    assert read_card_bundle(io.BytesIO(age_file), bob, iter([known])).sender == known


def test_neither_a_third_person_nor_the_sender_opens_it(
    to_bob: BundleContents, alice: CardIdentity, bob: CardIdentity, carol: CardIdentity
) -> None:
    age_file, _ = written(to_bob, alice, bob.card)
    for other in (alice, carol):
        with pytest.raises(NoMatchingKey):
            read(age_file, other, alice)


def test_what_is_passed_on_by_its_recipient_is_refused_by_the_next(
    to_bob: BundleContents, alice: CardIdentity, bob: CardIdentity, carol: CardIdentity
) -> None:
    age_file, _ = written(to_bob, alice, bob.card)
    document = inside(age_file, bob)
    with pytest.raises(NotForThisCard):
        read(sealed_anew(document, carol), carol, alice)
    addressed = document.replace(
        bob.card.recipient_hash.encode(), carol.card.recipient_hash.encode()
    )
    with pytest.raises(AuthWrong):
        read(sealed_anew(addressed, carol), carol, alice)


def test_what_is_passed_on_under_spoken_words_is_refused_too(
    to_bob: BundleContents, alice: CardIdentity, bob: CardIdentity, spoken: Passphrase
) -> None:
    age_file, _ = written(to_bob, alice, bob.card)
    out = io.BytesIO()
    encrypt(io.BytesIO(inside(age_file, bob)), out, [spoken])
    with pytest.raises(NotForThisCard):
        read_bundle(io.BytesIO(out.getvalue()), spoken)


def test_what_names_no_sender_is_not_believed_under_a_card(
    contents: BundleContents, bob: CardIdentity, alice: CardIdentity
) -> None:
    with pytest.raises(MalformedBundle):
        read(sealed_anew(spell(BUNDLE_ID, contents), bob), bob, alice)


def test_nobody_forges_a_bundle_from_the_two_cards_alone(
    to_bob: BundleContents, alice: CardIdentity, bob: CardIdentity, carol: CardIdentity
) -> None:
    theirs = spell_to_card(BUNDLE_ID, to_bob, carol, bob.card)
    forged = theirs.replace(carol.card.hash.encode(), alice.card.hash.encode())
    with pytest.raises(AuthWrong):
        read(sealed_anew(forged, bob), bob, alice, carol)


def test_a_bundle_that_is_sent_back_is_not_its_recipients(
    to_bob: BundleContents, alice: CardIdentity, bob: CardIdentity
) -> None:
    theirs = spell_to_card(BUNDLE_ID, to_bob, alice, bob.card)
    back = theirs.replace(alice.card.hash.encode(), bob.card.hash.encode())
    back = back.replace(bob.card.recipient_hash.encode(), alice.card.recipient_hash.encode())
    with pytest.raises(AuthWrong):
        read(sealed_anew(back, alice), alice, bob)


def test_a_half_changed_card_proves_nothing(
    to_bob: BundleContents, alice: CardIdentity, bob: CardIdentity, carol: CardIdentity
) -> None:
    mixed = CardIdentity("Alice", alice.hybrid, carol.key)
    age_file, _ = written(to_bob, mixed, bob.card)
    assert read(age_file, bob, alice).sender is None
    other_half = Card("Bob", bob.card.recipient, carol.card.key)
    age_file, _ = written(to_bob, alice, other_half)
    with pytest.raises(AuthWrong):
        read(age_file, bob, alice)


def test_its_recipient_could_have_made_the_same_proof_alone(
    to_bob: BundleContents, alice: CardIdentity, bob: CardIdentity
) -> None:
    """So the file proves nothing to anybody else."""
    age_file, told = written(to_bob, alice, bob.card)
    manifest = json.loads(inside(age_file, bob))["manifest"]
    auth, manifest["auth"] = manifest["auth"], None
    spelled = msgspec.json.format(msgspec.json.encode(manifest), indent=1)

    class Pretending:
        """Bob, with Alice's card before him."""

        card = alice.card

        def shared_with(self, _other: Card) -> bytes:
            return bob.shared_with(alice.card)

    assert auth_to(Pretending(), bob.card, told.id, spelled) == auth  # type: ignore[arg-type]


def test_the_proof_is_made_as_the_design_says(
    to_bob: BundleContents, alice: CardIdentity, bob: CardIdentity
) -> None:
    """Worked out anew with nothing of ours but the two secret keys."""
    import hmac

    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey

    age_file, told = written(to_bob, alice, bob.card)
    document = inside(age_file, bob)
    auth = json.loads(document)["manifest"]["auth"]
    begin = document.index(b'"manifest": ') + len(b'"manifest": ')
    spelled = document[begin : document.index(b',\n"members": [')]
    spelled = spelled.replace(f'"auth": "{auth}"'.encode(), b'"auth": null')
    shared = X25519PrivateKey.from_private_bytes(bob.key).exchange(
        X25519PublicKey.from_public_bytes(alice.card.key)
    )
    hashes = [
        hashlib.sha256(b"held/v1/card" + one.card.recipient.raw + one.card.key).digest()
        for one in (alice, bob)
    ]
    extracted = hmac.digest(bytes.fromhex(told.id), shared, "sha256")
    key = hmac.digest(extracted, b"held/v1/bundle-auth" + b"".join(hashes) + b"\1", "sha256")
    assert hmac.digest(key, hashlib.sha256(spelled).digest(), "sha256").hex() == auth


def test_the_file_that_was_written_can_be_looked_at_by_who_wrote_it(
    to_bob: BundleContents, alice: CardIdentity, bob: CardIdentity
) -> None:
    age_file, told = written(to_bob, alice, bob.card)
    assert told.is_in(io.BytesIO(age_file))
    assert told.digest == hashlib.sha256(inside(age_file, bob)).hexdigest()
    with pytest.raises(BrokenPayload):
        told.is_in(io.BytesIO(age_file[:-1]))
    with pytest.raises(BrokenPayload):
        told.is_in(io.BytesIO(age_file[:-1] + bytes([age_file[-1] ^ 1])))
    another, _ = written(to_bob, alice, bob.card)
    with pytest.raises(NoMatchingKey):
        told.is_in(io.BytesIO(another))


def test_a_file_with_the_same_key_and_something_else_in_it_is_not_what_was_written(
    to_bob: BundleContents, alice: CardIdentity, bob: CardIdentity
) -> None:
    _, told = written(to_bob, alice, bob.card)
    out = io.BytesIO()
    encrypt(io.BytesIO(b"something else"), out, [told._rereading])
    assert told.is_in(io.BytesIO(out.getvalue())) is False


def test_what_is_remembered_of_it_shows_no_text_and_no_key(
    to_bob: BundleContents, alice: CardIdentity, bob: CardIdentity
) -> None:
    _, told = written(to_bob, alice, bob.card)
    assert re.fullmatch(r"WrittenToCard\(id='[0-9a-f]{32}', digest='[0-9a-f]{64}'\)", repr(told))
    assert {field.name for field in dataclasses.fields(told)} == {"id", "digest", "_rereading"}


def test_from_outside_it_has_one_stanza_and_tells_no_name(
    to_bob: BundleContents, alice: CardIdentity, bob: CardIdentity
) -> None:
    age_file, told = written(to_bob, alice, bob.card)
    header = age_file[: age_file.index(b"\n--- ")]
    assert header.count(b"\n-> ") == 1
    assert header.count(b"\n-> mlkem768x25519 ") == 1
    for word in ("Alice", "Bob", "Mira", "2031", told.id, alice.card.hash, bob.card.recipient_hash):
        for encoding in ("utf-8", "utf-16-le"):
            assert word.encode(encoding) not in age_file
    assert alice.card.key not in age_file
    assert bob.card.key not in age_file


def test_somebody_without_held_reads_the_letter_first(
    to_bob: BundleContents, alice: CardIdentity, bob: CardIdentity
) -> None:
    age_file, _ = written(to_bob, alice, bob.card)
    text = inside(age_file, bob).decode()
    assert text.splitlines()[2] == ' "What Mira told me.",'
    manifest = json.loads(text)["manifest"]
    assert manifest["version"] == 2
    assert [member["type"] for member in manifest["members"]] == ["text", "text", "line"]
    assert manifest["recipient"] == hashlib.sha256(str(bob.card.recipient).encode()).hexdigest()
    assert "Alice" not in text
    assert "Bob" not in text


def test_under_spoken_words_nothing_has_changed(
    contents: BundleContents, spoken: Passphrase
) -> None:
    document = json.loads(spell(BUNDLE_ID, contents))
    assert list(document["manifest"]) == [
        "format", "version", "id", "created", "expires", "counter", "previous",
        "sender", "recipient", "auth", "handling", "members",
    ]  # fmt: skip
    assert document["manifest"]["version"] == 1
    out = io.BytesIO()
    told = write_bundle(contents, spoken, out)
    opened = read_bundle(io.BytesIO(out.getvalue()), spoken)
    assert opened == OpenedBundle(told.id, told.digest, contents)
    assert (opened.sender, opened.claimed) == (None, None)


def test_contents_that_break_the_format_are_never_written(
    to_bob: BundleContents, alice: CardIdentity, bob: CardIdentity
) -> None:
    replace = msgspec.structs.replace
    line = to_bob.members[-1]
    named = replace(line.permission, named="code")
    broken = [
        replace(to_bob, members=()),
        replace(to_bob, expires=None),
        replace(to_bob, members=(), expires=None),
        replace(to_bob, letter=("two\nlines",)),
        replace(to_bob, members=(line, line)),
        replace(to_bob, members=(replace(line, lines=()),)),
        replace(to_bob, members=(replace(line, lines=("one", "two")),)),
        replace(to_bob, members=(replace(line, lines=("two\nlines",)),)),
        replace(to_bob, members=(replace(line, permission=named),)),
        replace(to_bob, members=(replace(line, kind="program"),)),
    ]
    for case in broken:
        out = io.BytesIO()
        with pytest.raises(ValueError, match="format"):
            write_card_bundle(case, alice, bob.card, out)
        assert out.getvalue() == b""


def test_a_line_of_ones_own_does_not_go_under_spoken_words(
    to_bob: BundleContents, spoken: Passphrase
) -> None:
    with pytest.raises(ValueError, match="format"):
        write_bundle(to_bob, spoken, io.BytesIO())


def test_a_bundle_above_the_limit_is_neither_written_nor_read(
    to_bob: BundleContents, alice: CardIdentity, bob: CardIdentity
) -> None:
    out = io.BytesIO()
    large = msgspec.structs.replace(to_bob, letter=("a" * LARGEST,))
    with pytest.raises(BundleTooLarge):
        write_card_bundle(large, alice, bob.card, out)
    assert out.getvalue() == b""
    with pytest.raises(BundleTooLarge):
        read(sealed_anew(bytes(LARGEST + 1), bob), bob)


def test_bundles_of_the_same_contents_share_nothing(
    to_bob: BundleContents, alice: CardIdentity, bob: CardIdentity
) -> None:
    ids, auths = set(), set()
    for _ in range(50):
        age_file, told = written(to_bob, alice, bob.card)
        ids.add(told.id)
        auths.add(json.loads(inside(age_file, bob))["manifest"]["auth"])
    assert len(ids) == len(auths) == 50


def test_only_the_hybrid_identity_of_a_card_opens(
    to_bob: BundleContents, alice: CardIdentity, bob: CardIdentity
) -> None:
    age_file, _ = written(to_bob, alice, bob.card)
    renewed = CardIdentity("Bob", generate_identity(), bob.key)
    with pytest.raises(NoMatchingKey):
        read(age_file, renewed, alice)
    again = CardIdentity("Bob", HybridIdentity(bob.hybrid.seed), bob.key)
    assert read(age_file, again, alice).contents == to_bob
