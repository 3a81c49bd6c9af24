# SPDX-License-Identifier: GPL-3.0-or-later
"""What a person, or another program that knows age, notices of Held's post-quantum keys."""

from __future__ import annotations

import io
import random
import re
from collections.abc import Callable

import pytest

from held.bundles.age_file import (
    HybridIdentity,
    HybridRecipient,
    MalformedIdentity,
    MalformedRecipient,
    NoMatchingKey,
    Passphrase,
    Rereading,
    _bech32,
    decrypt,
    encrypt,
    generate_identity,
    parse_identity,
    parse_recipient,
)
from held.bundles.age_file._bech32 import NotBech32, read_bech32, spell_bech32

# From c2sp.org/age, and what the npm package age-encryption makes of it.
PUBLISHED = "AGE-SECRET-KEY-PQ-1XX76JRALNLXDMEW0CRK45QMCCH4X06SE84UN3VPM33W6HWDX0H3SK3ZQFR"


def sealed(plain: bytes, *recipients: HybridRecipient | Rereading) -> bytes:
    out = io.BytesIO()
    encrypt(io.BytesIO(plain), out, recipients)
    return out.getvalue()


def opened(age_file: bytes, *keys: HybridIdentity | Rereading) -> bytes:
    out = io.BytesIO()
    decrypt(io.BytesIO(age_file), out, keys)
    return out.getvalue()


def test_a_published_identity_is_spelled_as_it_was_and_has_its_published_recipient() -> None:
    identity = parse_identity(PUBLISHED)
    assert str(identity) == PUBLISHED
    text = str(identity.recipient)
    assert text.startswith("age1pq1x34nzsvr0rxjsgdn8zgyhfe8j7ceq5r9rdelkjuh3y235jzxshfg87pzf5")
    assert text.endswith(
        "6ssekp7gelxquusn4pt25czh3scj68kq79wdn5tgm6yvm9nzavrg043x3msnygf8dweknw5jmqd0u"
        "vny6ttsn09508k0c55zfnegrm9efhxpfqdkmhh6gjtqmwze9pyyzk3tlhl53k2ykx3qheyty7saeq0d3fzv49zc0k"
    )
    assert len(text) == 1959


def test_what_was_spelled_is_read_as_the_same() -> None:
    identity = generate_identity()
    recipient = parse_recipient(str(identity.recipient))
    assert recipient == identity.recipient
    assert len({recipient, identity.recipient, generate_identity().recipient}) == 2
    assert opened(sealed(b"quiet", recipient), parse_identity(str(identity))) == b"quiet"


def test_each_recipient_opens_and_nobody_else() -> None:
    first, second = generate_identity(), generate_identity()
    age_file = sealed(b"quiet", first.recipient, second.recipient)
    assert opened(age_file, first) == opened(age_file, second) == b"quiet"
    assert opened(age_file, generate_identity(), second) == b"quiet"
    with pytest.raises(NoMatchingKey):
        opened(age_file, generate_identity())


def test_a_header_has_one_stanza_and_says_nothing_of_whom_it_is_for() -> None:
    recipient = generate_identity().recipient
    age_file = sealed(b"", recipient)
    assert re.match(
        rb"age-encryption\.org/v1\n-> mlkem768x25519 [A-Za-z0-9+/]{1494}\n"
        rb"[A-Za-z0-9+/]{43}\n--- [A-Za-z0-9+/]{43}\n",
        age_file,
    )
    assert recipient.raw[-32:] not in age_file
    assert str(recipient)[-20:].encode() not in age_file


def test_a_passphrase_beside_a_hybrid_recipient_is_refused() -> None:
    for pair in [(0, 1), (1, 0)]:
        both = [generate_identity().recipient, Passphrase("chalk", work_factor=1)]
        with pytest.raises(ValueError, match="alone"):
            encrypt(io.BytesIO(), io.BytesIO(), [both[place] for place in pair])


def test_neither_repr_of_an_identity_nor_of_a_recipient_shows_the_key() -> None:
    identity = generate_identity()
    shown = f"{identity!r} {identity.recipient!r} {identity.__dict__.keys()!r}"
    assert str(identity)[20:40] not in shown
    assert identity.seed.hex()[:8] not in shown
    assert len(repr(identity.recipient)) < 40


def test_no_failure_carries_a_secret_text_in_its_cause() -> None:
    with pytest.raises(MalformedIdentity) as raised:
        parse_identity(PUBLISHED[:-1] + "Q")
    assert raised.value.__cause__ is None
    assert raised.value.__suppress_context__


@pytest.mark.parametrize(
    "text",
    [
        "",
        "1",
        "AGE-SECRET-KEY-PQ-1",
        PUBLISHED.lower(),
        PUBLISHED.capitalize(),
        PUBLISHED[:-1],
        PUBLISHED + "Q",
        PUBLISHED[:-1] + "Q",
        PUBLISHED + "\n",
        " " + PUBLISHED,
        PUBLISHED.replace("CRK", "CR\u212a", 1),
        PUBLISHED.replace("-PQ-", "-"),
        PUBLISHED.replace("XX76", "XXB6", 1),
        spell_bech32("age-secret-key-", bytes(32)).upper(),
        spell_bech32("age-secret-key-pq-", bytes(31)).upper(),
        spell_bech32("age-secret-key-pq-", bytes(33)).upper(),
        "A" * 5_000,
    ],
)
def test_anything_but_an_identity_in_capitals_is_refused(text: str) -> None:
    with pytest.raises(MalformedIdentity):
        parse_identity(text)


RAW = parse_identity(PUBLISHED).recipient.raw
RECIPIENT = str(parse_identity(PUBLISHED).recipient)
POINT_OF_ORDER_8 = bytes.fromhex("e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "age1pq1",
        RECIPIENT.upper(),
        RECIPIENT[:-1],
        RECIPIENT + "q",
        RECIPIENT[:-1] + "q",
        RECIPIENT + "\n",
        RECIPIENT.replace("x34", "X34", 1),
        RECIPIENT.replace("x34", "b34", 1),
        spell_bech32("age", RAW),
        spell_bech32("age1tagpq", RAW),
        spell_bech32("age1pq", RAW[:-1]),
        spell_bech32("age1pq", b"\xff" * 1184 + RAW[1184:]),
        spell_bech32("age1pq", RAW[:1184] + bytes(32)),
        spell_bech32("age1pq", RAW[:1184] + b"\1" + bytes(31)),
        spell_bech32("age1pq", RAW[:1184] + POINT_OF_ORDER_8),
        "a" * 5_000,
    ],
)
def test_anything_but_a_recipient_in_small_letters_is_refused(text: str) -> None:
    with pytest.raises(MalformedRecipient):
        parse_recipient(text)


def with_last_letters(prefix: str, raw: bytes, change: Callable[[list[int]], None]) -> str:
    """`raw` spelled with other last letters, under a checksum that is right for them."""
    values = _bech32._in_fives(raw)
    change(values)
    kept = _bech32._polymod([*_bech32._widened(prefix), *values, *[0] * 6]) ^ 1
    values += [(kept >> 5 * place) & 31 for place in reversed(range(6))]
    return f"{prefix}1" + "".join(_bech32._ALPHABET[value] for value in values)


def test_bits_left_over_in_the_last_letter_hide_nothing() -> None:
    def hide_a_bit(values: list[int]) -> None:
        values[-1] |= 1

    seed = parse_identity(PUBLISHED).seed
    prefix = "age-secret-key-pq-"
    assert with_last_letters(prefix, seed, lambda _: None).upper() == PUBLISHED
    with pytest.raises(MalformedIdentity):
        parse_identity(with_last_letters(prefix, seed, hide_a_bit).upper())


def test_no_letter_may_stand_behind_the_last_that_is_needed() -> None:
    with pytest.raises(NotBech32):
        read_bech32(
            "age1pq", with_last_letters("age1pq", bytes(5), lambda values: values.append(0))
        )


@pytest.mark.parametrize("size", [0, 31, 33, 64])
def test_a_seed_of_another_size_makes_no_identity(size: int) -> None:
    with pytest.raises(MalformedIdentity):
        HybridIdentity(bytes(size))


def test_nothing_random_repeats_and_no_seed_brings_it_back() -> None:
    recipient = generate_identity().recipient
    seen: set[bytes] = set()
    for _ in range(200):
        random.seed(7)
        seen |= {sealed(b"", recipient).split()[3], generate_identity().seed}
    assert len(seen) == 2 * 200


def test_who_wrote_a_file_opens_that_very_file_once_more_and_no_other() -> None:
    recipient = generate_identity().recipient
    rereading = Rereading(recipient)
    with pytest.raises(NoMatchingKey):
        opened(sealed(b"quiet", recipient), rereading)
    first = sealed(b"quiet", rereading)
    assert opened(first, rereading) == b"quiet"
    second = sealed(b"quieter", rereading)
    assert opened(second, rereading) == b"quieter"
    for other in (first, sealed(b"quiet", recipient), sealed(b"q", rereading, recipient)):
        with pytest.raises(NoMatchingKey):
            opened(other, rereading)
    assert rereading.stands_alone is False
    assert Rereading(Passphrase("chalk")).stands_alone
