"""Stylesheets, scripts and fonts, gathered from the rooms and compressed once for each version of them."""

import hashlib

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command

MARK = settings.STATIC_ROOT / ".collected"


def signature() -> str:
    """Return what tells one state of all static files from another: names, sizes and times."""
    digest = hashlib.sha256()
    for finder in get_finders():
        for path, storage in finder.list([]):
            digest.update(f"{path} {storage.size(path)} {storage.get_modified_time(path)}\n".encode())
    return digest.hexdigest()


def collect() -> bool:
    """Gather and compress the static files where they changed since the last time; return whether they had."""
    now = signature()
    if MARK.exists() and MARK.read_text() == now:
        return False
    call_command("collectstatic", interactive=False, clear=True, verbosity=0)
    MARK.write_text(now)
    return True
