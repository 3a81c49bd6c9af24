# SPDX-License-Identifier: GPL-3.0-or-later
"""Every sentence that Held says in a terminal, so that they can be read under one another.

What goes wrong with disks, keys and bundles has its words in `held.workflows.failure_words`.
"""

from __future__ import annotations

from held.console.arguments import Fault
from held.journal.room import Room

# fmt: off

HELP: dict[str, str] = {
    "": """\
Held is a private notebook for people who listen.

  held                                 open the window
  held check NOTEBOOK                  is it whole?
  held read FILE                       read what was sent to you
  held backup NOTEBOOK --to FOLDER     make a backup, locked as the notebook is
  held restore FILE --to NOTEBOOK      make a notebook of a backup
  held export NOTEBOOK --to FOLDER     copy it out in plain writing
  held COMMAND --help                  more about a command
  held --version                       which Held this is

A notebook is a folder. Its name ends in .held.
Held asks for the passphrase in the terminal. It does not appear while you type.

Held ends with 0 when all is well.
It ends with 1 when something is not, and says so.
It ends with 2 when it did not understand the command.""",
    "check": """\
  held check NOTEBOOK [--passphrase-fd N]

Reads everything in a notebook once, and says whether it is whole.
Nothing in the notebook is changed. Held reads a copy that stays locked, and takes it away again.
Nothing that you wrote is shown.

  --passphrase-fd N    read the passphrase from the open descriptor N

Lock the notebook in the window first.""",
    "read": """\
  held read FILE [--notebook NOTEBOOK] [--passphrase-fd N]

Asks for the six spoken words and shows the letter in a bundle.
What was made for your card needs no words: your notebook opens it.
Nothing is stored. The file stays where it is until you delete it.
The terminal may keep what it showed. Close it when you are done.

  --notebook NOTEBOOK    the notebook with the card that it was made for
  --passphrase-fd N      read the words, or the passphrase, from the open descriptor N""",
    "backup": """\
  held backup NOTEBOOK --to FOLDER [--passphrase-fd N]

Makes a backup in a folder that is there, such as one on a stick.
It is opened again and checked before it counts. It stays locked: your passphrase opens it.
Older backups in that folder stay where they are.

  --to FOLDER          the folder that the file goes to
  --passphrase-fd N    read the passphrase from the open descriptor N

Lock the notebook in the window first.""",
    "restore": """\
  held restore FILE --to NOTEBOOK [--passphrase-fd N]

Makes a notebook of a backup, as it was on that day, and says what it holds.
It needs the file and the passphrase of that day, and nothing else.
The backup stays as it is, and nothing that is there already is written over.

  --to NOTEBOOK        a new folder, whose name ends in .held
  --passphrase-fd N    read the passphrase from the open descriptor N""",
    "export": """\
  held export NOTEBOOK --to FOLDER [--passphrase-fd N] [--yes-in-plain-text]

Copies a notebook out in plain writing, as Markdown and as JSON.
Whoever has the folder can read all of it. Held warns first, and asks you to type a word.
What others told you goes only as far as they said yes.
Held lists what stayed behind, and why.

  --to FOLDER            a new folder, or an empty one
  --passphrase-fd N      read the passphrase from the open descriptor N
  --yes-in-plain-text    do not ask for the word, for a program that cannot type""",
}
"""What `--help` says: of Held itself, and of each command."""

FAULTS: dict[Fault, str] = {
    Fault.NO_SUCH_COMMAND: "Held does not know this command.",
    Fault.NO_SUCH_OPTION: "This command does not have that option.",
    Fault.TOO_FEW: "Something is missing from this command.",
    Fault.TOO_MANY: "There is more here than this command can take.",
    Fault.NO_VALUE: "An option is missing what belongs to it.",
    Fault.VALUE_NOT_WANTED: "An option has something that does not belong to it.",
    Fault.TWICE: "The same option stands here twice.",
    Fault.NO_DESCRIPTOR: "There is nothing to read at that number. It must be open, and not 1 or 2.",
    Fault.NO_TERMINAL: "There is no terminal to ask in.",
}
MORE_HELP = "Type held --help to see how it is used."
MORE_HELP_ABOUT = "Type held {command} --help to see how it is used."

STOPPED = "You stopped it."
NOT_FENCED = "Held could not close itself off from the network here."
NOTHING_TYPED = "Nothing came, so nothing was opened."

ASK_TO_OPEN = "Passphrase:"
ASK_SPOKEN = "The six words:"

WORDS_OPEN_IT = "Six words open this file, and no card. Leave --notebook out."
BY_CARD_COMPARED = "It came from {code}. Their card proves it to you, and to nobody else."
BY_CARD_NOT_COMPARED = "It came from the card of {code}. Whose card it is was never checked."
BY_UNKNOWN_CARD = "Who sent this is not proven. Anybody who has your card could have made it."
NOT_PROVEN = "Who sent this is not proven. It came from someone who knew the words."
MADE = "It says that it was made on {made}."
LET_GO_BY = "Please let it go by {until}."
HAS_ENDED = "Its time ended on {until}: please let it go."
THEIRS = "All that stands below this line came with the file."
LINE = "----------------------------------------"

BACKED_UP = "Done. The backup was opened again and checked: {file}"
TAKEN_ON = "This backup is of {made}."
HOLDS = "It holds pages from {first} to {last}, in {rooms}."
HOLDS_NOTHING = "No page had been written yet."
ROOMS: dict[Room, str] = {
    Room.STORIES: "Stories",
    Room.INSIDE: "Inside",
    Room.TESTS: "Tests",
}
RESTORED = "Done. The notebook is as it was that day, and the passphrase of that day opens it."

THE_WORD = "plain"
WARNING = (
    "This writes the notebook out in plain words.",
    "Nothing protects them there. Whoever has the folder can read all of it.",
    "Copies can stay on the disk after you delete them, and in backups.",
    "What others told you goes only as far as they said yes. The rest stays in the notebook.",
)
ASK_WORD = "Type the word plain to go on, or press Enter to stop:"
NO_WORD = "So nothing was written."
NEEDS_YES = "Give --yes-in-plain-text if a program is to do this."
WRITTEN = "Done. Pages written: {pages}."
STAYED = "What stayed behind, as WHAT-STAYED-BEHIND.md says too:"
NOTHING_STAYED = "Nothing stayed behind."
NOT_ALL_READ = "Some pages cannot be read. Type held check --help to see how to look further."
