"""`python -m thongsuot.config.messages extract|compile|missing`: for developers and `make`."""

import sys

import click

from thongsuot.config.messages import catalogues, extraction


@click.group()
def messages():
    """Extract, compile and check the words of the pages."""


@messages.command("extract")
@click.argument("names", nargs=-1)
def extract_words(names):
    """Bring the catalogues of all rooms, or of those named, up to date."""
    extraction.ready()
    for room in catalogues.rooms():
        if not names or room.name in names:
            left = extraction.update(room)
            click.echo(f"{room.name}: {len(left)} untranslated", err=True)


@messages.command("compile")
def compile_words():
    """Compile the catalogues that have changed."""
    catalogues.compile_all()


@messages.command()
def missing():
    """List what has no English yet, or not the same in all rooms; exit status 1 where there is any."""
    left, unlike = extraction.missing(), catalogues.differing()
    for room, words in left:
        click.echo(f"{room}: {words}")
    for words, by_room in unlike:
        click.echo(f"{words}: {by_room}")
    sys.exit(1 if left or unlike else 0)


if __name__ == "__main__":
    messages()
