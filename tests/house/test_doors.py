"""What is tried at doors: other hosts' names, ways out to other sites, forged forms, other methods, climbing paths."""

from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.apps import apps
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile

from cast import PASSWORD
from files.making import picture
from house.addresses import ADDRESSES, ROLES, STRANGER
from house.walking import ask, client_as, is_refused, path_of, undone
from house.world import world
from thongsuot.files import storage
from thongsuot.files.models import Attachment
from thongsuot.notices.models import Message
from thongsuot.web.headers import QUIET

pytestmark = pytest.mark.django_db
EVIL_HOST = "xau.example"
HOSTS = [
    EVIL_HOST, "127.0.0.1.xau.example", "localhost@xau.example", "127.0.0.1:80@xau.example", "xau.example:80",
    "127.0.0.1, xau.example", "127.0.0.1 xau.example", "[::1].xau.example", "127.0.0.1/xau.example", "",
]  # fmt: skip
NAMES = ("next", "url", "redirect", "redirect_to", "return", "return_to", "back", "continue", "target", "to", "r", "u")
AWAY = [
    "https://xau.example/", "//xau.example/", "///xau.example/", "/\\xau.example/", "\\\\xau.example/",
    "https:xau.example", "javascript:alert(1)", "data:text/html,x", "http://127.0.0.1@xau.example/",
    "\thttps://xau.example/", "/%09/xau.example/", "https://xau.example\\@127.0.0.1/", "//xau.example\\@127.0.0.1/",
]  # fmt: skip
SIGN_IN = "/ban-lam-viec/tai-khoan/login/"
# No token is asked where no cookie of anybody's speaks for them: programs with a key or with nothing, and the choice of
# a language or of the size of letters, which a stranger's form could change and nothing else.
WITHOUT_TOKEN = {"web:language", "web:type_size", "open311_requests"}


def opener(row) -> str:
    """Return the first role that may open an address, an officer where there is one."""
    return next((role for role in ROLES[1:] if role in row.who), STRANGER)


@pytest.fixture
def whole():
    return world()


@pytest.fixture
def clients(whole):
    """Each role's client, made once; signing in costs more than asking."""
    made = {}

    def client_of(role):
        return made.setdefault(role, client_as(role, whole))

    return client_of


@pytest.mark.parametrize("host", HOSTS)
@pytest.mark.parametrize("path", ["/", "/gui", SIGN_IN])
def test_a_foreign_host_gets_nothing(client, host, path):
    answer = client.get(path, HTTP_HOST=host)
    assert answer.status_code == 400
    assert EVIL_HOST not in answer.content.decode()


@pytest.mark.parametrize("header", ["X-Forwarded-Host", "X-Host", "X-Original-URL", "X-Rewrite-URL", "Forwarded"])
def test_no_header_stands_in_for_the_host_or_the_path(client, header, whole):
    answer = client.get("/gui", headers={header: f"host={EVIL_HOST}" if header == "Forwarded" else EVIL_HOST})
    assert answer.status_code == 200
    assert EVIL_HOST not in answer.content.decode()
    assert client.get("/", headers={header: "/ban-lam-viec/quan-tri/can-bo/"}).status_code == 200


def leads_away(answer) -> bool:
    """Whether an answer sends a browser to another site; a browser reads backslashes as slashes and drops tabs."""
    place = answer.headers.get("Location", "").replace("\\", "/").replace("\t", "").strip()
    parts = urlsplit(place)
    return place.startswith("//") or bool(parts.scheme or parts.netloc) and parts.netloc != "testserver"


@pytest.mark.parametrize("away", [AWAY[0], AWAY[1], AWAY[3]])
def test_no_address_sends_to_where_a_parameter_says(away, whole, clients):
    led = []
    for name, row in ADDRESSES.items():
        client, given = clients(opener(row)), dict.fromkeys(NAMES, away)
        with undone():
            path = path_of(name, row, whole.things)
            answer = client.post(path, row.body(whole.things) | given) if row.post else client.get(path, given)
            if leads_away(answer):
                led.append(f"{name}: {answer['Location']}")
    assert led == []


@pytest.mark.parametrize("away", AWAY)
def test_signing_in_signing_out_and_choosing_a_language_stay_here(away, client, whole):
    officer = whole.people.handler
    officer.set_password(PASSWORD)
    officer.save(update_fields=["password"])
    answers = [client.post("/ngon-ngu/", {"language": "en", "next": away})]
    answers.append(client.post(SIGN_IN, {"login": officer.username, "password": PASSWORD, "next": away}))
    answers.append(client.get(SIGN_IN, {"next": away}))
    answers.append(client.post("/ban-lam-viec/tai-khoan/reauthenticate/", {"password": PASSWORD, "next": away}))
    answers.append(client.post("/ban-lam-viec/tai-khoan/logout/", {"next": away}))
    assert answers[0].status_code == answers[1].status_code == 302
    assert [answer["Location"] for answer in answers if leads_away(answer)] == []


@pytest.mark.parametrize("away", AWAY)
def test_a_message_leads_only_to_pages_of_ours(away, whole, clients):
    Message.objects.filter(pk=whole.things.message).update(params={"path": away, "code": "1"})
    answer = ask(clients("handler"), "notices:read", ADDRESSES["notices:read"], whole.things)
    assert answer.status_code == 302 and not leads_away(answer)


def _rows() -> set[tuple[str, int]]:
    ours = [model for model in apps.get_models() if model.__module__.startswith("thongsuot")]
    return {(model._meta.label, model._default_manager.count()) for model in ours}


def test_no_form_is_taken_without_its_token(whole, clients):
    before, taken = _rows(), []
    for name, row in ADDRESSES.items():
        if name in WITHOUT_TOKEN or (name.startswith("api-1:") and STRANGER in row.who):
            continue
        client = clients(opener(row))
        client.handler.enforce_csrf_checks = True
        sent = {"content_type": "application/json"} if name.startswith("api-1:") else {}
        answer = client.post(path_of(name, row, whole.things), row.body(whole.things), **sent)
        if not is_refused(answer) and not (
            name.startswith("api-1:") and answer.status_code == 422 and row.who >= {STRANGER}
        ):
            taken.append(f"{name}: {answer.status_code}")
    assert (taken, _rows() - before) == ([], set())


@pytest.mark.parametrize("where", [{"Origin": "https://xau.example"}, {"Origin": "null"}])
def test_no_form_of_another_site_is_taken_even_with_a_token(where, whole, clients):
    before, taken = _rows(), []
    for name, row in ADDRESSES.items():
        if not row.post or name in WITHOUT_TOKEN or name.startswith("api-1:"):
            continue
        if path_of(name, row, whole.things).startswith(QUIET) and where["Origin"] == "null":
            continue  # such pages hide their own origin: tests/house/test_headers.py
        client = clients(opener(row))
        client.handler.enforce_csrf_checks = True
        client.cookies["csrftoken"] = token = "a" * 32
        body = row.body(whole.things) | {"csrfmiddlewaretoken": token}
        answer = client.post(path_of(name, row, whole.things), body, headers=where)
        if answer.status_code != 403:
            taken.append(f"{name}: {answer.status_code}")
    assert (taken, _rows() - before) == ([], set())


@pytest.mark.parametrize("header", ["X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override"])
def test_nothing_turns_one_method_into_another(header, whole, clients):
    before, done = _rows(), []
    for name, row in ADDRESSES.items():
        if row.post and not name.startswith(("api-1:", "open311")):
            path = path_of(name, row, whole.things)
            answer = clients(opener(row)).get(path, {"_method": "POST"}, headers={header: "POST"})
            if answer.status_code not in (302, 405):  # to show the password again, where the act is a dangerous one
                done.append(f"{name}: {answer.status_code}")
    assert (done, _rows() - before) == ([], set())


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "TRACE", "CONNECT", "PROPFIND", "XYZ"])
def test_no_other_method_does_anything(method, whole, clients):
    before, done = _rows(), []
    for name, row in ADDRESSES.items():
        client = clients(opener(row))
        client.handler.enforce_csrf_checks = True
        answer = client.generic(method, path_of(name, row, whole.things), "{}", content_type="application/json")
        if answer.status_code < 300 or answer.status_code >= 500:
            done.append(f"{name}: {answer.status_code}")
    assert (done, _rows() - before) == ([], set())


CLIMBS = [
    "/static/../keys/secret_key", "/static/..%2f..%2fkeys/secret_key", "/static/%2e%2e/%2e%2e/keys/secret_key",
    "/static/..%5c..%5ckeys%5csecret_key", "/static//etc/passwd", "/static/web/..;/..;/keys/secret_key",
    "/static/%252e%252e/keys/secret_key", "/static/web%00/../../keys/secret_key", "//etc/passwd",
    "/..%2f..%2fetc/passwd",
]  # fmt: skip


@pytest.mark.parametrize("path", CLIMBS)
def test_no_path_climbs_out_of_its_folder(client, path):
    answer = client.get(path)
    assert answer.status_code in (301, 302, 404)
    assert settings.SECRET_KEY not in answer.getvalue().decode()


@pytest.mark.parametrize(
    "name", ["../../../../keys/secret_key", "..\\..\\x.jpg", "/etc/cron.d/x", "x.jpg\x00.php", "con"]
)
def test_the_name_of_a_file_decides_nothing_about_where_it_lies(client, name, whole):
    upload = SimpleUploadedFile("x.jpg", picture(), content_type="image/jpeg")
    upload._name = name  # as a client sends it: Django's own class would clean it
    token = "t" * 32
    given = {"token": token, "accused": "no", "kind": "feedback", "text": "Cống tắc.", "files": upload}
    before = set(Attachment.objects.values_list("pk", flat=True))
    assert client.post("/gui", given).status_code == 200
    (kept,) = Attachment.objects.exclude(pk__in=before)
    assert not set(kept.name) & set("/\\\x00:")
    path = storage.path_of(kept.blob.sha256)
    assert path.is_file() and path.resolve().is_relative_to(Path(settings.DATA_DIR).resolve() / "files")
