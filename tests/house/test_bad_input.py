"""Whatever is typed into whichever field: never a 500, no trace of the inside, nothing that runs in a browser."""

import json
from itertools import product
from urllib.parse import quote

import pytest

from house.addresses import ADDRESSES, STRANGER
from house.bad_input import EVIL, LIVE, NASTIEST, NOT_UTF8, forms_of, parameters
from house.walking import client_as, path_of, undone
from house.world import world

pytestmark = pytest.mark.django_db
SENDABLE = {what: evil for what, evil in EVIL.items() if what != "half a pair"}
IN_ADDRESSES = {what: evil for what, evil in SENDABLE.items() if "day" not in what and "below" not in what}
# All parameters at once as long as the server in front of the program lets an address be (64 KiB), not a megabyte.
IN_ADDRESSES["two hundred letters"] = IN_ADDRESSES.pop("ten thousand letters")[:200]
# Each page is tried by the first of these who may open it.
FILLERS = (STRANGER, "head", "receptionist", "worker", "handler", "publisher", "administrator", "root", "nobody")
FREE = {"code", "channel", "form", "slug", "identifier"}
BOUNDARY = "multipart/form-data; boundary=x"
BYTES = (b"", b"\x00" * 1000, b"--x\r\nContent-Disposition: form-data; name=\xff\r\n\r\n\xff\r\n--x--")


@pytest.fixture
def whole():
    return world()


def is_bad(answer) -> bool:
    """Whether an answer shows that the input got where it should not."""
    if answer.status_code >= 500:
        return True
    if answer.streaming or not answer.headers.get("Content-Type", "").startswith("text/html"):
        return False
    text = answer.content.decode()
    return "Traceback" in text or LIVE in text


def addresses(role, whole):
    """Yield the addresses to be got that are this role's to try."""
    for name, row in ADDRESSES.items():
        if not row.post and role == next((each for each in FILLERS if each in row.who), None):
            yield path_of(name, row, whole.things)


def pages(role, whole):
    """Yield (address, text) of each page of the role's; for a resident also the matter opened by its secret."""
    client = client_as(role, whole)
    for address in addresses(role, whole):
        answer = client.get(address)
        is_page = answer.headers.get("Content-Type", "").startswith("text/html")  # a file holds no forms
        if answer.status_code == 200 and is_page and not answer.streaming:
            yield address, answer.content.decode()
    if role == STRANGER:
        address = f"/tra-cuu/{whole.things.code}"
        yield address, client.post(address, {"secret": whole.things.secret}).content.decode()


def forms(role, whole):
    """Return each different form that the role meets, once."""
    found = {}
    for address, text in pages(role, whole):
        for form in forms_of(address, text):
            found.setdefault((form.action, form.method, tuple(form.fields)), form)
    return list(found.values())


@pytest.mark.parametrize("role", FILLERS)
def test_no_field_of_a_form_breaks_a_page(role, whole):
    client, broken = client_as(role, whole), []
    for form in forms(role, whole):
        for what, evil in SENDABLE.items():
            for where, sent in form.spoilt(evil, alone=what in NASTIEST):
                with undone():
                    answer = getattr(client, form.method)(form.action, sent)
                    if is_bad(answer):
                        broken.append(f"{form.method} {form.action} {where}: {what}: {answer.status_code}")
    assert broken == []


@pytest.mark.parametrize("role", FILLERS)
def test_no_parameter_of_an_address_breaks_a_page(role, whole):
    client, broken, every = client_as(role, whole), [], parameters()
    for address in addresses(role, whole):
        for what, evil in IN_ADDRESSES.items():
            answer = client.get(address, dict.fromkeys(every, evil))
            if is_bad(answer):
                broken.append(f"{address}: {what}: {answer.status_code}")
        answer = client.get(address, QUERY_STRING="&".join(f"{one}=%ff%fe%80" for one in every))
        if is_bad(answer):
            broken.append(f"{address}: bytes: {answer.status_code}")
    assert broken == []


@pytest.mark.parametrize("role", ["stranger", "head", "administrator"])
def test_no_body_of_wrong_bytes_breaks_a_page(role, whole):
    client, broken = client_as(role, whole), []
    posted = [form for form in forms(role, whole) if form.method == "post"]
    for form, kind in product(posted, ("application/x-www-form-urlencoded", BOUNDARY, "text/plain")):
        body = b"&".join(name.encode() + NOT_UTF8 for name in form.fields)
        for sent in (body, *BYTES):
            with undone():
                answer = client.post(form.action, sent, content_type=kind)
                if is_bad(answer):
                    broken.append(f"{form.action}: {kind}: {answer.status_code}")
    assert broken == []


def _named() -> dict:
    """Return one row for each address with a free word in its path; ids are checked before any view."""
    return {name.partition(" ")[0]: row for name, row in ADDRESSES.items() if FREE & set(row.of)}


def test_no_name_in_a_path_breaks_a_page(whole):
    broken = []
    for name, row in _named().items():
        # What nobody of the cast may open must not break for one who may not, either.
        role = next((each for each in FILLERS if each in row.who), next(iter(FILLERS)))
        client = client_as(role, whole)
        for what, evil in EVIL.items():
            segment = quote(evil.encode("utf-8", "surrogatepass"), safe="")[:2000]
            for thing in (thing for variable, thing in row.of.items() if variable in FREE):
                right = str(getattr(whole.things, thing, thing))
                address = path_of(name, row, whole.things).replace(right, segment)
                with undone():
                    answer = client.post(address) if row.post else client.get(address)
                    if is_bad(answer):
                        broken.append(f"{name}: {what}: {answer.status_code}")
    assert broken == []


def _properties(schema, whole_schema) -> list[str]:
    named = schema.get("$ref", "").rpartition("/")[2]
    found = whole_schema["components"]["schemas"][named] if named else schema
    return list(found.get("properties", {}))


def _operations(client):
    """Yield (method, path, names of parameters, names of properties) of each operation of the API."""
    schema = client.get("/api/v1/openapi.json").json()
    for path, methods in schema["paths"].items():
        for method, about in methods.items():
            names = [one["name"] for one in about.get("parameters", ()) if one["in"] == "query"]
            content = about.get("requestBody", {}).get("content", {})
            body = next((part["schema"] for part in content.values()), {})
            yield method, path, names, _properties(body, schema)


def _bodies(properties, evil):
    """Yield bodies for an operation: text, lists, numbers and objects where something else is wanted."""
    for one in (evil, [evil], {"x": evil}, [[[evil]]], 10**400, 1e308, None, True):
        yield json.dumps(dict.fromkeys(properties, one))
    yield json.dumps(dict.fromkeys(properties, 0)).replace(": 0", f": {EVIL['huge number']}")
    yield from ("", "[]", "null", '"x"', "{", "[" * 2000, '{"text":"\\ud83d"}')


@pytest.mark.parametrize("role", ["stranger", "head"])
def test_no_body_or_parameter_of_the_api_breaks_it(role, whole):
    client, broken = client_as(role, whole), []
    for method, path, names, properties in _operations(client):
        address = path.replace("{case_id}", str(whole.things.case)).replace("{code}", whole.things.code)
        for what, evil in SENDABLE.items() if names else ():
            answer = client.get(address, dict.fromkeys(names, evil))
            if answer.status_code >= 500:
                broken.append(f"{method} {path}: {what}: {answer.status_code}")
        for body in _bodies(properties, EVIL["control characters"]) if method == "post" else ():
            with undone():
                answer = client.post(address, body.encode(), content_type="application/json")
                if answer.status_code >= 500:
                    broken.append(f"{method} {path}: {body[:60]}: {answer.status_code}")
    assert broken == []
