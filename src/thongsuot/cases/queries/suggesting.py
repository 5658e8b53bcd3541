"""What the program guesses of a text before an officer decides: its topic, and by which words. Nothing is kept."""

from dataclasses import dataclass

from thongsuot.language.suggesting import SURE, topics_of
from thongsuot.language.topics import Topic, topic


@dataclass(frozen=True)
class TopicGuess:
    """`reason`: the words of the text that speak for it; `sure`: worth believing."""

    topic: Topic
    reason: str
    sure: bool


def topics_for(text: str) -> list[TopicGuess]:
    """Return up to three topics of a text, best first; none for a text too short to tell. Bounded in time.

    A suggestion that an officer decides on; what it reads may be a denunciation, so it is neither logged nor cached.
    """
    return [TopicGuess(topic(each.label), each.reason, each.share >= SURE) for each in topics_of(text)]
