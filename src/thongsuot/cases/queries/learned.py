"""Which model guesses now: the one that ships, or one made here; each process looks again after half a minute."""

import time
import zlib
from dataclasses import dataclass
from uuid import UUID

import structlog

from thongsuot.cases.models import SuggestionUse
from thongsuot.language.classifier import Classifier, load
from thongsuot.language.learning import model
from thongsuot.language.topics import is_topic

log = structlog.get_logger(__name__)
LOOKS_AGAIN = 30.0  # seconds


@dataclass(frozen=True)
class _Held:
    model_id: UUID | None
    made: Classifier
    until: float  # by the monotonic clock of this process


_held: dict[str, _Held] = {}


def held(name: str) -> Classifier:
    """Return the model that guesses now; `name`: topic or kind. Seldom asks the database."""
    known, now = _held.get(name), time.monotonic()
    if known and now < known.until:
        return known.made
    use = in_use(name)
    model_id = use.model_id if use else None
    made = known.made if known and known.model_id == model_id else _read(name, use)
    _held[name] = _Held(model_id, made, now + LOOKS_AGAIN)
    return made


def in_use(name: str) -> SuggestionUse | None:
    """Return the row that holds, None while the model that ships was never replaced."""
    return SuggestionUse.objects.filter(name=name).order_by("-number").first()


def _read(name: str, use: SuggestionUse | None) -> Classifier:
    """Return the model of `use`; the one that ships where an upgrade or another machine cannot take that one up."""
    if use is None or use.model_id is None:
        return model(name)
    try:
        made = load(zlib.decompress(use.model.file.packed))
    except ValueError as error:
        log.warning("suggestions_not_read", name=name, version=use.model.version, error=str(error))
        return model(name)
    return made if name != "topic" or all(map(is_topic, made.labels)) else model(name)


def forget() -> None:
    """Let this process look at once: for whoever has just changed what holds."""
    _held.clear()
