# SPDX-License-Identifier: GPL-3.0-or-later
"""The sentences for failures of cards, and for bundles from a card to a card.

Apart from `failure_words`, which takes them in, because all of them in one file are too many.
"""

from __future__ import annotations

from held.errors import HeldError
from held.workflows import failures as f
from held.workflows.translatable import QT_TRANSLATE_NOOP

# One sentence a line, however long: so they can be read under one another.
# fmt: off
CARD_WORDS: dict[type[HeldError], tuple[str, str, str]] = {
    f.NotForThisCard: (
        QT_TRANSLATE_NOOP("Failure", "This was made for somebody else."),
        QT_TRANSLATE_NOOP("Failure", "Someone passed it on in another file. Nothing in it was used."),
        QT_TRANSLATE_NOOP("Failure", "Ask who gave it to you. It was not meant for you."),
    ),
    f.AuthWrong: (
        QT_TRANSLATE_NOOP("Failure", "This does not come from whom it names."),
        QT_TRANSLATE_NOOP("Failure", "It names a card you know, but that person did not seal it so. Nothing in it was used."),
        QT_TRANSLATE_NOOP("Failure", "Ask that person, in another way, whether they sent you something."),
    ),
    f.MalformedIdentity: (
        QT_TRANSLATE_NOOP("Failure", "The keys of your own card could not be read."),
        QT_TRANSLATE_NOOP("Failure", "What you wrote is not touched by this."),
        QT_TRANSLATE_NOOP("Failure", "Take them from a backup, or make a new card."),
    ),
    f.NotACard: (
        QT_TRANSLATE_NOOP("Failure", "There is no card in this."),
        QT_TRANSLATE_NOOP("Failure", "A card as text begins with HELD CARD BEGINS."),
        QT_TRANSLATE_NOOP("Failure", "Look whether it is the right file or message."),
    ),
    f.CardDamaged: (
        QT_TRANSLATE_NOOP("Failure", "This card was damaged on its way."),
        QT_TRANSLATE_NOOP("Failure", "A part of it is missing or changed."),
        QT_TRANSLATE_NOOP("Failure", "Copy it again from its first line to its last, or ask for it as a file."),
    ),
    f.CardTooNew: (
        QT_TRANSLATE_NOOP("Failure", "A newer Held made this card."),
        QT_TRANSLATE_NOOP("Failure", "This Held does not know its form."),
        QT_TRANSLATE_NOOP("Failure", "Read it with the newer Held."),
    ),
    f.UnsafeCard: (
        QT_TRANSLATE_NOOP("Failure", "This card would protect nothing."),
        QT_TRANSLATE_NOOP("Failure", "It is whole, but Held makes no such keys or names. It was not kept."),
        QT_TRANSLATE_NOOP("Failure", "Ask that person, in another way, for their card."),
    ),
    f.SeveralCards: (
        QT_TRANSLATE_NOOP("Failure", "There is more than one card in this text."),
        QT_TRANSLATE_NOOP("Failure", "Held cannot know which one is meant."),
        QT_TRANSLATE_NOOP("Failure", "Copy one of them only, from its first line to its last."),
    ),
    f.OwnCardGiven: (
        QT_TRANSLATE_NOOP("Failure", "This is your own card."),
        QT_TRANSLATE_NOOP("Failure", "It is here already, under My card."),
        QT_TRANSLATE_NOOP("Failure", "Ask your colleague for theirs."),
    ),
    f.CardTaken: (
        QT_TRANSLATE_NOOP("Failure", "Another colleague here has this very card."),
        QT_TRANSLATE_NOOP("Failure", "Two people cannot have one card. It was not taken in again."),
        QT_TRANSLATE_NOOP("Failure", "Ask both of them, by voice, whose it is."),
    ),
    f.CardGone: (
        QT_TRANSLATE_NOOP("Failure", "This card is not here any more."),
        QT_TRANSLATE_NOOP("Failure", "It was taken out, or another one took its place. Nothing was changed."),
        QT_TRANSLATE_NOOP("Failure", "Look at the list of colleagues again."),
    ),
    f.NeedsNotebook: (
        QT_TRANSLATE_NOOP("Failure", "This was made for a card. Open your notebook first."),
        QT_TRANSLATE_NOOP("Failure", "Your card opens it, and your card is in your notebook. No words are needed."),
        QT_TRANSLATE_NOOP("Failure", "Then choose Someone sent me something."),
    ),
    f.ForSomeoneElse: (
        QT_TRANSLATE_NOOP("Failure", "This was made for someone else."),
        QT_TRANSLATE_NOOP("Failure", "Only the card it was made for opens it, and that is not yours. It stays closed."),
        QT_TRANSLATE_NOOP("Failure", "Tell whoever gave it to you."),
    ),
    f.NotToBeKept: (
        QT_TRANSLATE_NOOP("Failure", "It cannot be kept as things are now."),
        QT_TRANSLATE_NOOP("Failure", "Something about it has changed since you looked. Nothing was kept."),
        QT_TRANSLATE_NOOP("Failure", "Open the file once more and read what it says."),
    ),
    f.HereAlready: (
        QT_TRANSLATE_NOOP("Failure", "This is here already."),
        QT_TRANSLATE_NOOP("Failure", "It came before, and that one stays as it is."),
        QT_TRANSLATE_NOOP("Failure", "You find it under What came."),
    ),
    f.BundleGone: (
        QT_TRANSLATE_NOOP("Failure", "This was let go."),
        QT_TRANSLATE_NOOP("Failure", "Its words are not in your notebook any more."),
        QT_TRANSLATE_NOOP("Failure", "Go back to Bundles to see what is."),
    ),
    f.CardError: (
        QT_TRANSLATE_NOOP("Failure", "This card cannot be used."),
        QT_TRANSLATE_NOOP("Failure", "Nothing of it was kept."),
        QT_TRANSLATE_NOOP("Failure", "Ask for it once more."),
    ),
}
# fmt: on
