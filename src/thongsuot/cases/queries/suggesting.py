"""What the program guesses of a text before an officer decides: its topic, and by which words. Nothing is kept."""

from dataclasses import dataclass

from thongsuot.language.learning import model
from thongsuot.language.topics import Topic, topic

MOST = 3
FEWEST_LETTERS = 12  # less says nothing
SURE, LEAST = 0.6, 0.03


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
    if sum(letter.isalpha() for letter in text[:200]) < FEWEST_LETTERS:
        return []
    guesses = [each for each in model("topic").guess(text, MOST) if each.share >= LEAST and each.reason]
    return [TopicGuess(topic(each.label), each.reason, each.share >= SURE) for each in guesses]
