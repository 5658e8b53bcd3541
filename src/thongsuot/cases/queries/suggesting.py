"""What the program guesses of a text before an officer decides: topics, kinds, and by which words. Nothing is kept."""

from dataclasses import dataclass

from thongsuot.cases.queries.learned import held
from thongsuot.language.kinds import KindSuggestion, kind_of
from thongsuot.language.seen import Seen, seen
from thongsuot.language.suggesting import SURE, topics_of
from thongsuot.language.topics import Topic, topic

MOST = 3


@dataclass(frozen=True)
class TopicGuess:
    """`reason`: the words of the text that speak for it; `sure`: worth believing."""

    topic: Topic
    reason: str
    sure: bool


def topics_for(text: str | Seen) -> list[TopicGuess]:
    """Return up to three topics of a text, best first; none for a text too short to tell. Bounded in time.

    A suggestion that an officer decides on; what it reads may be a denunciation, so it is neither logged nor cached.
    """
    guesses = topics_of(text, held("topic"))
    return [TopicGuess(topic(each.label), each.reason, each.share >= SURE) for each in guesses]


def kinds_for(text: str | Seen) -> list[KindSuggestion]:
    """Return the kinds of a text, best first; never empty."""
    return kind_of(text, held("kind"))


def suggested(text: str) -> dict:
    """Return what was suggested for a text, to be kept beside what the officer decides: codes and versions, no word."""
    looked = seen(text)
    return {
        "topic": [each.topic.code for each in topics_for(looked)],
        "kind": [each.kind for each in kinds_for(looked)[:MOST]],
        "by": [held("topic").version, held("kind").version],
    }
