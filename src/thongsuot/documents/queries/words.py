"""Which words a form has: those of the office where it wrote its own; a signed paper keeps those it was signed in."""

from thongsuot.documents.models import Document
from thongsuot.documents.rules.forms import Form
from thongsuot.documents.rules.wording import parts, with_words
from thongsuot.documents.shipped import forms
from thongsuot.wording.models import Wording
from thongsuot.wording.queries import holding, versions

KIND, LANGUAGE = "paper", "vi"


def worded_forms() -> dict[str, Form]:
    """Return every form by its code in the words that hold now: one statement."""
    own = versions(KIND)
    return {code: in_words(form, holding(own.get((code, LANGUAGE), ()))) for code, form in forms().items()}


def worded(form: Form) -> Form:
    """Return one form in the words that hold now."""
    return in_words(form, _last(form.code))


def in_words(form: Form, version: Wording | None) -> Form:
    """Return a form in the words of a version; held against the official form, they are unsure no more."""
    if version is None or form.sealed:
        return form
    known = "general" if compared(form, version) else form.confidence
    return with_words(form, version.texts, confidence=known)


def compared(form: Form, version: Wording) -> bool:
    """Whether the words that hold were held against the official form; an upgrade of shipped words asks for it anew."""
    return version.compared and form.confidence == "unsure" and (bool(version.texts) or version.shipped == parts(form))


def version_of(document: Document) -> Wording | None:
    """Return the version of the office's words a paper bears: that of its signing, for a draft the one that holds."""
    if document.signed_on is None:
        return _last(document.form)
    act = document.acts.filter(verb="sign").values_list("details__wording", flat=True).first()
    return Wording.objects.filter(pk=act).first() if act else None


def _last(code: str) -> Wording | None:
    return Wording.objects.filter(kind=KIND, code=code, language=LANGUAGE).order_by("-number").first()
