"""The manifest with which a telephone keeps the public side among its programs."""

import pytest
from PIL import Image

from cast import cast

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def people():
    return cast()


def manifest(client, **headers):
    answer = client.get("/manifest.webmanifest", headers=headers)
    assert answer["Content-Type"] == "application/manifest+json"
    return answer.json()


def test_every_page_links_the_manifest(client):
    assert '<link rel="manifest" href="/manifest.webmanifest">' in client.get("/").content.decode()


def test_the_manifest_opens_the_public_side_in_the_language_of_the_reader(client):
    described = manifest(client)
    assert (described["start_url"], described["scope"], described["lang"]) == ("/", "/", "vi")
    english = manifest(client, accept_language="en")
    assert english["lang"] == "en" and english["description"] != described["description"]


def test_its_icons_are_there_at_the_size_they_say(client, tmp_path):
    for icon in manifest(client)["icons"]:
        body = b"".join(client.get(icon["src"]).streaming_content)
        (tmp_path / "icon.png").write_bytes(body)
        assert "x".join(map(str, Image.open(tmp_path / "icon.png").size)) == icon["sizes"]


def test_the_policy_lets_the_manifest_be_read(client):
    assert "manifest-src 'self'" in client.get("/")["Content-Security-Policy"]
