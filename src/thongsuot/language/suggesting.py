"""All that is suggested for one text: kinds, topics, units, places, urgency, personal data. Pure; nothing is kept."""

from collections.abc import Callable
from dataclasses import dataclass

from thongsuot.language.classifier import Classifier, Guess
from thongsuot.language.competence import UnitGuess, units_for
from thongsuot.language.kinds import KindSuggestion, kind_of
from thongsuot.language.learning import model
from thongsuot.language.personal import Span, personal
from thongsuot.language.places import PlaceGuess, places_in
from thongsuot.language.seen import Seen, seen
from thongsuot.language.urgent import Danger, danger

MOST = 3
FEWEST_LETTERS = 12  # less says nothing
SURE, LEAST = 0.6, 0.03


@dataclass(frozen=True)
class Suggestions:
    """Each list best first; `personal` in the order of the text, offsets in code points of the text as given."""

    kinds: list[KindSuggestion]
    topics: list[Guess]
    units: list[UnitGuess]
    places: list[PlaceGuess]
    urgent: Danger
    personal: list[Span]

    def as_json(self) -> dict:
        """Return what `thongsuot suggest` prints of one text, without its id and what is similar."""
        return {
            "kinds": [{"code": each.kind, "score": each.score, "reason": each.reason} for each in self.kinds],
            "topics": [{"code": each.label, "score": each.share, "reason": each.reason} for each in self.topics],
            "units": [
                {"code": each.level, "score": each.share, "reason": each.reason} | _where(each) for each in self.units
            ],
            "places": [_where(each) | {"score": each.score, "reason": each.reason} for each in self.places],
            "urgent": {"score": self.urgent.score, "reason": ", ".join(self.urgent.reasons)},
            "personal": [{"kind": each.kind, "start": each.start, "end": each.end} for each in self.personal],
        }


def suggested(text: str) -> Suggestions:
    """Return what an officer may be told of `text`, by the models that ship. Bounded in time for any text."""
    looked = seen(text)
    kinds, topics, places = kind_of(looked), topics_of(looked), places_in(text)
    units = units_for(looked, topics[0].label if topics else "", kinds[0].kind, places)
    return Suggestions(kinds, topics, units, places, danger(looked), personal(text))


def _where(guess: UnitGuess | PlaceGuess) -> dict:
    return {"province_code": guess.province_code, "ward_code": guess.ward_code}


def topics_of(text: str | Seen, topics: Classifier | None = None) -> list[Guess]:
    """Return up to three sub-topics, best first; none for a text too short to tell. `topics`: a model for ours."""
    looked = seen(text)
    if sum(letter.isalpha() for letter in looked.text[:200]) < FEWEST_LETTERS:
        return []
    guesses = (topics or model("topic")).guess(looked, MOST)
    return [each for each in guesses if each.share >= LEAST and each.reason]


def labels_by(name: str, made: Classifier | None = None) -> Callable[[str], list[str]]:
    """Return what guesses labels as an officer is told them, best first; `name`: topic or kind, `made`: its model."""
    if name == "kind":
        return lambda text: [each.kind for each in kind_of(text, made)]
    return lambda text: [each.label for each in (made or model(name)).guess(text)]
