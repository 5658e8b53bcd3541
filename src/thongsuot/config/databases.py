"""Django's DATABASES: one PostgreSQL, one alias a role; `default` is the role of this process."""

from urllib.parse import unquote, urlsplit

from thongsuot.config.env import Env

# A statement sent this often on one connection is planned once for all its later runs.
PREPARED_AFTER = 5
PATIENCE = 3  # seconds

ROLES = ("desk", "owner", "portal", "sealed", "sequencer")


def _url(env: Env, role: str) -> str | None:
    secret = env.database_url if role == "desk" else getattr(env, f"{role}_database_url")
    return secret.get_secret_value() if secret else None


def connection(url: str) -> dict:
    """Return Django's settings for `postgresql://user:password@host:port/name`."""
    parts = urlsplit(url)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": str(parts.port or 5432),
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {"application_name": "thongsuot", "server_side_binding": True, "prepare_threshold": PREPARED_AFTER},
    }


def soon_told(settings: dict) -> dict:
    """Return the same settings for a connection that others do not wait for: who cannot be reached is told soon."""
    return settings | {"OPTIONS": settings["OPTIONS"] | {"connect_timeout": PATIENCE}}


def databases(env: Env) -> dict:
    """Return `default` (the role named by THONGSUOT_PROCESS), `portal` (published tables only), `sealed` (the
    denunciations' own) and `sequencer`.
    """
    own = _url(env, env.process) or _url(env, "desk") or "postgresql://desk@127.0.0.1:1/thongsuot"
    return {
        "default": connection(own),
        "portal": connection(_url(env, "portal") or own) | {"TEST": {"MIRROR": "default"}},
        "sealed": soon_told(connection(_url(env, "sealed") or own)) | {"TEST": {"MIRROR": "default"}},
        "sequencer": connection(_url(env, "sequencer") or own) | {"TEST": {"MIRROR": "default"}},
    }
