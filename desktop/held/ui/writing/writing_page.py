# SPDX-License-Identifier: GPL-3.0-or-later
"""One template on one sheet: the page itself first, then whatever further question was touched.

It shows and collects.  What is kept, and when, is its presenter's affair; what may leave is
nobody's here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import msgspec
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from held.journal import permission as permissions
from held.journal.answer import Answer, Row, Words
from held.journal.entry import Entry
from held.journal.identifiers import EntryId, PersonId
from held.journal.layer import Lifted, Mark
from held.journal.permission import PermissionRecord
from held.journal.template import Kind, Question
from held.journal.template import Place as Standing
from held.ui.background import Lane
from held.ui.look import FontRole
from held.ui.navigation import Place
from held.ui.page import Kept, KeptState, Page, PageParts
from held.ui.places import ROOM_HUES, ROOM_ICONS
from held.ui.widgets.buttons import QuietButton
from held.ui.widgets.foot_line import Keeping
from held.ui.widgets.naming import name
from held.ui.widgets.page_frame import PageFrame
from held.ui.widgets.parked_strip import ParkedStrip
from held.ui.widgets.sheet import FREE_TOP, HEADED_TOP, LONG_TOP
from held.ui.widgets.tab_order import chain
from held.ui.widgets.text_label import Ink, TextLabel
from held.ui.widgets.writing_edit import WritingEdit
from held.ui.writing.answer_control import Asking, LongControl
from held.ui.writing.asked import Asked
from held.ui.writing.controls import make_control
from held.ui.writing.further_questions import FurtherQuestions
from held.ui.writing.having_back import HavingBack
from held.ui.writing.lifting import Lifting
from held.ui.writing.lines_control import LinesControl
from held.ui.writing.links import Links
from held.ui.writing.opened import Opened
from held.ui.writing.permission_side import PermissionSide
from held.ui.writing.room_words import room_words, where_words
from held.ui.writing.rows_control import RowsControl
from held.ui.writing.three_clocks import three_clocks
from held.ui.writing.writing_presenter import WritingPresenter
from held.workflows.session import Session
from held.workflows.write_entry import FREE_PAGE, STORY, TELLER


class WritingPage(Page):
    """moved_to_story: this page is a story now; emitted with its entry's id.
    was_set_down: the keeper closed it on what can wait.
    entry_wanted: a link was followed; emitted with the id of the entry it leads to.
    """

    moved_to_story = Signal(str)
    was_set_down = Signal()
    entry_wanted = Signal(str)

    def __init__(self, session: Session, lane: Lane, opened: Opened) -> None:
        super().__init__()
        draft = opened.draft
        self._template = draft.entry.asked
        self._clock = session.clock
        self._hue = ROOM_HUES[draft.entry.room]
        self.presenter = WritingPresenter(session, lane, draft, self)
        self._links = Links(session, lane)
        self._asking = opened.asking(session.clock.now().day, self._links)
        self._asked: dict[str, Asked] = {}
        self._frame: PageFrame | None = None
        self._listening = False
        self._permission = permissions.current(opened.history)
        self._having_back = HavingBack()
        self._build(opened)
        self._connect()

    # What the window asks

    @property
    def parts(self) -> PageParts:
        return self._parts

    @property
    def entry(self) -> EntryId | None:
        entry = self.presenter.draft.entry
        return entry.id if entry.revision else None

    @property
    def veils_when_idle(self) -> bool:
        return self._listening

    def fill(self, frame: PageFrame) -> None:
        self._frame = frame
        sheet = frame.sheet
        sheet.set_ribbon(self._hue)
        is_long = self._page.kind is Kind.ROWS
        sheet.set_ends(LONG_TOP if is_long else HEADED_TOP if self._heading else FREE_TOP)
        if self._heading is not None:
            sheet.add(self._heading)
            sheet.add(self._why, above=4)
        if self._side is not None:
            sheet.add(self._side.fold_line, above=20, below=5, beyond=16)
            self._side.attach(frame)
        if self._writing is not None:
            sheet.add(self._writing, above=28 if self._heading else 0)
            self._lifting.attach(frame, self._page.id, self._writing)
        self._last: QWidget | None = self._writing
        for question_id in self._answered_already():
            self._open_question(question_id)
        sheet.add_stretch()
        sheet.add(self._clocks, above=24)
        sheet.add(self._names, above=14)
        self.dress(frame)
        self._order_tabs()
        if self.entry is not None:
            frame.foot.set_keeping(Keeping.KEPT)

    def first(self) -> QWidget | None:
        if self._writing is not None:
            return self._writing
        return next(iter(self._asked.values())).control.first() if self._asked else None

    def leave(self) -> None:
        self.presenter.keep()

    def unkept(self) -> Callable[[], object] | None:
        return self.presenter.unkept()

    def take_back(self) -> None:
        self._having_back.take_back()

    def codes(self) -> dict[PersonId, str]:
        return self._asking.circle.codes()

    def unkept_entry(self) -> Entry | None:
        draft = self.presenter.draft
        return None if draft.is_kept else draft.entry

    # What the presenter asks

    def answers(self) -> dict[str, Answer]:
        """Everything the page says now, without the permission."""
        said = dict(self._untouched)
        if self._writing is not None:
            said[self._page.id] = Words(self._writing.text())
        for question_id, asked in self._asked.items():
            answer = asked.control.answer()
            if answer is None:
                said.pop(question_id, None)
            else:
                said[question_id] = answer
        return said

    def marks(self) -> tuple[Mark, ...]:
        """The lifted lines, where they are now."""
        return self._lifting.marks()

    def acts(self) -> Mapping[str, Callable[[], None]]:
        acts = {"keep": self.presenter.keep, "set_down": self.presenter.ask_to_set_down}
        if self._writing is not None:
            acts["undo"] = self._writing.undo_step
            acts["redo"] = self._writing.redo_step
        acts["lift"] = self._lifting.ask
        if self._strip is not None:
            acts["park"] = self._park
        if self._template.id == FREE_PAGE:
            acts["move_to_stories"] = self._move_to_stories
        if self._template.id == STORY:
            acts["listen"] = self._toggle_listening
        return acts

    def _move_to_stories(self) -> None:
        if self._writing is not None:
            self._writing.setReadOnly(True)
        self.presenter.move_to_stories()

    def _may_be_written(self, kept: Kept) -> None:
        if kept.state is KeptState.NOT_KEPT and self._writing is not None:
            self._writing.setReadOnly(False)

    def _park(self) -> None:
        if self._strip is not None:
            self._strip.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # Building

    def _build(self, opened: Opened) -> None:
        entry = opened.draft.entry
        page_section = self._template.section(Standing.PAGE)
        questions = page_section.questions if page_section else ()
        self._page = questions[0]
        self._untouched = dict(entry.answers)
        self._writing = self._make_writing() if self._page.kind is Kind.LONG else None
        self._heading: TextLabel | None = None
        self._why = TextLabel(self._page.why, FontRole.CONTROL, Ink.TEXT_2)
        if self._template.id != FREE_PAGE:
            self._heading = TextLabel(self._page.prompt, FontRole.HEADING_1)
            name(self._heading, "page_heading", self._page.prompt)
        further = questions[1:] if self._writing is not None else questions
        before = self._template.section(Standing.BEFORE)
        self._further = {q.id: q for q in (*further, *(before.questions if before else ()))}
        self._names = FurtherQuestions(
            [q for q in self._further.values() if q.kind is not Kind.PRINTED]
        )
        self._clocks = TextLabel("", FontRole.SMALL, Ink.HINT)
        self._lifting = Lifting(entry.latest.marks)
        self._side = self._make_side(opened)
        self._build_strip(opened.parked)
        self._parts = self._make_parts()
        self._tell_teller()

    def _make_writing(self) -> WritingEdit:
        writing = WritingEdit()
        name(writing, f"{self._page.id}_edit", self._page.prompt, self._page.why)
        answer = self._untouched.pop(self._page.id, None)
        writing.set_text(answer.text if isinstance(answer, Words) else "")
        writing.set_caret(len(writing.text()))
        return writing

    def _make_side(self, opened: Opened) -> PermissionSide | None:
        section = self._template.section(Standing.BESIDE)
        if section is None:
            return None
        circle, today = opened.draft.circle, self._asking.today
        asking = Asking(circle, self._hue, today, co_facilitators=True, narrow=True)
        is_new = not opened.draft.entry.revision
        return PermissionSide(section, asking, opened.history, is_new=is_new)

    def _build_strip(self, parked: Sequence[Row]) -> None:
        section = self._template.section(Standing.PARKED)
        self._strip: ParkedStrip | None = None
        if section is not None:
            self._strip = ParkedStrip(section.title, section.why, section.questions[0].hint)
            self._strip.set_lines([row.line for row in parked if row.line])

    def _make_parts(self) -> PageParts:
        room, side = self.presenter.draft.entry.room, self._side
        return PageParts(
            place=Place(room.value),
            crumbs=(room_words(room), self._here()),
            hue=self._hue,
            slips=(side.slip,) if side else (),
            folded=side.fold_line if side else None,
            strip=self._strip,
            chip=side.chip if side else None,
            actions=self._make_actions(),
            where_icon=ROOM_ICONS[room],
            where=self._where(),
        )

    def _make_actions(self) -> tuple[QWidget, ...]:
        actions: list[QWidget] = []
        if self._template.id == FREE_PAGE:
            theirs = QuietButton(self.tr("This is someone's story"), icon="book-open")
            name(theirs, "move_to_stories_button", theirs.words())
            theirs.clicked.connect(self._move_to_stories)
            actions.append(theirs)
        if self._template.id == STORY:
            self._listen = QuietButton(self.tr("Listen"), icon="ear")
            name(self._listen, "listen_button", self.tr("Listen: only the page and the strip"))
            self._listen.clicked.connect(self._toggle_listening)
            actions.append(self._listen)
        if self._page.kind is Kind.ROWS:
            another = QuietButton(self.tr("Another line"), icon="plus")
            name(another, "another_line_button", another.words())
            another.clicked.connect(self._begin_another_line)
            return (another,)
        down = QuietButton(self.tr("Set it down"), icon="feather")
        name(down, "set_down_button", down.words())
        down.clicked.connect(self.presenter.ask_to_set_down)
        actions.append(down)
        return tuple(actions)

    def _connect(self) -> None:
        presenter = self.presenter
        presenter.kept_changed.connect(self.kept)
        presenter.kept_changed.connect(self._may_be_written)
        presenter.permission_stated.connect(self._permission_stated)
        presenter.lifted.connect(self._lifting.lay)
        presenter.parked.connect(self._show_parked)
        presenter.moved.connect(self.moved_to_story)
        presenter.set_down.connect(self.was_set_down)
        self._names.touched.connect(self._touched)
        self._lifting.chosen.connect(self._lift_chosen)
        self._having_back.listen(self._lifting)
        self._having_back.told.connect(self.notice_asked)
        self._links.opened.connect(self.entry_wanted)
        self._lifting.taken_back.connect(presenter.put_back)
        if self._writing is not None:
            self._writing.text_edited.connect(presenter.edited)
        if self._side is not None:
            self._side.stated.connect(self._permission_touched)
        if self._strip is not None:
            self._strip.parked.connect(presenter.park)

    # What happens

    def _touched(self, question: Question) -> None:
        self._open_question(question.id)
        self._order_tabs()
        control = self._asked[question.id].control
        control.first().setFocus(Qt.FocusReason.TabFocusReason)
        if self._frame is not None:
            self._frame.sheet.show_part(self._asked[question.id])

    def _open_question(self, question_id: str) -> None:
        if self._frame is None or question_id in self._asked:
            return
        question = self._further[question_id]
        control = make_control(question, self._asking)
        control.show_answer(self._untouched.get(question_id))
        control.answered.connect(self._answered)
        is_page = question is self._page
        # The words of the page's own question are its heading.
        shown = msgspec.structs.replace(question, why="") if is_page else question
        asked = Asked(shown, control, heading=not is_page)
        if isinstance(control, LongControl):
            self._lifting.attach(self._frame, question_id, control.paper)
        if isinstance(control, LinesControl):
            self._having_back.listen(control)
            if is_page:
                control.leave_out_another()
        above = 20 if is_page else 28
        self._frame.sheet.add(asked, above=above, beyond=control.OVERHANG, after=self._last)
        self._last = self._asked[question_id] = asked
        self._names.take_away((question_id,))

    def _order_tabs(self) -> None:
        line, slip = (self._side.fold_line, self._side.slip) if self._side else (None, None)
        chain(line, self._writing, *self._asked.values(), self._names, slip, self._strip)

    def _answered_already(self) -> list[str]:
        found = [key for key in self._further if key in self._untouched and key != TELLER]
        if self._writing is None and not found:
            return [next(iter(self._further))]
        return found

    def _answered(self) -> None:
        self.presenter.edited()
        self._tell_teller()

    def _permission_touched(self) -> None:
        if self._side is not None:
            self.presenter.state_permission(self._side.slip.answers())

    def _permission_stated(self, record: PermissionRecord) -> None:
        self._permission = permissions.read(record.answers)
        self._tell_teller()

    def _show_parked(self, rows: object) -> None:
        if self._strip is not None and isinstance(rows, tuple):
            self._strip.set_lines([row.line for row in rows if row.line])

    def _lift_chosen(self, question_id: str, start: int, end: int, lifted: Lifted) -> None:
        self.presenter.lift(question_id, (start, end), lifted)

    def _begin_another_line(self) -> None:
        asked = self._asked.get(self._page.id)
        if asked is not None and isinstance(asked.control, LinesControl | RowsControl):
            asked.control.begin_another()

    def _toggle_listening(self) -> None:
        """Nothing to fill in while someone speaks: the page and the strip alone."""
        self._listening = not self._listening
        for widget in (self._names, *self._asked.values()):
            widget.setHidden(self._listening)
        if self._frame is not None:
            self._frame.put_slips_away(self._listening)
        self._tell_teller()
        self._listen.setText(self.tr("Back to the page") if self._listening else self.tr("Listen"))
        if self._writing is not None:
            self._writing.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell_teller(self) -> None:
        """Say again what depends on who told the story and on what they allowed."""
        teller = self.presenter.draft.teller
        if self._writing is not None:
            self._writing.set_codes(list(self._asking.circle.codes().values()))
        self._clocks.setText(three_clocks(self.answers(), self._further))
        self._clocks.setHidden(not self._clocks.text() or self._listening)
        if self._side is None:
            return
        self._side.say(self._permission, teller, self._clock.now().day)
        self._parts.crumbs = (room_words(self.presenter.draft.entry.room), self._here())
        self._parts.where = self._where()
        self.changed.emit()

    def _here(self) -> str:
        teller = self.presenter.draft.teller
        return teller.code if teller and self._template.id == STORY else self._template.title

    def _where(self) -> str:
        draft = self.presenter.draft
        return where_words(draft.entry.room, draft.teller, self._permission)
