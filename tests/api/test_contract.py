"""The API against its own description: every operation described, strange bodies never break one."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from api.callers import Caller
from cast import cast
from complaints.making import Procedure
from lives import Life
from thongsuot.api.v1 import api
from thongsuot.cases.models import Case
from thongsuot.doors.models import Brake

pytestmark = pytest.mark.django_db
METHODS = ("get", "post", "put", "patch", "delete")


def described():
    schema = api.get_openapi_schema(path_prefix="/api/v1/")
    return schema, [(m, p, o) for p, ms in schema["paths"].items() for m, o in ms.items() if m in METHODS]


SCHEMA, OPERATIONS = described()
IDS = [f"{method} {path}" for method, path, _operation in OPERATIONS]


@pytest.mark.parametrize(("method", "path", "operation"), OPERATIONS, ids=IDS)
def test_every_operation_says_what_it_does(method, path, operation):
    assert operation["description"].strip() and operation["tags"]


def test_every_operation_has_a_name_of_its_own():
    names = [operation["operationId"] for _method, _path, operation in OPERATIONS]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(("method", "path", "operation"), OPERATIONS, ids=IDS)
def test_what_shows_or_changes_a_case_is_guarded_by_key_session_or_secret(method, path, operation):
    if path.startswith(("/api/v1/cases", "/api/v1/complaints")):
        assert operation["security"]
    elif path.startswith("/api/v1/follow"):
        assert method == "post" and "secret" not in path
    else:
        assert "security" not in operation


@pytest.mark.parametrize(("method", "path", "operation"), OPERATIONS, ids=IDS)
def test_every_trouble_is_described_in_the_media_type_it_comes_in(method, path, operation):
    troubles = {int(status): answer for status, answer in operation["responses"].items() if int(status) >= 400}
    assert all(list(answer["content"]) == ["application/problem+json"] for answer in troubles.values())
    assert 400 in troubles
    assert {401, 403} <= set(troubles) or "security" not in operation
    assert {413, 422} <= set(troubles) or "requestBody" not in operation


@pytest.mark.parametrize(
    ("asked", "status"),
    [("due?rule=&starts_on=2026-07-15", 422), ("units?q=&on=x", 422), ("cases", 401), ("publications?page=x", 422)],
)
def test_what_is_answered_is_described(client, asked, status):
    answer = client.get(f"/api/v1/{asked}")
    (described,) = [o for m, p, o in OPERATIONS if (m, p) == ("get", f"/api/v1/{asked.partition('?')[0]}")]
    assert answer.status_code == status
    assert answer["Content-Type"] in described["responses"][status]["content"]


def test_no_secret_stands_in_an_address():
    for _method, path, operation in OPERATIONS:
        assert "{secret}" not in path
        assert "secret" not in [one["name"] for one in operation.get("parameters", [])]


def test_the_description_is_served(client):
    answer = client.get("/api/v1/openapi.json")
    assert answer.status_code == 200 and answer.json()["openapi"].startswith("3.")


def test_the_page_for_people_lists_every_operation_without_scripts(client):
    page = client.get("/api/v1/docs")
    assert page.status_code == 200 and "<script" not in page.content.decode()
    assert all(path in page.content.decode() for _method, path, _operation in OPERATIONS)


JUNK = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(allow_nan=False),
    st.text(max_size=30),
    st.lists(st.integers(), max_size=3),
    st.dictionaries(st.text(max_size=5), st.integers(), max_size=2),
)
TEXT = st.one_of(st.text(max_size=40), st.sampled_from(["\x00", "\ud7ff", "e\u0301", "=1+1", "'; --", "x" * 25_000]))


def value_of(shape: dict):
    """Return a strategy for values of a JSON schema, mostly right in kind and strange in content."""
    if "$ref" in shape:
        return value_of(SCHEMA["components"]["schemas"][shape["$ref"].rpartition("/")[2]])
    if "anyOf" in shape:
        return st.one_of(*[value_of(one) for one in shape["anyOf"]])
    if "enum" in shape or "const" in shape:
        return st.sampled_from(shape.get("enum") or [shape["const"]])
    if shape.get("type") == "object":
        known = {name: value_of(one) for name, one in shape.get("properties", {}).items()}
        return st.fixed_dictionaries(known) | st.fixed_dictionaries({}, optional=known)
    if shape.get("type") == "array":
        return st.lists(value_of(shape.get("items", {})), max_size=3)
    if shape.get("format") == "uuid":
        return st.uuids().map(str)
    if shape.get("format") == "date":
        return st.dates().map(str)
    kinds = {"string": TEXT, "integer": st.integers() | st.integers(0, 3), "boolean": st.booleans(), "null": st.none()}
    return kinds.get(shape.get("type"), JUNK)


def body_of(operation) -> dict | None:
    return operation.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema")


POSTS = [(path, operation) for _method, path, operation in OPERATIONS if body_of(operation)]


@pytest.fixture
def sender(request):
    """Return a case that the path is about, and two officers who may do much with it."""
    people = cast()
    complaint = request.node.callspec.params.get("path", "").startswith("/api/v1/complaints")
    life = Procedure(people).reported() if complaint else Life(people=people).assigned()
    return life.case, [Caller(people.head), Caller(people.receptionist)]


@pytest.mark.parametrize(("path", "operation"), POSTS, ids=[path for path, _operation in POSTS])
def test_no_body_breaks_an_operation(sender, path, operation):
    case, callers = sender

    @settings(max_examples=6, suppress_health_check=list(HealthCheck), derandomize=True)
    @given(value_of(body_of(operation)) | JUNK)
    def send(body):
        Brake.objects.all().delete()
        address = path.removeprefix("/api/v1").replace("{case_id}", str(case.pk))
        for caller in callers:
            answer = caller.post(address.replace("{attachment_id}", str(case.pk)), body)
            assert answer.status_code < 500, (answer.status_code, body)
            assert answer.status_code < 400 or answer.json()["detail"]

    send()
    assert Case.objects.filter(pk=case.pk).exists()


@pytest.mark.parametrize(
    ("path", "operation"),
    [(p, o) for m, p, o in OPERATIONS if m == "get"],
    ids=[p for m, p, _o in OPERATIONS if m == "get"],
)
def test_no_query_breaks_an_operation(sender, path, operation):
    case, callers = sender
    shapes = {one["name"]: one["schema"] for one in operation.get("parameters", []) if one["in"] == "query"}

    @settings(max_examples=8, suppress_health_check=list(HealthCheck), derandomize=True)
    @given(st.fixed_dictionaries({}, optional={name: value_of(shape) | TEXT for name, shape in shapes.items()}))
    def ask(query):
        address = path.removeprefix("/api/v1").replace("{case_id}", str(case.pk))
        address = address.replace("{publication_id}", str(case.pk)).replace("{code}", str(case))
        answer = callers[0].get(address, **{name: value for name, value in query.items() if value is not None})
        assert answer.status_code < 500, (answer.status_code, query)

    ask()
