# SPDX-License-Identifier: GPL-3.0-or-later
"""The sentences for every expected failure, by its kind, for both front ends.

They lie here because a window and a terminal must say the same, and neither may import the other.
Apart from `failures` so that whoever only catches one pays for no words.  Must not know how they
are shown, nor in which language: whoever shows them brings the translator along.
"""

from __future__ import annotations

from collections.abc import Callable

from held.errors import HeldError
from held.workflows import failures as f
from held.workflows.backup_failure_words import BACKUP_DISK_WORDS, BACKUP_WORDS
from held.workflows.card_failure_words import CARD_WORDS
from held.workflows.recovery_failure_words import RECOVERY_WORDS
from held.workflows.translatable import QT_TRANSLATE_NOOP

Translator = Callable[[str], str]
"""One of the literals below in the language of whoever reads it."""


def words_for(error: HeldError, translated: Translator) -> tuple[str, ...]:
    """Title, what happened and what to do, of the nearest kind of failure that has words.

    Raises the error itself when none has: a failure without words is our fault.
    """
    words = _particular(error) or next(
        (_WORDS[kind] for kind in type(error).__mro__ if kind in _WORDS), None
    )
    if words is None:
        raise error
    fields = _fields(error, translated)
    return tuple(translated(text).format_map(fields) for text in words)


def _particular(error: HeldError) -> _Words | None:
    """Words that depend on what the failure carries, if it has such."""
    match error:
        case f.VaultNameRefused(fault=name_fault):
            return _NAMES[name_fault]
        case f.PassphraseRefused(fault=fault):
            return _PASSPHRASES[fault]
        case f.KeyFileDamaged(copy_is_whole=True):
            return _A_WHOLE_COPY
        case f.DiskError(place=place):
            return _DISK.get((type(error), place))
    return None


def _fields(error: HeldError, translated: Translator) -> dict[str, object]:
    """What the sentences may name: numbers as people read them, and words for what is none."""
    fields = dict(vars(error))
    match error:
        case f.VaultNameRefused(character=character) if not character.isprintable():
            fields["character"] = translated(_UNSEEN)
        case f.CostRefused(part=part):
            fields["part"] = translated(_COSTS[part])
        case f.NotEnoughMemory(memory_kib=kib):
            fields["memory_mib"] = kib // 1024
    return fields


_Words = tuple[str, str, str]

# One sentence a line, however long: so they can be read under one another.
# fmt: off

_WORDS: dict[type[HeldError], _Words] = {
    **BACKUP_WORDS,
    **CARD_WORDS,
    **RECOVERY_WORDS,
    f.WrongPassphrase: (
        QT_TRANSLATE_NOOP("Failure", "This passphrase does not open the notebook."),
        QT_TRANSLATE_NOOP("Failure", "Nothing is lost, and you can try as often as you like."),
        QT_TRANSLATE_NOOP("Failure", "Look at capital letters and at the keyboard's language."),
    ),
    f.SlotDamaged: (
        QT_TRANSLATE_NOOP("Failure", "What you typed is right, but its key is damaged."),
        QT_TRANSLATE_NOOP("Failure", "Part of the file vault.json has changed. Nothing was written."),
        QT_TRANSLATE_NOOP("Failure", "Put back a copy of vault.json, or use vault.json.bak beside it."),
    ),
    f.KeyFileDamaged: (
        QT_TRANSLATE_NOOP("Failure", "The key file of this notebook is damaged."),
        QT_TRANSLATE_NOOP("Failure", "Your writing may be whole; its key cannot be read. Nothing was written."),
        QT_TRANSLATE_NOOP("Failure", "Put back a copy of vault.json from before. The copy beside it is damaged too."),
    ),
    f.KeyFileAltered: (
        QT_TRANSLATE_NOOP("Failure", "The key file was changed by someone without the key."),
        QT_TRANSLATE_NOOP("Failure", "It opens, but it is not what Held wrote. Nothing was written."),
        QT_TRANSLATE_NOOP("Failure", "Put back a copy of vault.json that you trust."),
    ),
    f.VaultTooNew: (
        QT_TRANSLATE_NOOP("Failure", "A newer Held wrote this notebook."),
        QT_TRANSLATE_NOOP("Failure", "This one does not know its form, so it has not touched it."),
        QT_TRANSLATE_NOOP("Failure", "Open it with the newer Held."),
    ),
    f.CostRefused: (
        QT_TRANSLATE_NOOP("Failure", "The key file asks for work that Held will not do."),
        QT_TRANSLATE_NOOP("Failure", "It asks for {value} {part}; from {lowest} to {highest} is allowed. Nothing was written."),
        QT_TRANSLATE_NOOP("Failure", "Put back a copy of vault.json that you trust."),
    ),
    f.NotEnoughMemory: (
        QT_TRANSLATE_NOOP("Failure", "There is not enough free memory to open this now."),
        QT_TRANSLATE_NOOP("Failure", "Opening takes {memory_mib} MB for about a second. Nothing is lost."),
        QT_TRANSLATE_NOOP("Failure", "Close other programs and try again."),
    ),
    f.CipherMissing: (
        QT_TRANSLATE_NOOP("Failure", "This installation of Held cannot encrypt."),
        QT_TRANSLATE_NOOP("Failure", "So it has written nothing and opened nothing."),
        QT_TRANSLATE_NOOP("Failure", "Install Held again."),
    ),
    f.OpenElsewhere: (
        QT_TRANSLATE_NOOP("Failure", "This notebook is open in another window."),
        QT_TRANSLATE_NOOP("Failure", "Two at once could overwrite each other. Nothing was touched."),
        QT_TRANSLATE_NOOP("Failure", "Lock or close the other one, then try again."),
    ),
    f.DatabaseMissing: (
        QT_TRANSLATE_NOOP("Failure", "The key is here, but the writing is not."),
        QT_TRANSLATE_NOOP("Failure", "The folder lacks the file that the key belongs to."),
        QT_TRANSLATE_NOOP("Failure", "Look for the rest of the folder, or for a copy of it."),
    ),
    f.DatabaseDamaged: (
        QT_TRANSLATE_NOOP("Failure", "The writing in this notebook is damaged."),
        QT_TRANSLATE_NOOP("Failure", "The passphrase is right. Held stopped before changing anything."),
        QT_TRANSLATE_NOOP("Failure", "Keep this folder as it is, and open a copy of it from before."),
    ),
    f.HandleLatched: (
        QT_TRANSLATE_NOOP("Failure", "The disk failed, so nothing more is written."),
        QT_TRANSLATE_NOOP("Failure", "What was kept before is safe. Your text is still on the page."),
        QT_TRANSLATE_NOOP("Failure", "Seal your text elsewhere, then lock and open again."),
    ),
    f.AnswersUnreadable: (
        QT_TRANSLATE_NOOP("Failure", "This page cannot be read."),
        QT_TRANSLATE_NOOP("Failure", "It is stored in a form that this Held does not know. It was not changed."),
        QT_TRANSLATE_NOOP("Failure", "Open it with a newer Held, or look in a copy from before."),
    ),
    f.EntryUnknown: (
        QT_TRANSLATE_NOOP("Failure", "This page is not here any more."),
        QT_TRANSLATE_NOOP("Failure", "It was let go, or never kept. Nothing else was touched."),
        QT_TRANSLATE_NOOP("Failure", "Look in Letting go, or write it anew."),
    ),
    f.PersonUnknown: (
        QT_TRANSLATE_NOOP("Failure", "This person is not known here any more."),
        QT_TRANSLATE_NOOP("Failure", "Their code was let go with their story. Nothing else was touched."),
        QT_TRANSLATE_NOOP("Failure", "Choose someone else, or give a new code."),
    ),
    f.CodeTaken: (
        QT_TRANSLATE_NOOP("Failure", "Someone here has this code already."),
        QT_TRANSLATE_NOOP("Failure", "Two people under one code could be taken for one another. Your text is still on the page."),
        QT_TRANSLATE_NOOP("Failure", "Give one of them another code."),
    ),
    f.TemplateBroken: (
        QT_TRANSLATE_NOOP("Failure", "One guided page cannot be read."),
        QT_TRANSLATE_NOOP("Failure", "{template}, at {where}: {reason}. The others work."),
        QT_TRANSLATE_NOOP("Failure", "Install Held again to mend it."),
    ),
    f.TemplateUnknown: (
        QT_TRANSLATE_NOOP("Failure", "This guided page is not here."),
        QT_TRANSLATE_NOOP("Failure", "Nothing that you wrote is touched by this."),
        QT_TRANSLATE_NOOP("Failure", "Install Held again to mend it."),
    ),
    f.ResourceMissing: (
        QT_TRANSLATE_NOOP("Failure", "A part of Held is missing."),
        QT_TRANSLATE_NOOP("Failure", "The installation is not whole. Nothing that you wrote is touched."),
        QT_TRANSLATE_NOOP("Failure", "Install Held again to mend it."),
    ),
    f.PlacesDamaged: (
        QT_TRANSLATE_NOOP("Failure", "The list of remembered places cannot be read."),
        QT_TRANSLATE_NOOP("Failure", "No notebook is touched by this."),
        QT_TRANSLATE_NOOP("Failure", "Choose the notebook's folder once more."),
    ),
    f.NothingMayLeave: (
        QT_TRANSLATE_NOOP("Failure", "Nothing of this story may leave now."),
        QT_TRANSLATE_NOOP("Failure", "The permission has ended or does not name this person. Nothing was written."),
        QT_TRANSLATE_NOOP("Failure", "Ask the person who told you, if that is right for them."),
    ),
    f.PermissionChanged: (
        QT_TRANSLATE_NOOP("Failure", "What may leave has changed since you read it."),
        QT_TRANSLATE_NOOP("Failure", "So nothing was written."),
        QT_TRANSLATE_NOOP("Failure", "Read it once more as it is now."),
    ),
    f.ReadBackDiffers: (
        QT_TRANSLATE_NOOP("Failure", "The file does not say what it should."),
        QT_TRANSLATE_NOOP("Failure", "Held opened it again and found something else. Do not hand it over."),
        QT_TRANSLATE_NOOP("Failure", "Write it once more, in another place."),
    ),
    f.TargetTaken: (
        QT_TRANSLATE_NOOP("Failure", "There is a file of that name already."),
        QT_TRANSLATE_NOOP("Failure", "It was left as it is, and nothing was written."),
        QT_TRANSLATE_NOOP("Failure", "Choose another name or another place."),
    ),
    f.FolderTaken: (
        QT_TRANSLATE_NOOP("Failure", "There is something at that place already."),
        QT_TRANSLATE_NOOP("Failure", "It was left as it is, and nothing was written."),
        QT_TRANSLATE_NOOP("Failure", "Name a new folder, or an empty one."),
    ),
    f.WritingStopped: (
        QT_TRANSLATE_NOOP("Failure", "You stopped it."),
        QT_TRANSLATE_NOOP("Failure", "No file was left behind, and nothing has left."),
        QT_TRANSLATE_NOOP("Failure", "You can write it now, later, or not at all."),
    ),
    f.NotAnAgeFile: (
        QT_TRANSLATE_NOOP("Failure", "This is not a sealed file."),
        QT_TRANSLATE_NOOP("Failure", "Most likely it is another file than the one that was sent."),
        QT_TRANSLATE_NOOP("Failure", "Choose the file again."),
    ),
    f.UnknownAgeVersion: (
        QT_TRANSLATE_NOOP("Failure", "This sealed file is of a newer kind."),
        QT_TRANSLATE_NOOP("Failure", "Held does not know how to open it."),
        QT_TRANSLATE_NOOP("Failure", "Try a newer Held."),
    ),
    f.MalformedArmor: (
        QT_TRANSLATE_NOOP("Failure", "The file was damaged on its way."),
        QT_TRANSLATE_NOOP("Failure", "It was sent as text, and line {line} is not as it was."),
        QT_TRANSLATE_NOOP("Failure", "Ask for it once more, as a file."),
    ),
    f.MalformedHeader: (
        QT_TRANSLATE_NOOP("Failure", "The beginning of this file is damaged."),
        QT_TRANSLATE_NOOP("Failure", "Nothing in it could be read. The words are not at fault."),
        QT_TRANSLATE_NOOP("Failure", "Ask for it once more."),
    ),
    f.TooCostly: (
        QT_TRANSLATE_NOOP("Failure", "This file asks for more work than Held will do."),
        QT_TRANSLATE_NOOP("Failure", "A file can be made to keep a computer busy. This one was not opened."),
        QT_TRANSLATE_NOOP("Failure", "Ask who sent it how it was made."),
    ),
    f.NotEnoughMemoryForBundle: (
        QT_TRANSLATE_NOOP("Failure", "There is not enough free memory to open this now."),
        QT_TRANSLATE_NOOP("Failure", "Opening takes some memory for about a second. Nothing is lost."),
        QT_TRANSLATE_NOOP("Failure", "Close other programs and try again."),
    ),
    f.NoMatchingKey: (
        QT_TRANSLATE_NOOP("Failure", "These words do not open the file."),
        QT_TRANSLATE_NOOP("Failure", "The file itself looks whole."),
        QT_TRANSLATE_NOOP("Failure", "Ask to hear the six words once more, and look at each one."),
    ),
    f.BadHeaderMac: (
        QT_TRANSLATE_NOOP("Failure", "The words are right, but the file was changed."),
        QT_TRANSLATE_NOOP("Failure", "Someone or something altered its beginning. Nothing in it was used."),
        QT_TRANSLATE_NOOP("Failure", "Ask for it once more."),
    ),
    f.BrokenPayload: (
        QT_TRANSLATE_NOOP("Failure", "The words are right, but the file is not whole."),
        QT_TRANSLATE_NOOP("Failure", "A part was cut or changed on its way. Nothing in it was used."),
        QT_TRANSLATE_NOOP("Failure", "Ask for it once more."),
    ),
    f.AgeFileError: (
        QT_TRANSLATE_NOOP("Failure", "The file could not be read or written."),
        QT_TRANSLATE_NOOP("Failure", "Nothing in it was used, and nothing else was touched."),
        QT_TRANSLATE_NOOP("Failure", "Try another place, or ask for it once more."),
    ),
    f.NotABundle: (
        QT_TRANSLATE_NOOP("Failure", "The words are right, but this did not come from Held."),
        QT_TRANSLATE_NOOP("Failure", "Something else is sealed in this file."),
        QT_TRANSLATE_NOOP("Failure", "A program for age files can open it with the same words."),
    ),
    f.TooLongToShow: (
        QT_TRANSLATE_NOOP("Failure", "The words are right, but this is too long for one page."),
        QT_TRANSLATE_NOOP("Failure", "No letter is that long. Nothing in it was used."),
        QT_TRANSLATE_NOOP("Failure", "Ask who sent it what it is."),
    ),
    f.BundleTooNew: (
        QT_TRANSLATE_NOOP("Failure", "A newer Held made this bundle."),
        QT_TRANSLATE_NOOP("Failure", "The words are right. This Held does not know its form."),
        QT_TRANSLATE_NOOP("Failure", "Open it with the newer Held."),
    ),
    f.BundleTooLarge: (
        QT_TRANSLATE_NOOP("Failure", "This is more than a bundle may hold."),
        QT_TRANSLATE_NOOP("Failure", "Nothing was written and nothing in it was used."),
        QT_TRANSLATE_NOOP("Failure", "Choose fewer parts."),
    ),
    f.BundleError: (
        QT_TRANSLATE_NOOP("Failure", "The words are right, but the bundle is not as it should be."),
        QT_TRANSLATE_NOOP("Failure", "What it says of itself does not fit. Nothing in it was used."),
        QT_TRANSLATE_NOOP("Failure", "Ask who sent it to make it once more."),
    ),
    f.DiskError: (
        QT_TRANSLATE_NOOP("Failure", "The disk refused."),
        QT_TRANSLATE_NOOP("Failure", "What was there before is still there."),
        QT_TRANSLATE_NOOP("Failure", "Try again, or choose another place."),
    ),
    f.DiskFull: (
        QT_TRANSLATE_NOOP("Failure", "The disk is full."),
        QT_TRANSLATE_NOOP("Failure", "What was kept before is safe. Your text is safe here on the page."),
        QT_TRANSLATE_NOOP("Failure", "Make some room, and Held will try again."),
    ),
    f.FolderNotWritable: (
        QT_TRANSLATE_NOOP("Failure", "Held may not write in this folder."),
        QT_TRANSLATE_NOOP("Failure", "Nothing there was changed, and nothing is lost."),
        QT_TRANSLATE_NOOP("Failure", "Choose another place, or allow writing there."),
    ),
    f.FolderMissing: (
        QT_TRANSLATE_NOOP("Failure", "The place is not there now."),
        QT_TRANSLATE_NOOP("Failure", "It may have been moved or renamed, or a stick was pulled out."),
        QT_TRANSLATE_NOOP("Failure", "Bring it back, or choose another place."),
    ),
    f.FileTooLarge: (
        QT_TRANSLATE_NOOP("Failure", "This file is too large to be what was meant."),
        QT_TRANSLATE_NOOP("Failure", "It was not read."),
        QT_TRANSLATE_NOOP("Failure", "Choose the file again."),
    ),
    f.ReadFailed: (
        QT_TRANSLATE_NOOP("Failure", "The file cannot be read."),
        QT_TRANSLATE_NOOP("Failure", "The disk refused, or it is not an ordinary file. Nothing was changed."),
        QT_TRANSLATE_NOOP("Failure", "Try again, or copy it to another place first."),
    ),
    f.WriteFailed: (
        QT_TRANSLATE_NOOP("Failure", "The disk failed while writing."),
        QT_TRANSLATE_NOOP("Failure", "What was there before is still there."),
        QT_TRANSLATE_NOOP("Failure", "Try another place."),
    ),
}

_DISK: dict[tuple[type, object], _Words] = {
    **BACKUP_DISK_WORDS,
    (f.DiskFull, f.PlaceKind.EXPORT): (
        QT_TRANSLATE_NOOP("Failure", "There is no room for the file in that place."),
        QT_TRANSLATE_NOOP("Failure", "Nothing was left behind there, and nothing is lost."),
        QT_TRANSLATE_NOOP("Failure", "Make some room, or choose another place."),
    ),
    (f.FolderNotWritable, f.PlaceKind.VAULT): (
        QT_TRANSLATE_NOOP("Failure", "Held may not write in the notebook's folder."),
        QT_TRANSLATE_NOOP("Failure", "So it was not opened: your words could not be kept. Nothing is lost."),
        QT_TRANSLATE_NOOP("Failure", "Allow writing there, or copy the folder to a place of your own."),
    ),
}

_NAMES: dict[f.NameFault, _Words] = {
    f.NameFault.EMPTY: (
        QT_TRANSLATE_NOOP("Failure", "The notebook needs a name."),
        QT_TRANSLATE_NOOP("Failure", "Nothing was made yet."),
        QT_TRANSLATE_NOOP("Failure", "One plain word is enough. It can be seen while locked."),
    ),
    f.NameFault.TOO_LONG: (
        QT_TRANSLATE_NOOP("Failure", "This name is too long."),
        QT_TRANSLATE_NOOP("Failure", "Not every disk can take it. Nothing was made yet."),
        QT_TRANSLATE_NOOP("Failure", "Choose a shorter one."),
    ),
    f.NameFault.CHARACTER: (
        QT_TRANSLATE_NOOP("Failure", "“{character}” cannot stand in a folder's name."),
        QT_TRANSLATE_NOOP("Failure", "Not every disk can take it. Nothing was made yet."),
        QT_TRANSLATE_NOOP("Failure", "Leave it out."),
    ),
    f.NameFault.ENDS: (
        QT_TRANSLATE_NOOP("Failure", "A name cannot begin or end with a dot."),
        QT_TRANSLATE_NOOP("Failure", "Such a folder hides, or gets lost on some disks."),
        QT_TRANSLATE_NOOP("Failure", "Leave the dot out."),
    ),
    f.NameFault.RESERVED: (
        QT_TRANSLATE_NOOP("Failure", "Some computers keep this name for themselves."),
        QT_TRANSLATE_NOOP("Failure", "The folder could not be opened there. Nothing was made yet."),
        QT_TRANSLATE_NOOP("Failure", "Choose another one."),
    ),
    f.NameFault.TAKEN: (
        QT_TRANSLATE_NOOP("Failure", "A notebook of this name is there already."),
        QT_TRANSLATE_NOOP("Failure", "It was not touched."),
        QT_TRANSLATE_NOOP("Failure", "Choose another name."),
    ),
}

_PASSPHRASES: dict[f.PassphraseFault, _Words] = {
    f.PassphraseFault.EMPTY: (
        QT_TRANSLATE_NOOP("Failure", "The passphrase is empty."),
        QT_TRANSLATE_NOOP("Failure", "So nothing was made and nothing was opened."),
        QT_TRANSLATE_NOOP("Failure", "Six drawn words are a good choice."),
    ),
    f.PassphraseFault.TOO_LONG: (
        QT_TRANSLATE_NOOP("Failure", "This passphrase is longer than Held can take."),
        QT_TRANSLATE_NOOP("Failure", "So nothing was made and nothing was opened."),
        QT_TRANSLATE_NOOP("Failure", "Six drawn words are a good choice."),
    ),
    f.PassphraseFault.NOT_TEXT: (
        QT_TRANSLATE_NOOP("Failure", "There is a sign in it that is not text."),
        QT_TRANSLATE_NOOP("Failure", "It may have come in by pasting. Nothing was made and nothing was opened."),
        QT_TRANSLATE_NOOP("Failure", "Type it by hand."),
    ),
}

_A_WHOLE_COPY: _Words = (
    QT_TRANSLATE_NOOP("Failure", "The key file of this notebook is damaged."),
    QT_TRANSLATE_NOOP("Failure", "Your writing may be whole, and a whole copy of the key lies beside it."),
    QT_TRANSLATE_NOOP("Failure", "Put vault.json.bak in the place of vault.json."),
)

_COSTS: dict[f.CostPart, str] = {
    f.CostPart.MEMORY_KIB: QT_TRANSLATE_NOOP("Failure", "KB of memory"),
    f.CostPart.PASSES: QT_TRANSLATE_NOOP("Failure", "passes"),
    f.CostPart.LANES: QT_TRANSLATE_NOOP("Failure", "lanes"),
    f.CostPart.MEMORY_BY_PASSES: QT_TRANSLATE_NOOP("Failure", "KB of memory, times passes"),
}

_UNSEEN = QT_TRANSLATE_NOOP("Failure", "a sign that cannot be seen")
