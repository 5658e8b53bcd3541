"""A real SMTP server and a real HTTP gateway on loopback, which remember what reached them."""

import socketserver
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class _Mail(socketserver.StreamRequestHandler):
    """Just enough of RFC 5321 to take a message; `server.refuse` answers RCPT with 550."""

    def handle(self):
        self._say("220 sink")
        while line := self.rfile.readline().decode().strip():
            verb = line.split(":")[0].split()[0].upper()
            if verb == "QUIT":
                return self._say("221 bye")
            self._answer(verb)

    def _answer(self, verb):
        if verb == "DATA":
            self._say("354 go on")
            lines = iter(self.rfile.readline, b".\r\n")
            self.server.mails.append(b"".join(lines).decode())
        self._say("550 no such box" if verb == "RCPT" and self.server.refuse else "250 ok")

    def _say(self, text):
        self.wfile.write(f"{text}\r\n".encode())


class _Gateway(BaseHTTPRequestHandler):
    """Answers with the next of `server.statuses` (the last one stays); None: hangs up without an answer."""

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.calls.append((self.path, dict(self.headers), body))
        statuses = self.server.statuses
        status = statuses.pop(0) if len(statuses) > 1 else statuses[0]
        if status is None:
            return self.connection.close()
        self.send_response(status)
        if status == 302:
            self.send_header("Location", "/elsewhere")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_args):
        return


@contextmanager
def _running(server):
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def mail_sink():
    server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), _Mail)
    server.daemon_threads, server.mails, server.refuse = True, [], False
    return _running(server)


def gateway_sink(*statuses):
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Gateway)
    server.calls, server.statuses = [], list(statuses or [200])
    return _running(server)
