"""`/to-cao/`: what is protected, the one form, and the receipt. No account, no session, nothing kept but sealed."""

import hashlib
import re
from functools import wraps

from django.conf import settings
from django.db import OperationalError
from django.shortcuts import render
from django.utils import translation
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from thongsuot.core import clock
from thongsuot.core.actors import STRANGER
from thongsuot.core.errors import DomainError
from thongsuot.denunciations.actions.given import LONGEST_FIELD
from thongsuot.denunciations.actions.receive import receive
from thongsuot.denunciations.forms.public import GiveForm
from thongsuot.denunciations.keys import receipts
from thongsuot.denunciations.queries.bodies import body_named, candidates, offered
from thongsuot.denunciations.queries.keyholders import is_ready
from thongsuot.doors.actions import FORMS, challenge, let_in
from thongsuot.language.folding import clean

TOKEN = re.compile(r"[A-Za-z0-9_-]{43}")
# What the form of /gui calls the same: words typed there are handed over by the browser, never kept here.
HANDED_OVER = ("text", "name", "phone", "email", "address", "when_where")


def quiet(view):
    """Keep a page out of every cache, in the language its address asks for: no cookie remembers that one was here.

    Where the room's own database does not answer, the page says so, gives the words back and says where else to go.
    """

    @never_cache
    @wraps(view)
    def inside(request, *args, **kwargs):
        chosen = request.GET.get("tieng", "")
        if chosen in settings.WHOLE_LANGUAGES:
            translation.activate(chosen)
            request.LANGUAGE_CODE = chosen
        try:
            return view(request, *args, **kwargs)
        except OperationalError:
            return page(request, "closed", status=503, unreached=True, text=request.POST.get("text", ""))

    return inside


def page(request, template: str, *, status: int = 200, **context):
    """Return a page of this door; `tongue` keeps the chosen language in its links and forms."""
    chosen = request.GET.get("tieng", "")
    tongue = f"?tieng={chosen}" if chosen in settings.WHOLE_LANGUAGES else ""
    return render(request, f"denunciations/public/{template}.html", {"tongue": tongue, **context}, status=status)


@quiet
@require_GET
def start(request):
    """Say what is protected and what not; where the room is not ready, where else to go."""
    return page(request, "start" if is_ready(clock.today()) else "closed")


@quiet
@require_http_methods(["GET", "POST"])
def give(request):
    """Show the form; take a denunciation; answer with the receipt itself, so that no address holds it."""
    handed_over = {name: request.POST[name] for name in HANDED_OVER if name in request.POST}
    if request.method == "GET" or "begin" in request.POST:
        if not is_ready(clock.today()):
            return page(request, "closed", text=handed_over.get("text", ""))
        return _form(request, GiveForm(initial=handed_over | {"token": receipts.new_token()}))
    form = GiveForm.of(request, _with_token(request.POST))
    if found := candidates(clean(request.POST.get("unit_text", ""))[:LONGEST_FIELD], clock.today()):
        form.ask_body(found)
    if not form.is_valid():
        return _form(request, form, status=422)
    try:
        return _receipt(request, _receive(form))
    except DomainError as trouble:
        form.add_error(trouble.field if trouble.field in form.fields else None, str(trouble.sentence))
        return _form(request, form, status=trouble.status, wait=True)


def _with_token(data):
    """Return what was typed with a token long enough that nobody else can have guessed it: it makes the receipt."""
    data = data.copy()
    if not TOKEN.fullmatch(data.get("token", "")):
        data["token"] = receipts.new_token()
    return data


def _form(request, form: GiveForm, *, status: int = 200, wait: bool = False):
    now = clock.now()
    bodies = offered(clock.legal_day(now))
    return page(request, "form", status=status, form=form, bodies=bodies, proof=challenge(now), proof_now=wait)


def _receive(form: GiveForm):
    now = clock.now()
    today = clock.legal_day(now)
    # The lane of all public forms: one of its own would tell, outside the sealed tables, when somebody denounced.
    let_in(FORMS, now, form.cleaned_data["proof"])
    given = form.given(form.chosen_body() or body_named(form.cleaned_data["unit_text"], today))
    return receive(given=given, form_token=_token_of(form), actor=STRANGER, on=today, at=now)


def _token_of(form: GiveForm) -> str:
    """Return the form's token with a digest of what was typed.

    The same form sent twice shows one receipt; one that was changed and sent again is a new denunciation, not lost.
    """
    typed = sorted((name, str(value)) for name, value in form.cleaned_data.items() if name not in ("proof", "files"))
    files = [(upload.name, upload.size) for upload in form.cleaned_data["files"]]
    digest = hashlib.blake2b(repr((typed, files)).encode(), digest_size=32, key=form.cleaned_data["token"].encode())
    return digest.hexdigest()


def _receipt(request, received):
    return page(request, "receipt", received=received, number=receipts.show(received.receipt))
