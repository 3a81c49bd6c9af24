# SPDX-License-Identifier: GPL-3.0-or-later
"""The rules of the house that neither ruff nor import-linter can keep, read off the code itself.

Each rule is a function that names its violations, and each is first shown a violation.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
HELD = ROOT / "desktop" / "held"

LONGEST_FILE = 400
SPDX = "# SPDX-License-Identifier: GPL-3.0-or-later"
BANNED_IN_NAMES = re.compile(
    r"(^|_)(util|utils|helper|helpers|manager|managers|common|misc|base|data|info|do)(_|$)"
)
BANNED_AS_VERB = re.compile(r"_?handle_[a-z_]+")
NOT_OURS = re.compile(r"data|setData|handle_(start|end|startend)tag|handle_data|[a-z]+[A-Z].*")
"""Overridden names: of Qt, which writes them in camel case, and of Python's HTML parser."""
BANNED_QT = ("QtNetwork", "QtQml", "QtQuick", "QtWebEngine", "QtWebSockets", "QtWebChannel")
ABSTRACT = ("held/ui/page.py",)
"""Classes to be filled in by others; Qt's metaclass leaves no room for Python's abstract ones."""
MAY_CATCH_ALL = ("held/ui/background.py", "held/app/crash_report.py")

Rule = Callable[[str, ast.Module, str], Iterator[str]]


def begins_with_licence_and_reason(_name: str, tree: ast.Module, text: str) -> Iterator[str]:
    if not text.startswith(SPDX + "\n"):
        yield "the first line is not the SPDX line"
    if not ast.get_docstring(tree):
        yield "there is no module docstring"


def is_short_enough(_name: str, _tree: ast.Module, text: str) -> Iterator[str]:
    lines = text.count("\n")
    if lines > LONGEST_FILE:
        yield f"{lines} lines"


def has_names_of_the_domain(name: str, tree: ast.Module, _text: str) -> Iterator[str]:
    functions = [
        node.name
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]
    classes = [node.name for node in ast.walk(tree) if isinstance(node, ast.ClassDef)]
    modules = [part.removesuffix(".py") for part in name.split("/")]
    for word in (*modules, *classes, *functions):
        snake = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", word).lower()
        if BANNED_IN_NAMES.search(snake) and not NOT_OURS.fullmatch(word):
            yield f"the name {word}"
    for word in functions:
        if BANNED_AS_VERB.fullmatch(word) and not NOT_OURS.fullmatch(word):
            yield f"the name {word}"


def connects_bound_methods_only(_name: str, tree: ast.Module, _text: str) -> Iterator[str]:
    """A lambda or a partial as a slot keeps its page alive for ever."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
            continue
        if node.func.attr not in {"connect", "singleShot"}:
            continue
        for argument in node.args:
            if isinstance(argument, ast.Lambda):
                yield f"line {node.lineno}: a lambda as a slot"
            if isinstance(argument, ast.Call) and _called(argument) in {"partial", "partialmethod"}:
                yield f"line {node.lineno}: a partial as a slot"


def is_styled_in_look_only(name: str, tree: ast.Module, _text: str) -> Iterator[str]:
    if name.startswith("held/ui/look/"):
        return
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _called(node) == "setStyleSheet":
            yield f"line {node.lineno}: setStyleSheet"


def is_offline(_name: str, tree: ast.Module, _text: str) -> Iterator[str]:
    for line, module in _imported(tree):
        parts = module.split(".")
        if any(part.startswith(BANNED_QT) for part in parts):
            yield f"line {line}: {module}"
        if parts[0] in {"http", "urllib", "requests", "asyncio", "ssl", "ftplib", "smtplib"}:
            yield f"line {line}: {module}"


def presents_without_widgets(name: str, tree: ast.Module, _text: str) -> Iterator[str]:
    if not name.endswith("_presenter.py"):
        return
    for line, module in _imported(tree):
        if module.startswith(("PySide6.QtWidgets", "PySide6.QtGui")):
            yield f"line {line}: {module}"


def catches_what_it_expects(name: str, tree: ast.Module, _text: str) -> Iterator[str]:
    if name in MAY_CATCH_ALL:
        return
    for node in ast.walk(tree):
        if not isinstance(node, ast.ExceptHandler):
            continue
        if isinstance(node.body[-1], ast.Raise) and node.body[-1].exc is None:
            continue  # it only tidies up, and passes the failure on
        kinds = node.type.elts if isinstance(node.type, ast.Tuple) else [node.type]
        for kind in kinds:
            everything = kind is None or (
                isinstance(kind, ast.Name) and kind.id in {"Exception", "BaseException"}
            )
            if everything:
                yield f"line {node.lineno}: catches everything"


def says_nothing_aloud(name: str, tree: ast.Module, _text: str) -> Iterator[str]:
    """Nothing a person wrote may reach a terminal or a log; only what comes before the window speaks."""
    if name in {"held/__main__.py", "held/app/start.py"}:
        return
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _called(node) in {"print", "pprint"}:
            yield f"line {node.lineno}: print"
    for line, module in _imported(tree):
        if module.split(".")[0] in {"logging", "syslog"}:
            yield f"line {line}: {module}"


def has_no_stub(name: str, tree: ast.Module, text: str) -> Iterator[str]:
    for number, line in enumerate(text.splitlines(), start=1):
        if re.search(r"#.*\b(TODO|FIXME|XXX|HACK)\b", line):
            yield f"line {number}: a note to do something later"
    for node in ast.walk(tree):
        if isinstance(node, ast.Raise) and node.exc is not None:
            raised = node.exc.func if isinstance(node.exc, ast.Call) else node.exc
            unfilled = isinstance(raised, ast.Name) and raised.id == "NotImplementedError"
            if unfilled and name not in ABSTRACT:
                yield f"line {node.lineno}: NotImplementedError"


def has_no_typing_exemption(_name: str, _tree: ast.Module, text: str) -> Iterator[str]:
    """None, but for one line where Qt's stubs are wrong, which then says how."""
    for number, line in enumerate(text.splitlines(), start=1):
        exempt = re.search(r"#\s*(type:\s*ignore|mypy:)", line)
        if exempt and not re.search(r"# type: ignore\[[a-z-]+\]  # \w+", line):
            yield f"line {number}: a typing exemption without a reason"


def _called(call: ast.Call) -> str:
    if isinstance(call.func, ast.Attribute):
        return call.func.attr
    return call.func.id if isinstance(call.func, ast.Name) else ""


def _imported(tree: ast.Module) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            yield from ((node.lineno, f"{node.module}.{alias.name}") for alias in node.names)


_OK = SPDX + '\n"""Why."""\n'

RULES: dict[Rule, tuple[str, str]] = {
    begins_with_licence_and_reason: ("held/x.py", "import os\n"),
    is_short_enough: ("held/x.py", _OK + "a = 1\n" * LONGEST_FILE),
    has_names_of_the_domain: ("held/x.py", _OK + "class VaultManager:\n    pass\n"),
    connects_bound_methods_only: ("held/x.py", _OK + "a.clicked.connect(lambda: b())\n"),
    is_styled_in_look_only: ("held/ui/today/x.py", _OK + "a.setStyleSheet('b')\n"),
    is_offline: ("held/x.py", _OK + "from PySide6 import QtNetwork\n"),
    presents_without_widgets: (
        "held/ui/today/today_presenter.py",
        _OK + "from PySide6.QtWidgets import QLabel\n",
    ),
    catches_what_it_expects: ("held/x.py", _OK + "try:\n    a()\nexcept Exception:\n    b()\n"),
    says_nothing_aloud: ("held/x.py", _OK + "print(1)\n"),
    has_no_stub: ("held/x.py", _OK + "raise NotImplementedError\n"),
    has_no_typing_exemption: ("held/x.py", _OK + "a = 1  # type: ignore[misc]\n"),
}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_a_rule_sees_a_violation(rule: Rule) -> None:
    name, text = RULES[rule]
    assert list(rule(name, ast.parse(text), text))
    assert not list(rule("held/journal/entry.py", ast.parse(_OK), _OK))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_held_keeps_the_rule(rule: Rule) -> None:
    violations = []
    files = sorted(HELD.rglob("*.py"))
    assert files
    for path in files:
        text = path.read_text(encoding="utf-8")
        name = path.relative_to(HELD.parent).as_posix()
        violations += [f"{name}: {told}" for told in rule(name, ast.parse(text), text)]
    assert violations == []


def test_every_test_and_script_begins_with_its_licence_and_reason() -> None:
    violations = []
    for folder in ("tests", "packaging"):
        for path in sorted((ROOT / folder).rglob("*.py")):
            text = path.read_text(encoding="utf-8")
            bare = text.removeprefix("#!/usr/bin/env python3\n")
            violations += [
                f"{path.relative_to(ROOT)}: {told}"
                for told in begins_with_licence_and_reason(path.name, ast.parse(bare), bare)
            ]
    assert violations == []
