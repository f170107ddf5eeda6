"""How a command ends, as the shell is told."""

from enum import IntEnum


class ExitCode(IntEnum):
    """0 fine, 1 problems in the site, 2 the command line was wrong, 3 a fault of our own."""

    FINE = 0
    PROBLEMS = 1
    USAGE = 2
    OUR_BUG = 3
