"""The typed environment: every THONGSUOT_* setting in one frozen object; a wrong value stops the start."""

import os
from functools import lru_cache
from pathlib import Path
from typing import Literal

from pydantic import Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from thongsuot.config.words import _


def default_data_dir() -> Path:
    """Return the data folder where none is named: root's lies where its unprivileged PostgreSQL can enter."""
    system = Path("/var/lib")
    return system / "thongsuot" if os.geteuid() == 0 and system.is_dir() else Path.home() / ".thongsuot"


class Env(BaseSettings):
    """Settings from the environment, prefix `THONGSUOT_`; a secret may be given as a file, `THONGSUOT_…_FILE`."""

    model_config = SettingsConfigDict(env_prefix="THONGSUOT_", frozen=True, hide_input_in_errors=True, extra="ignore")

    data_dir: Path = Field(default_factory=default_data_dir)
    database_url: SecretStr | None = None
    owner_database_url: SecretStr | None = None
    portal_database_url: SecretStr | None = None
    sealed_database_url: SecretStr | None = None
    sequencer_database_url: SecretStr | None = None
    process: str = "desk"
    secret_key: SecretStr | None = None
    house_key: SecretStr | None = None
    allowed_hosts: str = "127.0.0.1,localhost,[::1]"
    public_url: str = "http://127.0.0.1:8000"
    live_url: str = Field(default="/truc-tiep/", pattern=r"^(https?://[^/?#\s]+)?/([^?#\s]*/)?$")
    video_url: str = Field(default="", pattern=r"^(https?://[^\s{}]+\{code\}[^\s{}]*)?$")
    live_connections: int = Field(default=5000, ge=1, le=100_000)
    https: bool = False
    proxies: int = Field(default=0, ge=0, le=5)
    oidc_issuer: str = ""
    oidc_client_id: str = ""
    oidc_client_secret: SecretStr | None = None
    oidc_name: str = "OpenID Connect"
    second_factor: Literal["required", "optional"] = "required"
    debug: bool = False


PREFIX = "THONGSUOT_"
# Read elsewhere: by the manager of the embedded database, by processes for their children, by `make test`.
ALSO_KNOWN = {"POSTGRES_BIN", "SUPERVISOR", "TEST_RUN", "BROWSER", "CHROMIUM"}


class Misconfigured(Exception):
    """A setting is unknown or impossible; the message names it, never its value."""


def known() -> set[str]:
    """Return the names of all settings, without the prefix."""
    return {name.upper() for name in Env.model_fields} | ALSO_KNOWN


def from_files() -> None:
    """Put the content of each file that a `THONGSUOT_…_FILE` names into `THONGSUOT_…`, as secrets are handed over."""
    for name, path in list(os.environ.items()):
        wanted = name.removesuffix("_FILE")
        if name.startswith(PREFIX) and name != wanted and wanted.removeprefix(PREFIX) in known():
            os.environ[wanted] = Path(path).read_text().strip()
            del os.environ[name]


def _whole(found: Env) -> Env:
    """Return the settings, unless an identity provider is named by half: that would open a button that leads nowhere.

    Raises: Misconfigured
    """
    secret = found.oidc_client_secret.get_secret_value() if found.oidc_client_secret else ""
    given = {"OIDC_ISSUER": found.oidc_issuer, "OIDC_CLIENT_ID": found.oidc_client_id, "OIDC_CLIENT_SECRET": secret}
    missing = ", ".join(f"{PREFIX}{name}" for name, value in given.items() if not value)
    if missing and any(given.values()):
        said = _("Đăng nhập qua hệ thống định danh còn thiếu {names}: hãy đặt thêm, hoặc bỏ các thiết lập kia.")
        raise Misconfigured(said.format(names=missing))
    if found.https and found.oidc_issuer.startswith("http://"):
        raise Misconfigured(_("{names} phải bắt đầu bằng https://.").format(names=f"{PREFIX}OIDC_ISSUER"))
    return found


def origin_of(url: str) -> list[str]:
    """Return the origin of an address, as a content policy names it; none for a path of this very site."""
    return ["/".join(url.split("/")[:3])] if url.startswith(("http://", "https://")) else []


@lru_cache
def env() -> Env:
    """Return the environment, read once.

    Raises: Misconfigured
    """
    from_files()
    strange = [name for name in os.environ if name.startswith(PREFIX) and name.removeprefix(PREFIX) not in known()]
    if strange:
        raise Misconfigured(
            _("Không có thiết lập {names}: hãy sửa hoặc bỏ đi.").format(names=", ".join(sorted(strange)))
        )
    try:
        return _whole(Env())
    except ValidationError as trouble:
        wrong = sorted({f"{PREFIX}{str(error['loc'][0]).upper()}" for error in trouble.errors(include_input=False)})
        raise Misconfigured(_("Giá trị của {names} không hợp lệ.").format(names=", ".join(wrong))) from None
