"""Does the sum that a page sets, as the page's own worker does it."""

import base64
import hashlib
import json
from itertools import count


def solution(challenge: str, /, **changed) -> str:
    """Return the proof for a challenge; `changed` spoils what it says."""
    given = json.loads(challenge)
    number = next(n for n in count() if _hash(given["salt"], n) == given["challenge"])
    proof = {name: given[name] for name in ("algorithm", "challenge", "salt", "signature")} | {"number": number}
    return packed(proof | changed)


def packed(value) -> str:
    return base64.b64encode(json.dumps(value).encode()).decode()


def _hash(salt: str, number: int) -> str:
    return hashlib.sha256(f"{salt}{number}".encode()).hexdigest()
