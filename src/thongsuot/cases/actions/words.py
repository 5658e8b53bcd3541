"""Words that come with an act: cleaned, present where they are needed, never longer than a person would read."""

from django.utils.translation import gettext as _

from thongsuot.core.errors import Invalid
from thongsuot.language.folding import clean

NOTE_LIMIT = 5_000
ANSWER_LIMIT = 20_000


def cleaned(text: str, field: str, *, needed: str = "", limit: int = NOTE_LIMIT) -> str:
    """Return `text` fit for storage. `needed`: the sentence shown where nothing was written; empty: it may be blank.

    Raises: Invalid, naming `field`.
    """
    text = clean(text or "").strip()
    if needed and not text:
        raise Invalid(needed, field=field)
    if len(text) > limit:
        raise Invalid(
            _("Ô này dài %(n)d chữ cái, nhiều nhất là %(limit)d. Rút ngắn, hoặc gửi kèm tệp.")
            % {"n": len(text), "limit": limit},
            field=field,
        )
    return text
