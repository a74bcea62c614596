"""`python -m localaccount_gen` is the command `localaccount`."""

from localaccount_gen.cli import main

main()
