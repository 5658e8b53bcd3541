"""The running server read byte by byte: one request in, one answer out, whatever the lengths claim."""

import os
import socket
import subprocess
import sys
import time

import pytest
from django.db import connections

from config.terminal import free_port
from thongsuot.config import roles
from thongsuot.config.database import VARIABLES

INSIDE = b"GET /robots.txt HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"  # its answer alone says "Disallow"
LENGTH = b"Content-Length: %d\r\n"


def _post(headers: bytes, body: bytes = b"", path: bytes = b"/khong-co") -> bytes:
    return b"POST " + path + b" HTTP/1.1\r\nHost: 127.0.0.1\r\n" + headers + b"\r\n" + body


CHUNKED = b"Transfer-Encoding: chunked\r\n"
END = b"0\r\n\r\n"
# Each hides a second request behind a length that servers have read differently (RFC 9112, sections 6.3 and 7.1).
HIDDEN = {
    "length and chunks": _post(LENGTH % 5 + CHUNKED, END + INSIDE),
    "chunks and length": _post(CHUNKED + LENGTH % (len(END + INSIDE)), END + INSIDE),
    "two lengths": _post(LENGTH % 0 + LENGTH % len(INSIDE), INSIDE),
    "two lengths, longer first": _post(LENGTH % len(INSIDE) + LENGTH % 0, INSIDE),
    "list of lengths": _post(b"Content-Length: 0, %d\r\n" % len(INSIDE), INSIDE),
    "length with a sign": _post(b"Content-Length: +0\r\n", INSIDE),
    "negative length": _post(b"Content-Length: -1\r\n", INSIDE),
    "length in hexadecimal": _post(b"Content-Length: 0x0\r\n", INSIDE),
    "length before a blank and colon": _post(b"Content-Length : 0\r\n", INSIDE),
    "folded length": _post(b"Content-Length:\r\n 0\r\n", INSIDE),
    "folded header over a length": _post(b"X-A: b\r\n " + LENGTH % len(INSIDE), INSIDE),
    "folded chunks": _post(b"Transfer-Encoding:\r\n chunked\r\n", END + INSIDE),
    "chunks, then nothing of the kind": _post(CHUNKED + b"Transfer-Encoding: identity\r\n", END + INSIDE),
    "chunks not last": _post(b"Transfer-Encoding: chunked, identity\r\n", END + INSIDE),
    "misspelt chunks": _post(b"Transfer-Encoding: xchunked\r\n" + LENGTH % len(END), END + INSIDE),
    "chunks after a vertical tab": _post(b"Transfer-Encoding: \x0bchunked\r\n" + LENGTH % len(END), END + INSIDE),
    "chunks before a blank and colon": _post(b"Transfer-Encoding : chunked\r\n" + LENGTH % len(END), END + INSIDE),
    "chunks ended by a bare line feed": _post(CHUNKED, b"0\n\n" + INSIDE),
    "chunk of a size that overflows": _post(CHUNKED, b"10000000000000000\r\n" + END + INSIDE),
    "chunk with a prefix": _post(CHUNKED, b"0x0\r\n\r\n" + INSIDE),
    "negative chunk": _post(CHUNKED, b"-1\r\n" + INSIDE),
    "chunk with a line feed in its extension": _post(CHUNKED, b"2;a=\nxx\r\n" + END + INSIDE),
    "chunk longer than it says": _post(CHUNKED, b"1\r\nxx" + END + INSIDE),
    "header ended by a bare return": _post(b"X-A: a\rContent-Length: %d\r\n" % len(INSIDE), INSIDE),
    "header with a zero byte": _post(b"X-A: a\x00b\r\n", INSIDE),
    "chunks in HTTP 1.0": b"POST / HTTP/1.0\r\nHost: 127.0.0.1\r\n" + CHUNKED + b"\r\n" + END + INSIDE,
    "body of a GET": b"GET /khong-co HTTP/1.1\r\nHost: 127.0.0.1\r\n" + LENGTH % len(INSIDE) + b"\r\n" + INSIDE,
}
# A length is given with underscores, in a trailer, by a name alike: none of them is one.
NOT_HEADERS = {
    "underscore": _post(b"Content_Length: 5\r\n" + LENGTH % 0),
    "trailer": _post(CHUNKED, b"0\r\nContent-Length: 5\r\nHost: xau.example\r\n\r\n"),
}
HOSTS = {
    "two hosts": b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nHost: xau.example\r\n\r\n",
    "no host": b"GET / HTTP/1.1\r\n\r\n",
    "host in the line and another in the header": b"GET http://127.0.0.1/ HTTP/1.1\r\nHost: xau.example\r\n\r\n",
}


@pytest.fixture(scope="module")
def port(django_db_setup):
    """The port of the program's own server on this worker's database."""
    found, name = free_port(), connections["default"].settings_dict["NAME"]
    urls = {VARIABLES[role]: os.environ[VARIABLES[role]].rpartition("/")[0] + f"/{name}" for role in roles.NAMES}
    environment = os.environ | urls | {"THONGSUOT_PROCESS": "desk"}
    running = subprocess.Popen([sys.executable, "-m", "thongsuot.config.pages", str(found)], env=environment)
    try:
        for _attempt in range(120):
            if running.poll() is None and _says(found, INSIDE).startswith(b"HTTP/1.1 200"):
                break
            time.sleep(0.25)
        yield found
    finally:
        running.terminate()
        running.wait(timeout=15)


def _says(port: int, sent: bytes) -> bytes:
    """Send bytes on a connection of their own and return all that comes back within two seconds of silence."""
    heard = b""
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=2) as link:
            link.sendall(sent)
            while part := link.recv(65536):
                heard += part
                if sent == INSIDE:
                    break
    except (TimeoutError, ConnectionError):
        pass
    return heard


@pytest.mark.parametrize("name", HIDDEN)
def test_no_request_hides_in_another(port, name):
    heard = _says(port, HIDDEN[name])
    assert b"Disallow" not in heard and b" 500 " not in heard
    assert _says(port, INSIDE).startswith(b"HTTP/1.1 200")


@pytest.mark.parametrize("name", NOT_HEADERS)
def test_what_is_no_header_counts_for_nothing(port, name):
    heard = _says(port, NOT_HEADERS[name])
    assert heard.count(b"HTTP/1.1 ") == 1 and b"xau.example" not in heard


@pytest.mark.parametrize("name", HOSTS)
def test_a_host_in_doubt_is_refused(port, name):
    assert _says(port, HOSTS[name]).startswith(b"HTTP/1.1 400")


def test_two_requests_one_after_the_other_get_two_answers(port):
    heard = _says(port, INSIDE + INSIDE)
    assert heard.count(b"HTTP/1.1 200") == heard.count(b"Disallow: /ban-lam-viec/") == 2


def test_chunks_announced_twice_are_read_once_and_leave_nothing_behind(port):
    """The last coding says where the body ends (RFC 9112, section 6.3), so what follows is a request of its own."""
    heard = _says(port, _post(CHUNKED + CHUNKED, b"2c\r\n" + INSIDE[:44] + b"\r\n" + END))
    assert heard.count(b"HTTP/1.1 ") == 1 and b"Disallow" not in heard


def test_the_server_does_not_name_itself(port):
    assert b"granian" not in _says(port, INSIDE).lower()


def test_a_request_that_never_ends_holds_up_no_other(port):
    with socket.create_connection(("127.0.0.1", port), timeout=2) as slow:
        slow.sendall(b"POST /gui HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 100000\r\n\r\nx")
        assert _says(port, INSIDE).startswith(b"HTTP/1.1 200")
