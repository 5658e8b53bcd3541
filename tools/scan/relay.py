"""What stands between scanners and the program: passes each request on, counts it, and keeps whatever answered 5xx."""

import http.client
import json
import sys
import threading
from collections import Counter
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

HERE = "127.0.0.1"
HOP = {"connection", "keep-alive", "proxy-connection", "te", "trailer", "transfer-encoding", "upgrade"}
BODY_KEPT = 2_000


class Relay:
    """Listens on `port` of the loopback, passes on to `behind` of the same; `tally` counts by stage and status.

    What begins with one of `spared` is answered 404 here: what would sign out the officer who scans.
    """

    def __init__(self, port: int, behind: int):
        self.behind, self.stage, self.spared, self.tally, self.errors = behind, "", (), Counter(), []
        self.lock = threading.Lock()
        self.server = Listening((HERE, port), type("Bound", (Passing,), {"relay": self}))

    def __enter__(self):
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_trouble):
        self.server.shutdown()
        self.server.server_close()

    def note(self, handler, body: bytes, status: int) -> None:
        with self.lock:
            self.tally[self.stage, status] += 1
            if status >= 500:
                sent = body[:BODY_KEPT].decode("utf-8", "backslashreplace")
                self.errors.append(
                    {"stage": self.stage, "status": status, "line": f"{handler.command} {handler.path}", "body": sent}
                )

    def requests(self, stage: str = "") -> int:
        return sum(count for (found, _status), count in self.tally.items() if not stage or found == stage)

    def keep(self, folder: Path) -> None:
        """Write how many requests of each stage had which status, and each request that was answered 5xx."""
        counted = [
            {"stage": stage, "status": status, "requests": n} for (stage, status), n in sorted(self.tally.items())
        ]
        text = json.dumps({"counted": counted, "errors": self.errors}, ensure_ascii=False, indent=1)
        (folder / "requests.json").write_text(text, encoding="utf-8")


class Listening(ThreadingHTTPServer):
    """One thread for each connection; scanners leave many of them in the middle."""

    daemon_threads = True

    def handle_error(self, request, client_address) -> None:
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


class Passing(BaseHTTPRequestHandler):
    """One connection of a scanner."""

    protocol_version = "HTTP/1.1"
    relay: Relay

    def pass_on(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        status, headers, content = self.asked(body)
        self.relay.note(self, body, status)
        self.send_response_only(status)
        for name, value in headers:
            if name.lower() not in HOP | {"content-length"}:
                self.send_header(name, value)
        self.give(status, content)

    def give(self, status: int, content: bytes) -> None:
        silent = status in (204, 304) or self.command == "HEAD"
        if status not in (204, 304):
            self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if not silent:
            self.wfile.write(content)

    def asked(self, body: bytes) -> tuple[int, list[tuple[str, str]], bytes]:
        """Return the program's status, headers and content; 599 where it gave no answer at all."""
        if self.path.startswith(self.relay.spared):
            return 404, [("Content-Type", "text/plain")], b"spared"
        link = http.client.HTTPConnection(HERE, self.relay.behind, timeout=60)
        try:
            link.putrequest(self.command, self.path, skip_host=True, skip_accept_encoding=True)
            for name, value in self.headers.items():
                if name.lower() not in HOP:
                    link.putheader(name, value.encode("latin-1"))
            link.endheaders(body or None)
            answer = link.getresponse()
            return answer.status, answer.getheaders(), answer.read()
        except (OSError, http.client.HTTPException) as trouble:
            return 599, [("Content-Type", "text/plain")], repr(trouble).encode()
        finally:
            link.close()

    def log_message(self, *_arguments) -> None:
        """Say nothing: what counts is kept."""

    def __getattr__(self, name: str):
        if name.startswith("do_"):  # whatever method a scanner thinks of
            return self.pass_on
        raise AttributeError(name)
