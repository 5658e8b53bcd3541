"""Those who call the API in tests: a stranger, a resident with a secret, officers with keys."""

import base64
import json

from django.test import Client

from lives import photo
from thongsuot.api.actions import LIFE, PREFIX, digest
from thongsuot.api.models import Token
from thongsuot.core import clock


def key_of(officer) -> str:
    """Return the text of a key that acts as `officer`, made without asking who gives it."""
    shown = f"{PREFIX}{officer.username}-{'x' * 30}"
    Token.objects.get_or_create(
        sha256=digest(shown),
        defaults={
            "name": "Thử",
            "officer": officer,
            "ending": "xxxx",
            "made_by": officer,
            "made_at": clock.now(),
            "ends_on": clock.today() + LIFE,
        },
    )
    return shown


class Caller:
    """Speaks JSON; `officer`: with a key of theirs."""

    def __init__(self, officer=None, language="vi"):
        self.client = Client(raise_request_exception=False)
        self.headers = {"HTTP_ACCEPT_LANGUAGE": language}
        if officer:
            self.headers["HTTP_AUTHORIZATION"] = f"Bearer {key_of(officer)}"

    def get(self, path, **query):
        return self.client.get(f"/api/v1{path}", query, **self.headers)

    def post(self, path, body, **headers):
        content = body if isinstance(body, bytes | str) else json.dumps(body, default=str)
        return self.client.post(f"/api/v1{path}", content, "application/json", **self.headers | headers)

    def act(self, case_id, verb, **body):
        return self.post(f"/cases/{case_id}/acts/{verb}", body)


def file_of(name="anh.png") -> dict:
    """Return a small picture as the API takes it."""
    given, content = photo(name)
    return {"name": given, "content": base64.b64encode(content.read()).decode()}
