# SPDX-License-Identifier: GPL-3.0-or-later
"""Behind the fence nothing reaches the network, by any of the ways there are."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Ask = Callable[..., Any]

DESKTOP = Path(__file__).resolve().parents[3] / "desktop"

only_x86_64 = pytest.mark.skipif(os.uname().machine != "x86_64", reason="a way in of x86_64 only")


def test_no_socket_but_a_local_one_can_be_made_once_sealed(ask_child: Ask) -> None:
    before, after = ask_child(
        """
        def try_all():
            said = {}
            for family in range(64):
                for kind in (1, 2, 3, 5):
                    try:
                        socket.socket(family, kind).close()
                        said[family] = "open"
                    except OSError as error:
                        said.setdefault(family, errno.errorcode[error.errno])
            return said
        before = try_all()
        seal_process()
        say([before, try_all()])
        """
    )

    assert before[str(int(socket.AF_INET))] == "open"
    assert after.pop(str(int(socket.AF_UNIX))) == "open"
    assert set(after.values()) == {"EPERM"}


def test_pairs_of_sockets_are_local_or_none(ask_child: Ask) -> None:
    said = ask_child(
        """
        seal_process()
        say([error_of(lambda: socket.socketpair(socket.AF_UNIX)),
             error_of(lambda: socket.socketpair(socket.AF_INET)),
             errno_of("socketpair", 30, 5, 0, ctypes.create_string_buffer(8))])  # TIPC
        """
    )

    assert said == ["no error", "EPERM", "EPERM"]


def test_the_display_can_be_reached_but_nobody_can_call_in(ask_child: Ask, tmp_path: Path) -> None:
    place = str(tmp_path / "display")
    with socket.socket(socket.AF_UNIX) as display:
        display.bind(place)
        display.listen()

        def answer() -> None:
            caller, _ = display.accept()
            caller.sendall(b"good day")
            caller.close()

        answering = threading.Thread(target=answer)
        answering.start()
        said = ask_child(
            f"""
            seal_process()
            display = socket.socket(socket.AF_UNIX)
            display.connect({place!r})
            own = socket.socket(socket.AF_UNIX)
            own.bind({place + "2"!r})
            say([display.recv(20).decode(), error_of(own.listen), error_of(own.accept)])
            """
        )
        answering.join()

    assert said == ["good day", "EPERM", "EPERM"]


def test_the_kernels_ring_for_input_and_output_is_out_of_reach(ask_child: Ask) -> None:
    before, after = ask_child(
        """
        numbers = (425, 426, 427)
        before = [errno_of("syscall", number, -1, 0, 0, 0, 0, 0) for number in numbers]
        seal_process()
        right = ctypes.create_string_buffer(120)
        say([before, [errno_of("syscall", 425, 8, right),
                      *(errno_of("syscall", number, -1, 0, 0, 0, 0, 0) for number in numbers)]])
        """
    )

    assert "no error" not in before
    assert after == ["EPERM"] * 4


@only_x86_64
def test_the_second_numbering_of_calls_is_refused(ask_child: Ask) -> None:
    before, after = ask_child(
        """
        x32 = 0x40000000
        calls = (x32 + 41, x32 + 39, x32 + 539, 0xFFFFFFFF)
        before = [errno_of("syscall", number, 2, 1, 0) for number in calls[1:]]
        seal_process()
        say([before, [errno_of("syscall", number, 2, 1, 0) for number in calls]])
        """
    )

    assert "EPERM" not in before
    assert after == ["EPERM"] * 4


@only_x86_64
@pytest.mark.parametrize("sealed", [False, True])
def test_the_32_bit_way_into_the_kernel_ends_the_process(run_child: Ask, sealed: bool) -> None:
    ended = run_child(
        f"""
        import mmap
        # push rbx; mov eax, 20 (getpid of the 32-bit table); int 0x80; pop rbx; ret
        code = bytes.fromhex("53 b8 14 00 00 00 cd 80 5b c3")
        page = mmap.mmap(-1, 4096, prot=mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC)
        page.write(code)
        call = ctypes.CFUNCTYPE(ctypes.c_int)(ctypes.addressof(ctypes.c_char.from_buffer(page)))
        if {sealed}:
            assert seal_process().fenced
        say(call() == os.getpid())
        """
    )

    if not sealed and ended.returncode == -signal.SIGSEGV:
        pytest.skip("this kernel has no 32-bit way in")
    assert ended.returncode == (-signal.SIGSYS if sealed else 0)
    assert ended.stdout.strip() == ("" if sealed else "true")


def test_calls_that_reach_into_other_processes_or_the_kernel_are_refused(ask_child: Ask) -> None:
    said = ask_child(
        """
        seal_process()
        zero = ctypes.c_long(0)
        say({
            "trace": errno_of("ptrace", 0, 0, zero, zero),
            "read": errno_of("process_vm_readv", os.getpid(), zero, zero, zero, zero, zero),
            "write": errno_of("process_vm_writev", os.getpid(), zero, zero, zero, zero, zero),
            "new network": errno_of("unshare", 0x40000000),
            "other namespace": errno_of("setns", -1, 0),
            "mount": errno_of("mount", b"none", b"/nowhere", b"tmpfs", zero, zero),
            "unmount": errno_of("umount2", b"/nowhere", 0),
            "by number": errno_of("open_by_handle_at", -1, zero, 0),
            "behaviour": errno_of("personality", ctypes.c_ulong(0x0040000)),
            "asking for it": errno_of("personality", ctypes.c_ulong(0xFFFFFFFF)),
            "descriptor of another": errno_of("syscall", 438, -1, -1, 0),
            "mount by parts": [errno_of("syscall", number, -1, zero, zero, zero, zero)
                               for number in (428, 429, 430, 431, 432, 433, 442, 467)],
        })
        """
    )

    assert said.pop("asking for it") == "no error"
    assert said.pop("mount by parts") == ["EPERM"] * 8
    assert set(said.values()) == {"EPERM"}


def test_every_thread_is_fenced_even_one_that_ran_before(ask_child: Ask) -> None:
    said = ask_child(
        """
        go, done, inside = threading.Event(), threading.Event(), []
        def work():
            go.wait()
            inside.append(error_of(lambda: socket.socket(socket.AF_INET)))
            done.wait()
        threads = [threading.Thread(target=work) for _ in range(5)]
        for thread in threads:
            thread.start()
        before = [status_of(task)["Seccomp"] for task in os.listdir("/proc/self/task")]
        seal_process()
        go.set()
        while len(inside) < 5:
            time.sleep(0.001)
        tasks = os.listdir("/proc/self/task")
        after = [(status_of(task)["Seccomp"], status_of(task)["NoNewPrivs"]) for task in tasks]
        done.set()
        say([before, after, inside])
        """
    )

    before, after, inside = said
    assert len(before) == len(after) == 6
    assert set(map(tuple, after)) == {("2", "1")}
    assert inside == ["EPERM"] * 5


def test_children_are_fenced_too(ask_child: Ask) -> None:
    said = ask_child(
        """
        import subprocess
        seal_process()
        code = "import socket; socket.socket(socket.AF_INET)"
        child = subprocess.run([sys.executable, "-I", "-c", code], capture_output=True, text=True)
        say(child.stderr.splitlines()[-1])
        """
    )

    assert said.startswith("PermissionError")


def test_sealing_twice_does_not_lay_a_second_filter(ask_child: Ask) -> None:
    said = ask_child(
        """
        seals = [seal_process() for _ in range(3)]
        say([all(seal.fenced for seal in seals), status_of()["Seccomp_filters"]])
        """
    )

    assert said == [True, "1"]


def test_a_container_that_refuses_filters_leaves_us_unsealed_and_we_say_so(
    ask_child: Ask, outer_filter: str
) -> None:
    said = ask_child(
        f"""
        exec({outer_filter!r})
        refuse(SECCOMP)
        seal = seal_process()
        say([seal.fenced, [gap.name for gap in seal.reasons],
             error_of(lambda: socket.socket(socket.AF_INET))])
        """
    )

    assert said == [False, ["FILTER_REFUSED"], "no error"]


def test_a_fence_that_someone_else_put_up_does_not_pass_for_ours(
    ask_child: Ask, outer_filter: str
) -> None:
    said = ask_child(
        f"""
        exec({outer_filter!r})
        refuse(SOCKET, value=2)
        seal = seal_process()
        say([seal.fenced, status_of()["Seccomp_filters"]])
        """
    )

    assert said == [True, "2"]


def test_a_fence_just_like_ours_but_not_ours_does_not_pass_for_it_either(
    ask_child: Ask, outer_filter: str
) -> None:
    said = ask_child(
        f"""
        exec({outer_filter!r})
        from held.seal.kernel import Kernel
        from held.seal.machine import find_machine
        from held.seal.network import MARK_ERRNO, is_fenced, make_filter
        alike = [step[:3] + (0x00050001 if step[3] == 0x00050000 | MARK_ERRNO else step[3],)
                 for step in make_filter(find_machine())]
        surround(alike)
        before = is_fenced(Kernel())
        seal_process()
        say([before, is_fenced(Kernel()), status_of()["Seccomp_filters"]])
        """
    )

    assert said == [False, True, "2"]


@only_x86_64
def test_a_sandbox_that_kills_for_the_second_numbering_lets_us_live(
    ask_child: Ask, outer_filter: str
) -> None:
    said = ask_child(
        f"""
        exec({outer_filter!r})
        surround([(0x20, 0, 0, 0), (0x35, 0, 1, 0x40000000),
                  (0x06, 0, 0, 0x80000000), (0x06, 0, 0, 0x7FFF0000)])
        say(seal_process().fenced)
        """
    )

    assert said is True


def test_a_thread_that_cannot_follow_leaves_us_unsealed(ask_child: Ask, outer_filter: str) -> None:
    said = ask_child(
        f"""
        exec({outer_filter!r})
        ready, done = threading.Event(), threading.Event()
        def go_its_own_way():
            refuse(SOCKET, value=2)
            ready.set()
            done.wait()
        threading.Thread(target=go_its_own_way).start()
        ready.wait()
        seal = seal_process()
        done.set()
        say([seal.fenced, [gap.name for gap in seal.reasons]])
        """
    )

    assert said == [False, ["THREAD_NOT_REACHED"]]


def test_sealing_loads_little_since_every_start_waits_for_it() -> None:
    code = f"""
import sys
sys.path.insert(0, {str(DESKTOP)!r})
from held.seal import seal_process
seal_process()
print(*sorted({{name.partition(".")[0] for name in sys.modules}}))
"""
    ended = subprocess.run(
        [sys.executable, "-I", "-c", code], capture_output=True, text=True, check=True
    )

    heavy = {"PySide6", "asyncio", "logging", "pathlib", "platform", "socket", "subprocess"}
    assert "held" in ended.stdout
    assert not heavy & set(ended.stdout.split())
