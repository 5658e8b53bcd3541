"""How fast each lane runs, and what proves work: small sums that a browser does while somebody writes."""

import base64
import hmac
import json
import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import altcha

LONGEST_PROOF = 1000
# A browser tries half of them on average: under a second on a new telephone, some seconds on an old one.
MOST_TRIES = 100_000
GOOD_FOR = timedelta(hours=3)
_EXPIRES = re.compile(r"[0-9a-f]+\?expires=(\d{1,12})&")


@dataclass(frozen=True, kw_only=True)
class Lane:
    """`burst` pass at once and then `a_second`; over hours `stamina` pass and then `lasting` a second."""

    burst: int
    a_second: float
    stamina: int
    lasting: float

    def limits(self, at: datetime) -> tuple[datetime, datetime]:
        """Return how far ahead the two moments of a brake may be at `at` for one more to pass."""
        return at + self.one * (self.burst - 1), at + self.tiring * (self.stamina - 1)

    @property
    def one(self) -> timedelta:
        return timedelta(seconds=1 / self.a_second)

    @property
    def tiring(self) -> timedelta:
        return timedelta(seconds=1 / self.lasting)


# Without a proof: quick in ordinary times (a page without JavaScript has none), slowed when it goes on for long.
UNPROVED = Lane(burst=200, a_second=20, stamina=12_000, lasting=3)
# With one: past what one machine can take in anyway, and never behind those without.
PROVED = Lane(burst=600, a_second=60, stamina=200_000, lasting=60)


def new_challenge(house_key: bytes, at: datetime) -> str:
    """Return a challenge as JSON for the page: find the number whose hash with the salt is the one given.

    Good for three hours from `at`. Signed, so that nothing is stored until it is solved.
    """
    made = altcha.create_challenge_v1(
        altcha.ChallengeOptionsV1(
            max_number=MOST_TRIES, hmac_key=_key(house_key), expires=(at + GOOD_FOR).astimezone(UTC)
        )
    )
    return json.dumps(made.to_dict())


def solved(house_key: bytes, proof: str, at: datetime) -> tuple[str, datetime] | None:
    """Return the challenge that `proof` solves and when it grows too old; None for whatever is no good proof now."""
    try:
        given = json.loads(base64.b64decode(proof[:LONGEST_PROOF], validate=True))
    except (ValueError, RecursionError):
        return None
    if not _is_proof(given) or not (expires := _EXPIRES.fullmatch(given["salt"])):
        return None
    old_at = datetime.fromtimestamp(int(expires[1]), UTC)
    # The library would read the clock for itself: the moment is ours to give.
    good, _why = altcha.verify_solution_v1(given, _key(house_key), check_expires=False)
    return (given["challenge"], old_at) if good and at < old_at <= at + GOOD_FOR else None


def _is_proof(given) -> bool:
    texts = ("algorithm", "challenge", "salt", "signature")
    return (
        isinstance(given, dict)
        and all(isinstance(given.get(name), str) and given[name].isascii() for name in texts)
        and given["algorithm"] == "SHA-256"
        and type(given.get("number")) is int
        and 0 <= given["number"] <= MOST_TRIES
    )


def _key(house_key: bytes) -> bytes:
    return hmac.digest(house_key, b"doors: proof of work", "sha256")
