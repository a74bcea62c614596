"""The writing of an import, run as a process of its own so that a test can stop it at any moment.

    python stand_in_import.py TABLES write WAY 0        write tables in which every figure has a note, tell the steps
    python stand_in_import.py TABLES write WAY NTH      the same, but the process dies before its nth step on the disk
    python stand_in_import.py TABLES hold               wait inside an import until told to go on

WAY is how the new tables take the old ones' place: "exchange" or "renames" as in localaccount_gen.swapping.
"""

import sys
from dataclasses import replace
from pathlib import Path

from localaccount_gen import swapping
from localaccount_gen.catalogue import load_catalogue
from localaccount_gen.official.importing import table_of
from localaccount_gen.official.writing import held_tables, write
from tests.stand_in_build import die_before


def main(tables: Path, order: str, way: str = "", nth: str = "0") -> None:
    if way == "renames":
        swapping.exchange = lambda staged, place: False
    if order == "hold":
        with held_tables(tables):
            print("ready", flush=True)
            sys.stdin.readline()
        return
    table = table_of(load_catalogue(tables))
    noted = replace(table, figures={key: replace(figure, note="later") for key, figure in table.figures.items()})
    taken = die_before(int(nth))
    with held_tables(tables):
        write(noted, tables)
    print(len(taken))


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:])
