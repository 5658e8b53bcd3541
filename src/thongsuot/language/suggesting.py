"""All that is suggested for one text: kinds, topics, urgency, personal data. Pure; nothing read is kept."""

from dataclasses import dataclass

from thongsuot.language.classifier import Classifier, Guess
from thongsuot.language.kinds import KindSuggestion, kind_of
from thongsuot.language.learning import model
from thongsuot.language.personal import Span, personal
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
    urgent: Danger
    personal: list[Span]

    def as_json(self) -> dict:
        """Return what `thongsuot suggest` prints of one text, without its id and what is similar."""
        return {
            "kinds": [{"code": each.kind, "score": each.score, "reason": each.reason} for each in self.kinds],
            "topics": [{"code": each.label, "score": each.share, "reason": each.reason} for each in self.topics],
            "urgent": {"score": self.urgent.score, "reason": ", ".join(self.urgent.reasons)},
            "personal": [{"kind": each.kind, "start": each.start, "end": each.end} for each in self.personal],
        }


def suggested(text: str) -> Suggestions:
    """Return what an officer may be told of `text`, by the models that ship. Bounded in time for any text."""
    looked = seen(text)
    return Suggestions(kinds=kind_of(looked), topics=topics_of(looked), urgent=danger(looked), personal=personal(text))


def topics_of(text: str | Seen, topics: Classifier | None = None) -> list[Guess]:
    """Return up to three sub-topics, best first; none for a text too short to tell. `topics`: a model in place of ours."""
    looked = seen(text)
    if sum(letter.isalpha() for letter in looked.text[:200]) < FEWEST_LETTERS:
        return []
    guesses = (topics or model("topic")).guess(looked, MOST)
    return [each for each in guesses if each.share >= LEAST and each.reason]
