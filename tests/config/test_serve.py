"""Where links lead: to the port that is served, unless a public address was named."""

import os

from thongsuot.config.commands.serve import name_addresses


def test_links_lead_to_the_port_that_is_served(monkeypatch):
    monkeypatch.setenv("THONGSUOT_PUBLIC_URL", "")
    monkeypatch.delenv("THONGSUOT_PUBLIC_URL")
    monkeypatch.setenv("THONGSUOT_LIVE_URL", "")
    monkeypatch.delenv("THONGSUOT_LIVE_URL")
    name_addresses(8131, 8132)
    assert os.environ["THONGSUOT_PUBLIC_URL"] == "http://127.0.0.1:8131"
    assert os.environ["THONGSUOT_LIVE_URL"] == "http://127.0.0.1:8132/truc-tiep/"


def test_a_public_address_that_was_named_stays(monkeypatch):
    monkeypatch.setenv("THONGSUOT_PUBLIC_URL", "https://phananh.lamdong.example")
    monkeypatch.delenv("THONGSUOT_LIVE_URL", raising=False)
    name_addresses(8131, 8132)
    assert os.environ["THONGSUOT_PUBLIC_URL"] == "https://phananh.lamdong.example"
    assert "THONGSUOT_LIVE_URL" not in os.environ
