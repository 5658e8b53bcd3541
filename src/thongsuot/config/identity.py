"""The outside identity provider, from the environment, as allauth wants to be told of it."""

from thongsuot.config.env import Env


def openid_connect(env: Env) -> dict:
    """Return allauth's settings of the one provider; none without `OIDC_ISSUER`.

    Asked for the subject alone ("openid"), with PKCE; what it says of the person is neither fetched nor kept.
    """
    if not env.oidc_issuer:
        return {}
    app = {
        "provider_id": "oidc",
        "name": env.oidc_name,
        "client_id": env.oidc_client_id,
        "secret": env.oidc_client_secret.get_secret_value() if env.oidc_client_secret else "",
        "settings": {
            "server_url": env.oidc_issuer.rstrip("/"),
            "scope": ["openid"],
            "fetch_userinfo": False,
            "oauth_pkce_enabled": True,
        },
    }
    return {"openid_connect": {"APPS": [app]}}
