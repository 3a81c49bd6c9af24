# SPDX-License-Identifier: GPL-3.0-or-later
"""The fence: a kernel filter under which no thread can make a connection to anywhere.

Only sockets of the family AF_UNIX can be made, since display, input method and screen reader are
reached through them.  The filter is inherited by children, stays through exec and cannot be taken
off.  Filters stack, up to a limit, so a process that already has ours must not add it again:
ours answers a call that no kernel has with a number that no kernel gives.

What it cannot see: the address behind a pointer, and sockets that were already open.
"""

from __future__ import annotations

import ctypes
import errno
from itertools import accumulate, chain

from held.seal.kernel import AF_UNIX, Kernel
from held.seal.machine import Machine
from held.seal.verdict import Gap

X32_BIT = 0x40000000
"""Calls from here up belong to the x32 numbering, a second way to every call on x86_64."""
MARK_CALL = 0x3FFFFFF0
MARK_ERRNO = 2601
"""Above every errno in use, below the kernel's limit of 4095.  Raise it when the rules change."""

DENIED = (
    "io_uring_setup",
    "io_uring_enter",
    "io_uring_register",
    "listen",
    "accept",
    "accept4",
    "ptrace",
    "process_vm_readv",
    "process_vm_writev",
    "pidfd_getfd",
    "kcmp",
    "perf_event_open",
    "bpf",
    "userfaultfd",
    "add_key",
    "request_key",
    "keyctl",
    "mount",
    "umount2",
    "pivot_root",
    "open_tree",
    "open_tree_attr",
    "move_mount",
    "fsopen",
    "fsconfig",
    "fsmount",
    "fspick",
    "mount_setattr",
    "setns",
    "unshare",
    "open_by_handle_at",
    "kexec_load",
    "kexec_file_load",
    "init_module",
    "finit_module",
    "delete_module",
)

# linux/bpf_common.h, linux/seccomp.h: the classic filter language and its verdicts.
_LOAD, _JUMP_EQUAL, _JUMP_FROM, _RETURN = 0x20, 0x15, 0x35, 0x06
_KILL_PROCESS, _ERRNO, _ALLOW = 0x80000000, 0x00050000, 0x7FFF0000
# Where struct seccomp_data keeps things, in bytes; arguments are 64 bits, low half first.
_NUMBER, _ARCH, _FIRST_ARGUMENT = 0, 4, 16
_ASK_PERSONALITY = 0xFFFFFFFF

_SET_MODE_FILTER = 1
_FOR_ALL_THREADS = 1  # SECCOMP_FILTER_FLAG_TSYNC

Step = tuple[int, int, int, int]
"""Code, steps to skip if so, steps to skip if not, value."""


class _StepForm(ctypes.Structure):
    _fields_ = (
        ("code", ctypes.c_uint16),
        ("if_so", ctypes.c_uint8),
        ("if_not", ctypes.c_uint8),
        ("value", ctypes.c_uint32),
    )


class _ProgramForm(ctypes.Structure):
    _fields_ = (("length", ctypes.c_uint16), ("steps", ctypes.POINTER(_StepForm)))


def make_filter(machine: Machine) -> list[Step]:
    """The rules as a classic BPF program: allow by default, refuse with EPERM."""
    allow, deny = (_RETURN, 0, 0, _ALLOW), (_RETURN, 0, 0, _ERRNO | errno.EPERM)
    ends = {
        "kill": [(_RETURN, 0, 0, _KILL_PROCESS)],
        "mark": [(_RETURN, 0, 0, _ERRNO | MARK_ERRNO)],
        "deny": [deny],
        "only AF_UNIX": [*_is_first_argument(AF_UNIX), allow, deny],
        "only asking": [*_is_first_argument(_ASK_PERSONALITY), allow, deny],
    }
    numbers = machine.numbers
    questions = [
        (_JUMP_FROM, X32_BIT, "deny"),
        (_JUMP_EQUAL, MARK_CALL, "mark"),
        (_JUMP_EQUAL, numbers["socket"], "only AF_UNIX"),
        (_JUMP_EQUAL, numbers["socketpair"], "only AF_UNIX"),
        (_JUMP_EQUAL, numbers["personality"], "only asking"),
        *((_JUMP_EQUAL, numbers[name], "deny") for name in DENIED),
    ]
    # Jumps count from the step after them: three steps, the questions, one step, the ends.
    lengths = accumulate((len(steps) for steps in ends.values()), initial=1)
    starts = dict(zip(ends, lengths, strict=False))
    to_questions_end = range(len(questions) - 1, -1, -1)
    return [
        (_LOAD, 0, 0, _ARCH),
        # A filter that ignores the architecture falls to the 32-bit way in (int 0x80).
        (_JUMP_EQUAL, 0, 1 + len(questions) + starts["kill"], machine.audit_arch),
        (_LOAD, 0, 0, _NUMBER),
        *(
            (kind, left + starts[end], 0, value)
            for left, (kind, value, end) in zip(to_questions_end, questions, strict=True)
        ),
        allow,
        *chain.from_iterable(ends.values()),
    ]


def _is_first_argument(value: int) -> list[Step]:
    """Steps that go on if so, and skip one step if not; the upper half does not count."""
    return [(_LOAD, 0, 0, _FIRST_ARGUMENT), (_JUMP_EQUAL, 0, 1, value)]


def is_fenced(kernel: Kernel) -> bool:
    """Whether this process already carries our filter, from before an exec."""
    return kernel.call(MARK_CALL) == -MARK_ERRNO


def fence(kernel: Kernel, machine: Machine) -> Gap | None:
    """Lay the filter over every thread of this process; None when the kernel took it.

    Needs no_new_privs, or to be root.  Does not look whether the filter is there already.
    """
    steps = make_filter(machine)
    forms = (_StepForm * len(steps))(*(_StepForm(*step) for step in steps))
    program = _ProgramForm(len(steps), forms)
    answer = kernel.call(
        machine.numbers["seccomp"],
        _SET_MODE_FILTER,
        _FOR_ALL_THREADS,
        ctypes.addressof(program),
    )
    if answer == 0:
        return None
    if answer > 0:  # the id of a thread that cannot follow
        return Gap.THREAD_NOT_REACHED
    if answer in {-errno.ENOSYS, -errno.EINVAL}:
        return Gap.NO_FILTERS_IN_KERNEL
    return Gap.FILTER_REFUSED
