"""The description of the API for machines, with every trouble that any operation may answer in its true media type."""

from ninja import NinjaAPI
from ninja.openapi.schema import OpenAPISchema

from thongsuot.api.problems import MEDIA_TYPE
from thongsuot.cases.api.shapes import Problem

WORDS = {
    400: "What was sent could not be read",
    401: "No key or session, or one that no longer holds",
    403: "The role does not allow it, or the CSRF token is missing",
    404: "Absent, or not to be seen: one answer for both",
    409: "Someone was first, or the step does not allow it",
    413: "More than 2 MB in one request",
    422: "A field is missing, wrong or impossible",
    429: "A secret tried too often, or strangers send too fast",
}


class DescribedApi(NinjaAPI):
    """Says of each operation what the handlers of `problems` answer beside what the operation itself names."""

    def get_openapi_schema(self, **where) -> OpenAPISchema:
        schema = super().get_openapi_schema(**where)
        schema["components"]["schemas"].setdefault("Problem", Problem.model_json_schema())
        for operations in schema["paths"].values():
            for operation in operations.values():
                operation["responses"] = _with_problems(operation)
        return schema


def _with_problems(operation: dict) -> dict:
    answers = {status: answer for status, answer in operation["responses"].items() if int(status) < 400}
    named = {int(status) for status in operation["responses"] if int(status) >= 400}
    return answers | {status: _problem(status) for status in sorted(named | _of_handlers(operation))}


def _of_handlers(operation: dict) -> set[int]:
    """Return the statuses that come from what every operation of this make shares: reading, guarding, looking up."""
    found = {400}  # an address or a header that cannot be read
    if "security" in operation:
        found |= {401, 403}
    if "requestBody" in operation:
        found |= {413, 422}
    if operation.get("parameters"):
        found |= {404, 422} if any(one["in"] == "path" for one in operation["parameters"]) else {422}
    return found


def _problem(status: int) -> dict:
    content = {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}
    return {"description": WORDS[status], "content": content}
