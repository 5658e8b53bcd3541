"""Languages that only some pages have: which pages these are, and what is spoken on all others."""

from django.conf import settings
from django.urls import ResolverMatch
from django.utils import translation

from thongsuot.web.helping import helps
from thongsuot.web.middleware import PRIVATE

PARTIAL = frozenset(dict(settings.LANGUAGES)) - frozenset(settings.WHOLE_LANGUAGES)
# Those that a speaker has read through: docs/translate.md. The others say on each page that nobody has.
CHECKED: frozenset[str] = frozenset()
# A resident's path: home, send, receipt, follow, and the help of these.
SPOKEN = frozenset(
    {"web:home", "web:help", "web:language", "web:type_size"}
    | {f"cases:{name}" for name in ("submit", "ask_code", "follow", "rating", "addition", "withdrawal")}
)
HELP = "web:help_of_public"


def is_spoken(match: ResolverMatch, language: str) -> bool:
    """Return whether the page of an address is there in a partial language."""
    if match.view_name == HELP:
        found = helps().get(match.kwargs.get("slug"))
        return found is not None and language in found.more
    return match.view_name in SPOKEN


class PartialLanguageMiddleware:
    """Speaks Vietnamese where a partial language has no page, so that a page is in the language it says it is in.

    `request.wished`: the language that was asked for there, for the sentence that says so.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.path_info.startswith(PRIVATE):
            _speak_whole(request)
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        if not is_spoken(request.resolver_match, request.LANGUAGE_CODE):
            _speak_whole(request)


def _speak_whole(request) -> None:
    if request.LANGUAGE_CODE in PARTIAL:
        request.wished = request.LANGUAGE_CODE
        request.LANGUAGE_CODE = settings.LANGUAGE_CODE
        translation.activate(settings.LANGUAGE_CODE)
