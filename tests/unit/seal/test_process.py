# SPDX-License-Identifier: GPL-3.0-or-later
"""A sealed process leaves nothing open to others: not its memory, its files or its habits."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Ask = Callable[..., Any]


def test_files_made_afterwards_are_for_their_owner_only(ask_child: Ask, tmp_path: Path) -> None:
    mode = ask_child(
        """
        os.umask(0)
        seal_process()
        open("note", "w").close()
        os.mkdir("folder")
        say([oct(os.stat("note").st_mode & 0o777), oct(os.stat("folder").st_mode & 0o777)])
        """,
        cwd=tmp_path,
    )

    assert mode == ["0o600", "0o700"]


@pytest.mark.parametrize("signal_name", ["SIGSEGV", "SIGABRT", "SIGQUIT"])
def test_a_crash_leaves_no_core_file(run_child: Ask, tmp_path: Path, signal_name: str) -> None:
    for sealed in (False, True):
        place = tmp_path / str(sealed)
        place.mkdir()
        ended = run_child(
            f"""
            import resource
            most = resource.getrlimit(resource.RLIMIT_CORE)[1]
            resource.setrlimit(resource.RLIMIT_CORE, (most, most))
            if {sealed}:
                seal_process()
            os.kill(os.getpid(), signal.{signal_name})
            """,
            cwd=place,
        )
        assert ended.returncode < 0
        if sealed or Path("/proc/sys/kernel/core_pattern").read_text() != "core\n":
            assert not list(place.iterdir())


def test_a_limit_of_no_core_at_all_is_left_as_it_is(ask_child: Ask) -> None:
    said = ask_child(
        """
        import resource
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        become_ordinary()
        seal = seal_process()
        say([seal.fenced, [gap.name for gap in seal.reasons],
             resource.getrlimit(resource.RLIMIT_CORE)])
        """
    )

    assert said == [True, [], [0, 0]]


def test_the_core_limit_is_one_byte_for_good(ask_child: Ask) -> None:
    said = ask_child(
        """
        import resource
        seal_process()
        say([resource.getrlimit(resource.RLIMIT_CORE), libc.prctl(3, 0, 0, 0, 0)])
        """
    )

    assert said == [[1, 1], 0]


def test_another_program_of_the_same_person_cannot_read_the_memory(ask_child: Ask) -> None:
    user, before, after = ask_child(
        """
        become_ordinary()
        memory = f"/proc/{os.getpid()}/mem"
        read = lambda: error_of(lambda: os.close(os.open(memory, os.O_RDONLY)))
        before = answer_of_stranger(read)
        seal_process()
        say([os.getuid(), before, answer_of_stranger(read)])
        """
    )

    assert user != 0
    assert after == "EACCES"
    if _others_may_trace():
        assert before == "no error"


def test_a_debugger_of_the_same_person_is_turned_away(ask_child: Ask) -> None:
    user, before, after = ask_child(
        """
        # The one who asks is not fenced, so that only the hiding can turn the debugger away.
        become_ordinary()
        def attach_to(measure):
            ready, writing = os.pipe()
            target = os.fork()
            if target == 0:
                measure(writing)
                os.write(writing, b"!")
                time.sleep(20)
                os._exit(0)
            os.close(writing)
            assert os.read(ready, 1)
            seize = ctypes.c_long(0x4206)
            answer = answer_of_stranger(lambda: errno_of("ptrace", seize, target, None, None))
            os.kill(target, signal.SIGKILL)
            os.waitpid(target, 0)
            return answer
        say([os.getuid(), attach_to(lambda kept: None),
             attach_to(lambda kept: seal_process(keep=[kept]))])
        """
    )

    assert user != 0
    assert after == "EPERM"
    if _others_may_trace():
        assert before == "no error"


def _others_may_trace() -> bool:
    yama = Path("/proc/sys/kernel/yama/ptrace_scope")
    return not yama.exists() or yama.read_text().strip() == "0"


def test_only_what_was_given_on_purpose_stays_open(ask_child: Ask, tmp_path: Path) -> None:
    given = tmp_path / "given"
    given.write_text("six words")
    said = ask_child(
        f"""
        passphrase = os.open({str(given)!r}, os.O_RDONLY)
        display, _other_end = socket.socketpair(socket.AF_UNIX)
        network = socket.socket(socket.AF_INET)
        stray = os.open("/etc/passwd", os.O_RDONLY)
        far = os.dup2(stray, 700)
        os.environ["WAYLAND_SOCKET"] = str(display.fileno())
        seal = seal_process(keep=[passphrase, network.fileno()])
        wanted = {{0, 1, 2, passphrase, display.fileno()}}
        there = set()
        for number in range(1024):
            try:
                os.fstat(number)
                there.add(number)
            except OSError:
                pass
        network.detach()
        _other_end.detach()
        say([seal.fenced, sorted(there ^ wanted), os.read(passphrase, 100).decode()])
        """
    )

    assert said == [True, [], "six words"]


def test_missing_streams_lead_nowhere_so_that_no_file_takes_their_place(
    ask_child: Ask, tmp_path: Path
) -> None:
    ask_child(
        """
        said = os.dup2(1, 20)
        os.closerange(0, 3)
        seal_process(keep=[said])
        targets = [os.readlink(f"/proc/self/fd/{stream}") for stream in (0, 1, 2)]
        later = os.open("vault", os.O_CREAT | os.O_RDWR)
        os.write(1, b"printed")
        os.write(2, b"complained")
        os.dup2(said, 1)
        assert targets == ["/dev/null"] * 3, targets
        assert later > 2
        say(os.get_inheritable(0) and os.get_inheritable(1) and os.get_inheritable(2))
        """,
        cwd=tmp_path,
    )

    assert (tmp_path / "vault").read_bytes() == b""


def test_a_stream_that_leads_across_the_network_is_cut(ask_child: Ask) -> None:
    said = ask_child(
        """
        network = socket.socket(socket.AF_INET)
        os.dup2(network.fileno(), 0)
        network.close()
        seal_process()
        say(os.readlink("/proc/self/fd/0"))
        """
    )

    assert said == "/dev/null"


def test_the_environment_keeps_only_what_is_listed(ask_child: Ask) -> None:
    kept = {
        "HOME": "/nowhere",
        "PATH": os.defpath,
        "LANG": "de_DE.UTF-8",
        "LC_TIME": "pl_PL.UTF-8",
        "TZ": "Europe/Berlin",
        "DISPLAY": ":0",
        "XAUTHORITY": "/nowhere/.Xauthority",
        "XDG_DATA_HOME": "/nowhere/share",
        "DBUS_SESSION_BUS_ADDRESS": "unix:path=/run/user/1000/bus",
        "QT_QPA_PLATFORM": "wayland;xcb",
        "QT_SCALE_FACTOR": "2",
        "QT_IM_MODULE": "ibus",
        "QT_ACCESSIBILITY": "1",
    }
    dropped = {
        "LD_LIBRARY_PATH": "/nowhere",
        "LD_DEBUG_OUTPUT": "/nowhere/log",
        "PYTHONPATH": "/nowhere",
        "PYTHONSTARTUP": "/nowhere/start.py",
        "PYTHONINSPECT": "1",
        "GCONV_PATH": "/nowhere",
        "QT_PLUGIN_PATH": "/nowhere",
        "QT_QPA_PLATFORM_PLUGIN_PATH": "/nowhere",
        "QT_QPA_PLATFORMTHEME": "gtk3",
        "QT_LOGGING_RULES": "*=true",
        "QT_LOGGING_CONF": "/nowhere/rules",
        "QT_DEBUG_PLUGINS": "1",
        "AT_SPI_BUS_ADDRESS": "tcp:host=198.51.100.1,port=4",
        "DBUS_SYSTEM_BUS_ADDRESS": "unix:path=/run/bus;unixexec:path=/nowhere/program",
        "https_proxy": "http://198.51.100.1",
        "A_VAULT": "/home/m/Notes.held",
    }
    left, also_in_c, reasons = ask_child(
        f"""
        seal = seal_process()
        libc.getenv.restype = ctypes.c_char_p
        still = [name for name in {sorted(dropped)!r} if libc.getenv(name.encode())]
        say([dict(os.environ), still, [gap.name for gap in seal.reasons]])
        """,
        env={**kept, **dropped},
    )

    assert {name: left.get(name) for name in kept} == kept
    assert not set(left) - set(kept) - {"LC_CTYPE"}
    assert also_in_c == []
    assert reasons == []


@pytest.mark.parametrize("platform", ["vnc", "offscreen:configfile=/nowhere", "xcb;linuxfb"])
def test_a_platform_that_shows_the_screen_to_others_or_reads_files_is_dropped(
    ask_child: Ask, platform: str
) -> None:
    said = ask_child(
        """
        seal_process()
        say("QT_QPA_PLATFORM" in os.environ)
        """,
        env={"QT_QPA_PLATFORM": platform},
    )

    assert said is False


@pytest.mark.parametrize(
    ("environment", "told"),
    [
        ({"DISPLAY": "localhost:10.0"}, True),
        ({"DISPLAY": "198.51.100.1:0"}, True),
        ({"DISPLAY": ":99"}, False),
        ({"DISPLAY": "unix:0"}, False),
        ({"DISPLAY": "/tmp/launch/org.x:0"}, False),
        ({"DISPLAY": "localhost:10.0", "WAYLAND_DISPLAY": "wayland-0"}, False),
        ({"DISPLAY": "localhost:10.0", "QT_QPA_PLATFORM": "offscreen"}, False),
        ({}, False),
    ],
)
def test_a_display_across_the_network_is_told_before_it_fails(
    ask_child: Ask, environment: dict[str, str], told: bool
) -> None:
    said = ask_child("say([gap.name for gap in seal_process().reasons])", env=environment)

    assert said == (["DISPLAY_OVER_NETWORK"] if told else [])


def test_a_library_put_into_the_process_beforehand_is_told(ask_child: Ask) -> None:
    said = ask_child(
        "say([gap.name for gap in seal_process().reasons])",
        env={"LD_PRELOAD": _find_library()},
    )

    assert said == ["FOREIGN_LIBRARY"]


def _find_library() -> str:
    maps = Path("/proc/self/maps").read_text().split()
    return next(word for word in maps if "/libc.so" in word or "/libc-" in word)
