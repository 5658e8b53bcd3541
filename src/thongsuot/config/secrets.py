"""Secrets of the installation: made once, kept in the data folder, readable by its owner alone."""

import os
import secrets

from thongsuot.config.env import Env


def _kept(env: Env, name: str) -> str:
    """Return the secret in `<data_dir>/keys/<name>`, made by whoever comes first."""
    path = env.data_dir / "keys" / name
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        fresh = path.with_suffix(f".{os.getpid()}")
        fresh.touch(mode=0o600)
        fresh.write_text(secrets.token_urlsafe(48))
        try:
            os.link(fresh, path)
        except FileExistsError:
            pass
        fresh.unlink()
    return path.read_text()


def secret_key(env: Env) -> str:
    """Return Django's signing key: from the environment, else kept in the data folder."""
    return env.secret_key.get_secret_value() if env.secret_key else _kept(env, "secret_key")


def house_key(env: Env) -> bytes:
    """Return the key under which residents' secrets are hashed and lists sealed; never in the database.

    It must be kept as long as the data: with it lost, every secret has to be re-issued at the counter.
    """
    return (env.house_key.get_secret_value() if env.house_key else _kept(env, "house_key")).encode()
