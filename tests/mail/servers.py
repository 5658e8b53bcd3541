"""A real IMAP server (dovecot) and a real SMTP server (exim) on loopback, unprivileged, in a folder of their own.

They share one store: what exim takes for `don@xa.example` dovecot shows. An address that exim does not know bounces.
"""

import os
import pwd
import shutil
import smtplib
import socket
import subprocess
import tempfile
import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from config.terminal import free_port

PASSWORD = "mat-khau-cua-hop-thu"
PATHS = os.environ["PATH"] + ":/usr/sbin:/usr/lib/exim4"
DOVECOT = """
base_dir = {home}/run
state_dir = {home}/state
log_path = {home}/dovecot.log
protocols = imap
listen = 127.0.0.1
default_internal_user = {user}
default_internal_group = {group}
default_login_user = {user}
disable_plaintext_auth = no
ssl = yes
ssl_cert = <{home}/cert.pem
ssl_key = <{home}/key.pem
mail_location = maildir:{home}/mail/%n
first_valid_uid = 1
passdb {{
  driver = static
  args = password={password}
}}
userdb {{
  driver = static
  args = uid={uid} gid={gid} home={home}/home/%n
}}
service anvil {{
  chroot =
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {imap}
  }}
  inet_listener imaps {{
    port = {imaps}
    ssl = yes
  }}
}}
"""
EXIM = """
primary_hostname = mx.xa.example
spool_directory = {home}/spool
log_file_path = {home}/exim-%slog
exim_user = {user}
exim_group = {group}
never_users =
deliver_drop_privilege
local_interfaces = 127.0.0.1
daemon_smtp_ports = {smtp}
keep_environment =
tls_advertise_hosts =
acl_smtp_rcpt = recipients
message_size_limit = 100M
bounce_return_size_limit = 100K

begin acl
recipients:
  accept domains = xa.example : vidu.example
  deny

begin routers
known:
  driver = accept
  local_parts = don : may : khac
  transport = store

begin transports
store:
  driver = appendfile
  maildir_format
  directory = {home}/mail/$local_part_data
  create_directory
  return_path_add
  delivery_date_add

begin retry
* * F,2h,15m
"""


@dataclass
class Servers:
    """Where they listen, and the store they share."""

    home: Path
    imap: int
    imaps: int
    smtp: int

    @property
    def certificate(self) -> str:
        return (self.home / "cert.pem").read_text()

    def send(self, raw: bytes, *, to="don@xa.example", sender="may@vidu.example") -> None:
        """Give a letter to exim and wait until it lies in the store."""
        before = self.lying(to)
        with smtplib.SMTP("127.0.0.1", self.smtp, timeout=10) as link:
            link.sendmail(sender, [to], raw)
        self.wait(to, before + 1)

    def wait(self, address: str, number: int) -> None:
        for _attempt in range(150):
            if self.lying(address) >= number:
                return
            time.sleep(0.1)
        raise AssertionError(f"no letter for {address} came: {self.log()}")

    def lying(self, address: str) -> int:
        return len(self.letters(address))

    def letters(self, address: str) -> list[bytes]:
        folder = self.home / "mail" / address.partition("@")[0]
        files = [path for kind in ("new", "cur") for path in sorted((folder / kind).glob("*"))]
        return [path.read_bytes() for path in files]

    def empty(self) -> None:
        """Take every letter away; dovecot notices by itself."""
        for path in (self.home / "mail").glob("*/*/*"):
            if path.parent.name in ("new", "cur"):
                path.unlink()

    def log(self) -> str:
        return "\n".join(path.read_text(errors="replace")[-2000:] for path in self.home.glob("*log"))


def missing() -> str:
    """Return which program is not on this machine, or ""."""
    return next((name for name in ("dovecot", "exim4") if not shutil.which(name, path=PATHS)), "")


def start() -> tuple[Servers, list[subprocess.Popen]]:
    """Start both, as nobody where we are root, and return once they answer."""
    account = pwd.getpwnam("nobody") if os.geteuid() == 0 else pwd.getpwuid(os.geteuid())
    home = Path(tempfile.mkdtemp(prefix="thongsuot-mail-"))
    servers = Servers(home, free_port(), free_port(), free_port())
    _certificate(home)
    group = subprocess.run(["id", "-gn", account.pw_name], capture_output=True, text=True, check=True).stdout.strip()
    words = vars(servers) | {"user": account.pw_name, "group": group, "uid": account.pw_uid, "gid": account.pw_gid}
    (home / "dovecot.conf").write_text(DOVECOT.format(**words, password=PASSWORD))
    (home / "exim.conf").write_text(EXIM.format(**words))
    for name in ("run", "state", "spool", "mail", "home"):
        (home / name).mkdir()
    if os.geteuid() == 0:
        for path in (home, *home.iterdir()):
            os.chown(path, account.pw_uid, account.pw_gid)
    as_whom = {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []} if os.geteuid() == 0 else {}
    common = {"cwd": home, "stdout": subprocess.DEVNULL, "stderr": (home / "start-log").open("w"), **as_whom}
    commands = (
        [shutil.which("dovecot", path=PATHS), "-F", "-c", str(home / "dovecot.conf")],
        [shutil.which("exim4", path=PATHS), "-bdf", "-C", str(home / "exim.conf")],
    )
    running = [subprocess.Popen(command, **common) for command in commands]
    for port in (servers.imap, servers.imaps, servers.smtp):
        _wait_for(port, servers, running)
    return servers, running


def stop(servers: Servers, running: list[subprocess.Popen]) -> None:
    for one in running:
        one.terminate()
    for one in running:
        one.wait(timeout=10)
    shutil.rmtree(servers.home, ignore_errors=True)


def _wait_for(port: int, servers: Servers, running) -> None:
    for _attempt in range(100):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=2).close()
            return
        except OSError:
            assert all(one.poll() is None for one in running), f"a mail server ended: {servers.log()}"
            time.sleep(0.1)
    raise AssertionError(f"a mail server does not answer: {servers.log()}")


def _certificate(home: Path) -> None:
    """Write a key and a certificate of its own for 127.0.0.1."""
    key, name = ec.generate_private_key(ec.SECP256R1()), x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "mx")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=2))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    plain = serialization.NoEncryption()
    form = (serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, plain)
    (home / "key.pem").write_bytes(key.private_bytes(*form))
    (home / "cert.pem").write_bytes(made.public_bytes(serialization.Encoding.PEM))
