"""Who last changed an account, as far as git knows: that person should not be the one who records its approval."""

import subprocess
from pathlib import Path

_SECONDS = 10


def last_editor(folder: Path) -> str:
    """The author of the last commit that touched the account; empty without git, or before the first commit.

    It is what the author called himself, and proves nothing.
    """
    command = ["git", "-C", str(folder), "log", "-1", "--format=%an", "--", ".", ":!approval.yml", ":!approved"]
    try:
        done = subprocess.run(command, capture_output=True, timeout=_SECONDS, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.decode("utf-8", "replace").strip() if done.returncode == 0 else ""
