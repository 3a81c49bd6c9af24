# SPDX-License-Identifier: GPL-3.0-or-later
"""Which variables of the environment Held listens to.

An allow-list: what is not named here is taken out, so that a variable nobody thought of can
neither load code into the process (LD_*, PYTHON*, QT_PLUGIN_PATH, GCONV_PATH), nor write down
what it does (QT_LOGGING_*, QT_DEBUG_PLUGINS), nor travel into the process that follows a lock.
"""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping

_NAMES = frozenset(
    {
        # The person, the places, the clock.
        "HOME",
        "USER",
        "LOGNAME",
        "PATH",
        "TMPDIR",
        "TZ",
        "XDG_DATA_HOME",
        "XDG_CONFIG_HOME",
        "XDG_CACHE_HOME",
        "XDG_STATE_HOME",
        "XDG_RUNTIME_DIR",
        "XDG_DATA_DIRS",
        "XDG_CONFIG_DIRS",
        # The language; LC_* is added below.
        "LANG",
        "LANGUAGE",
        # The display and the desktop around it, and the session manager who says when it ends.
        "DISPLAY",
        "XAUTHORITY",
        "WAYLAND_DISPLAY",
        "XDG_SESSION_ID",
        "XDG_SESSION_TYPE",
        "XDG_CURRENT_DESKTOP",
        "XDG_SESSION_DESKTOP",
        "DESKTOP_SESSION",
        "KDE_FULL_SESSION",
        "KDE_SESSION_VERSION",
        "SESSION_MANAGER",
        # How large, with which fonts and pointer.
        "QT_SCALE_FACTOR",
        "QT_SCREEN_SCALE_FACTORS",
        "QT_SCALE_FACTOR_ROUNDING_POLICY",
        "QT_FONT_DPI",
        "QT_ENABLE_HIGHDPI_SCALING",
        "QT_AUTO_SCREEN_SCALE_FACTOR",
        "QT_USE_PHYSICAL_DPI",
        "QT_WAYLAND_DISABLE_WINDOWDECORATION",
        "QT_XCB_GL_INTEGRATION",
        "FONTCONFIG_FILE",
        "FONTCONFIG_PATH",
        "XCURSOR_THEME",
        "XCURSOR_SIZE",
        # Input methods and screen readers: people need them.
        "QT_IM_MODULE",
        "QT_IM_MODULES",
        "XMODIFIERS",
        "QT_ACCESSIBILITY",
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON",
    }
)
_LOCALE_PREFIX = "LC_"
_SESSION_BUS = "DBUS_SESSION_BUS_ADDRESS"
_BUSES = frozenset(
    {_SESSION_BUS, "DBUS_SYSTEM_BUS_ADDRESS", "AT_SPI_BUS_ADDRESS"},
)
_PLATFORM = "QT_QPA_PLATFORM"
_PLATFORMS = frozenset({"xcb", "wayland", "wayland-egl", "offscreen", "minimal"})
WAYLAND_SOCKET = "WAYLAND_SOCKET"
# Good for one start: a descriptor handed over, and tokens that name the click which started us.
_ONCE = frozenset({WAYLAND_SOCKET, "XDG_ACTIVATION_TOKEN", "DESKTOP_STARTUP_ID"})
_LOADERS = frozenset({"LD_PRELOAD", "LD_AUDIT"})


def scrub(environment: MutableMapping[str, str]) -> None:
    """Take out of the environment what is not on the list, and name the session bus.

    Where no bus is named, the D-Bus library looks for a program along PATH and starts one.
    """
    for name in [name for name, value in environment.items() if not _is_allowed(name, value)]:
        del environment[name]
    environment.setdefault(_SESSION_BUS, _usual_bus(environment))


def make_restart_environment(environment: Mapping[str, str]) -> dict[str, str]:
    """The environment for the process that follows a lock: the list, less what is good once."""
    return {
        name: value
        for name, value in environment.items()
        if name not in _ONCE and _is_allowed(name, value)
    }


def find_wayland_socket(environment: Mapping[str, str]) -> int | None:
    """The descriptor of a display connection handed over by the compositor, if any."""
    number = environment.get(WAYLAND_SOCKET, "")
    return int(number) if number.isascii() and number.isdecimal() else None


def names_loaded_library(environment: Mapping[str, str]) -> bool:
    """Whether the loader was told to put a library into this process."""
    return any(environment.get(name) for name in _LOADERS)


def names_remote_display(environment: Mapping[str, str]) -> bool:
    """Whether the only display named lies across the network, as with `ssh -X`."""
    if environment.get(_PLATFORM, "xcb").split(";")[0] not in {"xcb", "wayland", "wayland-egl"}:
        return False
    if environment.get("WAYLAND_DISPLAY") or environment.get(WAYLAND_SOCKET):
        return False
    host, colon, _number = environment.get("DISPLAY", "").rpartition(":")
    return bool(colon) and host not in {"", "unix"} and not host.startswith(("/", "unix/"))


def _is_allowed(name: str, value: str) -> bool:
    if name in _BUSES:
        # `unixexec:` and `autolaunch:` start programs, `tcp:` needs the network.
        return all(address.startswith("unix:") for address in value.split(";"))
    if name == _PLATFORM:
        # Bare names only: the vnc platform serves the screen, and arguments name files.
        return all(platform in _PLATFORMS for platform in value.split(";"))
    return name in _NAMES or name in _ONCE or name.startswith(_LOCALE_PREFIX)


def _usual_bus(environment: Mapping[str, str]) -> str:
    """Where the bus of a session lies; a place where none can be, if that cannot be told."""
    runtime = environment.get("XDG_RUNTIME_DIR", "")
    # What else a path may hold would have to be escaped in an address.
    plain = runtime.isascii() and all(sign.isalnum() or sign in "-_/." for sign in runtime)
    return f"unix:path={runtime}/bus" if runtime and plain else "unix:path=/dev/null"
