import pytest

from config import terminal
from thongsuot.config import env as settings


@pytest.fixture(autouse=True)
def read_anew():
    settings.env.cache_clear()
    yield
    settings.env.cache_clear()


def test_a_misspelt_setting_stops_the_start_and_is_named(monkeypatch):
    monkeypatch.setenv("THONGSUOT_DATABSE_URL", "postgresql://x")
    with pytest.raises(settings.Misconfigured, match="THONGSUOT_DATABSE_URL"):
        settings.env()


def test_an_impossible_value_is_named_but_not_shown(monkeypatch):
    monkeypatch.setenv("THONGSUOT_HTTPS", "hush-hush")
    with pytest.raises(settings.Misconfigured) as trouble:
        settings.env()
    assert "THONGSUOT_HTTPS" in str(trouble.value)
    assert "hush-hush" not in str(trouble.value)


def test_a_secret_may_come_from_a_file(monkeypatch, tmp_path):
    secret = tmp_path / "key"
    secret.write_text("from-the-file\n")
    monkeypatch.setenv("THONGSUOT_SECRET_KEY", "to-be-restored")
    monkeypatch.setenv("THONGSUOT_SECRET_KEY_FILE", str(secret))
    assert settings.env().secret_key.get_secret_value() == "from-the-file"


def test_secrets_do_not_show_in_what_is_printed_of_the_settings(monkeypatch):
    monkeypatch.setenv("THONGSUOT_DATABASE_URL", "postgresql://desk:hush-hush@127.0.0.1/thongsuot")
    assert "hush-hush" not in repr(settings.env())


def test_the_command_tells_a_wrong_setting_in_one_sentence(tmp_path):
    done = terminal.run(tmp_path, "doctor", THONGSUOT_DEBUG="perhaps")
    assert done.returncode == 1
    assert done.stderr.strip() == "Giá trị của THONGSUOT_DEBUG không hợp lệ."


OIDC = {
    "OIDC_ISSUER": "https://danh-tinh.example", "OIDC_CLIENT_ID": "thongsuot", "OIDC_CLIENT_SECRET": "khong-ai-biet",
}  # fmt: skip


@pytest.mark.parametrize("missing", sorted(OIDC))
def test_a_half_named_identity_provider_stops_the_start_and_says_what_is_missing(monkeypatch, missing):
    for name, value in OIDC.items():
        if name != missing:
            monkeypatch.setenv(f"THONGSUOT_{name}", value)
    with pytest.raises(settings.Misconfigured, match=f"còn thiếu THONGSUOT_{missing}:") as told:
        settings.env()
    assert "khong-ai-biet" not in str(told.value)


def test_a_whole_identity_provider_starts(monkeypatch):
    for name, value in OIDC.items():
        monkeypatch.setenv(f"THONGSUOT_{name}", value)
    assert settings.env().oidc_client_id == "thongsuot"


def test_behind_tls_the_identity_provider_is_behind_tls_too(monkeypatch):
    for name, value in (OIDC | {"OIDC_ISSUER": "http://danh-tinh.example", "HTTPS": "1"}).items():
        monkeypatch.setenv(f"THONGSUOT_{name}", value)
    with pytest.raises(settings.Misconfigured, match="https://"):
        settings.env()
