"""Words looked for in what duties and their matters are called; marks play no part, as people type with or without."""

from collections.abc import Callable

from django.db.models import CharField, F, Func, OuterRef, Q, QuerySet, Subquery, UUIDField, Value
from django.db.models.functions import Cast, Lower, Replace

from thongsuot.core.actors import Actor
from thongsuot.duties.models import Duty
from thongsuot.language.folding import fold

VOWELS = ("aàáảãạăằắẳẵặâầấẩẫậ", "eèéẻẽẹêềếểễệ", "iìíỉĩị", "oòóỏõọôồốổỗộơờớởỡợ", "uùúủũụưừứửữự", "yỳýỷỹỵ", "dđ")
MARKED = "".join(letters[1:] for letters in VOWELS)
PLAIN = "".join(letters[0] * (len(letters) - 1) for letters in VOWELS)
MOST_WORDS = 8

# Returns the things of one kind that an actor may see, each with its `name`.
Named = Callable[[Actor], QuerySet]
_named: dict[str, Named] = {}


class Folded(Func):
    """A stored Vietnamese text without marks and hyphens, in small letters: any PostgreSQL can, with no extension."""

    function = "translate"
    output_field = CharField()

    def __init__(self, text):
        # Capitals too: in some databases `lower` knows the letters of English alone.
        bare = Lower(Replace(text, Value("-"), Value("")))
        super().__init__(bare, Value(MARKED + MARKED.upper()), Value(PLAIN * 2))


def find_with(kind: str, named: Named) -> None:
    """Let duties about one kind of thing be found by what `named(actor)` calls those the actor may see."""
    _named[kind] = named


def found(duties: QuerySet[Duty], text: str, actor: Actor | None = None) -> QuerySet[Duty]:
    """Return those whose label holds all words of `text`, or whose matter is called by them and seen by `actor`.

    The name is read row by row and never joined, so that few duties do not cost a walk through every matter.
    """
    words = fold(text.replace("-", "")).split()[:MOST_WORDS]
    names = {"label_words": Folded("label")} | ({} if actor is None else _names(actor))
    test = Q()
    for name in names if words else ():
        test |= Q(*(Q(**{f"{name}__contains": word}) for word in words))
    return duties.annotate(**names).filter(test)


def _names(actor: Actor) -> dict[str, Folded]:
    about = Cast(Func(OuterRef("about_ref"), Value(":"), Value(2), function="split_part"), UUIDField())
    return {
        f"{kind}_words": Folded(Subquery(named(actor).filter(pk=about).values_list(F("name"))[:1]))
        for kind, named in _named.items()
    }
