"""Where links lead: to the port that is served, unless a public address was named."""

import os

from thongsuot.config.commands.serve import name_address


def test_links_lead_to_the_port_that_is_served(monkeypatch):
    monkeypatch.setenv("THONGSUOT_PUBLIC_URL", "")
    monkeypatch.delenv("THONGSUOT_PUBLIC_URL")
    name_address(8131)
    assert os.environ["THONGSUOT_PUBLIC_URL"] == "http://127.0.0.1:8131"


def test_a_public_address_that_was_named_stays(monkeypatch):
    monkeypatch.setenv("THONGSUOT_PUBLIC_URL", "https://phananh.lamdong.example")
    name_address(8131)
    assert os.environ["THONGSUOT_PUBLIC_URL"] == "https://phananh.lamdong.example"
