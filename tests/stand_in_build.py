"""A quick stand-in for `localaccount build`, run as a process of its own so that a test can stop it at any moment.

    python stand_in_build.py SITE WAY publish WORD      one build of pages that say WORD
    python stand_in_build.py SITE WAY steps WORD        the same, and tell how many steps on the disk it took
    python stand_in_build.py SITE WAY stop WORD NTH     the same, but the process dies before its nth step
    python stand_in_build.py SITE WAY again             build after build, each with another word, until killed
    python stand_in_build.py SITE WAY hold              wait inside a build until told to go on

WAY is how the new site takes the old one's place: "exchange" or "renames" as in localaccount_gen.swapping, or
"in place", which is how not to do it.
"""

import itertools
import os
import shutil
import sys
from pathlib import Path

from localaccount_gen import output, swapping
from localaccount_gen.findings import ProjectError

PAGES = ("index.html", "torbay/index.html", "torbay/2024-25/index.html", "torbay/2024-25/money/index.html")
# What Python reports before it does it: https://docs.python.org/3/library/audit_events.html
STEPS = ("open", "os.mkdir", "os.remove", "os.rename", "os.rmdir", "os.scandir", "os.listdir", "ctypes.dlsym")


def write_pages(folder: Path, word: str) -> None:
    for page in PAGES:
        path = folder / page
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(word * 2_000, encoding="utf-8")


def build(site: Path, way: str, word: str) -> None:
    if way == "in place":
        shutil.rmtree(site)
        write_pages(site, word)
        return
    if way == "renames":
        swapping.exchange = lambda staged, site: False
    with output.staging_folder(site) as staged:
        write_pages(staged, word)
        output.publish_site(staged, site)


def die_before(nth: int) -> list[str]:
    """Counts the steps on the disk from now on and ends the process, with nothing tidied up, before the nth."""
    taken: list[str] = []

    def watch(event: str, _: object) -> None:
        if event in STEPS:
            taken.append(event)
            if len(taken) == nth:
                os._exit(9)

    sys.addaudithook(watch)
    return taken


def main(site: Path, way: str, order: str, word: str = "", nth: str = "0") -> None:
    if order == "publish":
        build(site, way, word)
    elif order in ("steps", "stop"):
        taken = die_before(int(nth))
        build(site, way, word)
        print(len(taken))
    elif order == "again":
        print("ready", flush=True)
        for number in itertools.count():
            build(site, way, f"site {number} ")
    elif order == "hold":
        with output.staging_folder(site):
            print("ready", flush=True)
            sys.stdin.readline()


if __name__ == "__main__":
    try:
        main(Path(sys.argv[1]), *sys.argv[2:])
    except ProjectError as refused:
        sys.exit(str(refused))
