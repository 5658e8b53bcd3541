"""Secrets of the installation: made once, kept in the data folder, readable by its owner alone."""

import os
import secrets

from thongsuot.config.env import Env


def secret_key(env: Env) -> str:
    """Return Django's signing key: from the environment, else from `<data_dir>/keys/secret_key`, made if absent."""
    if env.secret_key:
        return env.secret_key.get_secret_value()
    path = env.data_dir / "keys" / "secret_key"
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
