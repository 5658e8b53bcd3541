"""The `thongsuot` command: each room's `cli.py` brings its commands; this file only gathers them."""

import importlib
import os

import click

COMMANDS: dict[str, str] = {
    "due": "thongsuot.law.cli:due",
    "import": "thongsuot.cases.cli:import_group",
    "demo": "thongsuot.config.commands:demo",
    "serve": "thongsuot.config.commands:serve",
    "worker": "thongsuot.config.commands:worker",
    "migrate": "thongsuot.config.commands:migrate",
    "doctor": "thongsuot.config.commands:doctor",
    "bench": "thongsuot.config.bench:bench",
}


class Rooms(click.Group):
    """Loads a room's command only when it is called, so that `due` needs no database and starts fast."""

    def list_commands(self, ctx):
        return sorted(COMMANDS)

    def get_command(self, ctx, name):
        if name not in COMMANDS:
            return None
        module, _, attribute = COMMANDS[name].partition(":")
        return getattr(importlib.import_module(module), attribute)


@click.group(cls=Rooms)
def main():
    """Thông Suốt: receive concerns, answer them in time and in the open."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "thongsuot.config.settings")
