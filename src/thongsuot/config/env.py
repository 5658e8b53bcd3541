"""The typed environment: every THONGSUOT_* setting in one frozen object; a wrong value stops the start."""

import os
from functools import lru_cache
from pathlib import Path

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict


def default_data_dir() -> Path:
    """Return the data folder where none is named: root's lies where its unprivileged PostgreSQL can enter."""
    system = Path("/var/lib")
    return system / "thongsuot" if os.geteuid() == 0 and system.is_dir() else Path.home() / ".thongsuot"


class Env(BaseSettings):
    """Settings from the environment, prefix `THONGSUOT_`; a secret may be given as a file in `secrets_dir` style."""

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
    https: bool = False
    debug: bool = False


@lru_cache
def env() -> Env:
    """Return the environment, read once."""
    return Env()
