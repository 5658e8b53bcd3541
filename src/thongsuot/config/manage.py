"""Django's own commands, for developers: `python -m thongsuot.config.manage makemigrations`."""

import os
import sys
import warnings
from contextlib import nullcontext

from django.core.management import execute_from_command_line

from thongsuot.config.database import database

WITHOUT_DATABASE = ("makemigrations", "check", "help", "--help", "version", "--version")

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "thongsuot.config.settings")
    alone = len(sys.argv) < 2 or sys.argv[1] in WITHOUT_DATABASE
    if alone:
        # makemigrations would compare with a database's history if there were one; without one it only warns.
        warnings.filterwarnings("ignore", "Got an error checking a consistent migration history")
    with nullcontext() if alone else database("owner"):
        execute_from_command_line(sys.argv)
