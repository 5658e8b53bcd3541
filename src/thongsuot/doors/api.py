"""`/api/v1/proof`: a challenge for programs that want to be let in before those without a proof."""

import json

from django.http import HttpRequest
from ninja import Router, Schema

from thongsuot.core.clock import now
from thongsuot.doors.actions import challenge

router = Router(tags=["public"])


class ChallengeOut(Schema):
    """Find the `number` from 0 to `maxNumber` with SHA-256(salt + number) = challenge, number in decimal digits."""

    algorithm: str
    challenge: str
    maxNumber: int
    salt: str
    signature: str


@router.get("/proof", response=ChallengeOut)
def proof(request: HttpRequest):
    """Get a challenge; send its solution once, within three hours, as base64 of JSON in the header `X-Proof`."""
    return json.loads(challenge(now()))
