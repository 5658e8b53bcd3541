"""`python -m thongsuot.config.messages extract|compile|missing|part`: for developers and `make`."""

import sys

import click

from thongsuot.config.messages import catalogues, extraction, partial


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
    """List what has no English yet, or not the same in all rooms, and what of a partial language does not fit.

    Exit status 1 where there is any. A partial language may lack words: `part` counts them.
    """
    left, unlike = extraction.missing(), catalogues.differing()
    unfit = [(language, *row) for language in catalogues.PARTIAL for row in partial.unfit(language)]
    for room, words in left:
        click.echo(f"{room}: {words}")
    for words, by_room in unlike:
        click.echo(f"{words}: {by_room}")
    for language, room, words, wrong in unfit:
        click.echo(f"{language}, {room}: {words}: {wrong}")
    sys.exit(1 if left or unlike or unfit else 0)


@messages.command()
@click.argument("language", type=click.Choice(catalogues.PARTIAL))
def part(language):
    """Say how much of a resident's path a partial language has, and list what it lacks."""
    extraction.ready()
    whole, left = partial.coverage(language)
    click.echo(f"{language}: {whole - len(left)} of {whole}")
    for words in left:
        click.echo(words)


if __name__ == "__main__":
    messages()
