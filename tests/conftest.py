"""One run is like another: property tests without chance or clock, and nothing taken from the caller's environment."""

import os
import signal
import sys

import pytest
from hypothesis import settings

from support.thoroughness import THOROUGH

# Hypothesis' own profile for CI: derandomized, no deadline, no database of earlier failures; a hundred examples.
settings.register_profile("everyday", settings.get_profile("ci"), max_examples=20)
settings.load_profile("ci" if THOROUGH else "everyday")

# Each of these changes which ledger is found, what day or language it is, how output looks, or from where files are
# named, in child processes too.
for _name in (
    "SKJONN_LEDGER",
    "SKJONN_LANG",
    "SKJONN_TODAY",
    "LANGUAGE",
    "LC_ALL",
    "LC_MESSAGES",
    "LANG",
    "COLUMNS",
    "TERM",
    "NO_COLOR",
    "FORCE_COLOR",
    "TTY_COMPATIBLE",
    "PY_COLORS",
    "SKJONN_PAGER",
    "PAGER",
    "LESS",
    "GITHUB_ACTIONS",
    "GITHUB_WORKSPACE",
    "CI_PROJECT_DIR",
):
    os.environ.pop(_name, None)
# What runs in the background of a script has these turned off, and so would all that tests start.
signal.signal(signal.SIGINT, signal.default_int_handler)
signal.signal(signal.SIGTERM, signal.SIG_DFL)
if hasattr(signal, "SIGHUP"):  # Windows has none
    signal.signal(signal.SIGHUP, signal.SIG_DFL)
# No folder can be made there: what is kept for the user's next check is none of a test's.
os.environ["XDG_CACHE_HOME"] = os.devnull
# Without bytecode this process, and each one that a test starts, would compile all that it imports.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip what takes long, where the run is not a thorough one."""
    for item in items:
        if item.get_closest_marker("thorough") and not THOROUGH:
            item.add_marker(pytest.mark.skip(reason="takes long; SKJONN_THOROUGH=1 runs it"))
