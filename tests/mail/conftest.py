"""Tests of mail: keys derived cheaply, and, where they are installed, a real IMAP and a real SMTP server."""

import hashlib

import pytest

from thongsuot.denunciations.keys import pool


@pytest.fixture
def cheap_derivation(monkeypatch):
    def derive(self, secret, salt, *, ops=0, mem=0):
        return hashlib.blake2b(secret, digest_size=32, salt=salt[:16]).digest()

    monkeypatch.setattr(pool.Lane, "derive", derive)


@pytest.fixture(scope="session")
def running_servers():
    from mail import servers  # noqa: PLC0415  needs what only the tests that use it need

    if absent := servers.missing():
        pytest.skip(f"no {absent} on this machine (apt-get install dovecot-imapd exim4-daemon-light)")
    found, running = servers.start()
    yield found
    servers.stop(found, running)


@pytest.fixture
def servers(running_servers):
    """The servers, with an empty store."""
    running_servers.empty()
    return running_servers
