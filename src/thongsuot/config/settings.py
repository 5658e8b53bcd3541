"""Django's settings, all from the typed environment in `env.py`; what an administrator tunes at run time is data."""

from pathlib import Path

from csp.constants import NONE, SELF

from thongsuot.config.databases import databases
from thongsuot.config.env import env, origin_of
from thongsuot.config.identity import openid_connect
from thongsuot.config.logs import logging_settings
from thongsuot.config.secrets import house_key, secret_key

ENV = env()
BASE_DIR = Path(__file__).resolve().parent.parent
DATA_DIR = ENV.data_dir

SECRET_KEY = secret_key(ENV)
HOUSE_KEY = house_key(ENV)
DEBUG = ENV.debug
ALLOWED_HOSTS = ENV.allowed_hosts.split(",")
PUBLIC_URL = ENV.public_url
# Where browsers reach `thongsuot live`: a path that the web server passes on, or another origin.
LIVE_URL = ENV.live_url
VIDEO_URL = ENV.video_url

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.sessions",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "django_cotton.apps.SimpleAppConfig",
    "django_htmx",
    "pgtrigger",
    "procrastinate.contrib.django",
    "template_partials.apps.SimpleAppConfig",
    "thongsuot.ledger",
    "thongsuot.units",
    "thongsuot.people",
    "thongsuot.law",
    "thongsuot.wording",
    "thongsuot.files",
    "thongsuot.documents",
    "thongsuot.doors",
    "thongsuot.notices",
    "thongsuot.live",
    "thongsuot.duties",
    "thongsuot.commitments",
    "thongsuot.cases",
    "thongsuot.complaints",
    "thongsuot.denunciations",
    "thongsuot.privacy",
    "thongsuot.search",
    "thongsuot.changes",
    "thongsuot.mail",
    "thongsuot.counter",
    "thongsuot.reading",
    "thongsuot.exchange",
    "thongsuot.invitations",
    "thongsuot.directives",
    "thongsuot.meetings",
    "thongsuot.receptions",
    "thongsuot.conferences",
    "thongsuot.offices",
    "thongsuot.web",
    "thongsuot.api",
]

MIDDLEWARE = [
    "thongsuot.web.headers.HeadersMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "thongsuot.web.compress.CompressMiddleware",
    "csp.middleware.CSPMiddleware",
    "thongsuot.web.headers.MethodMiddleware",
    "thongsuot.web.middleware.PrivateMiddleware",
    # Inside the headers that every answer carries, before whatever reads a body.
    "thongsuot.files.uploads.RequestSizeMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "thongsuot.web.tongues.PartialLanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "thongsuot.web.headers.QuietOriginMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "thongsuot.web.middleware.ActorMiddleware",
    "thongsuot.people.middleware.FirstThings",
    "thongsuot.web.middleware.DomainErrorMiddleware",
]

ROOT_URLCONF = "thongsuot.config.urls"
WSGI_APPLICATION = "thongsuot.config.wsgi.application"

_LOADERS = [
    "template_partials.loader.Loader",
    [
        (
            "django.template.loaders.cached.Loader",
            [
                "django_cotton.cotton_loader.Loader",
                "django.template.loaders.filesystem.Loader",
                "django.template.loaders.app_directories.Loader",
            ],
        )
    ],
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        # Before the applications' own: our pages of signing in stand in for those of allauth.
        "DIRS": [BASE_DIR / "web" / "templates"],
        "OPTIONS": {
            "loaders": [(_LOADERS[0], _LOADERS[1])],
            "builtins": [
                "django_cotton.templatetags.cotton",
                "template_partials.templatetags.partials",
                "django.templatetags.i18n",
                "django.templatetags.static",
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "thongsuot.web.context.site",
            ],
        },
    }
]
COTTON_DIR = "components"

DATABASES = databases(ENV)
DATABASE_ROUTERS = ["thongsuot.denunciations.routing.SealedRouter"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

CACHES = {
    # What is counted (tries to sign in) is counted once for all processes; made by a migration of `people`.
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "people_tries",
        "OPTIONS": {"MAX_ENTRIES": 50_000, "CULL_FREQUENCY": 10},
    },
    # What is merely kept at hand, each process for itself.
    "here": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
}

AUTH_USER_MODEL = "people.Officer"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
# The first hashes; the second reads passwords of an older release, which are hashed anew at their next sign-in.
PASSWORD_HASHERS = ["thongsuot.people.hashers.Argon2id", "django.contrib.auth.hashers.PBKDF2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_FORMS = {"login": "thongsuot.web.forms.SignInForm"}
ACCOUNT_ADAPTER = "thongsuot.people.adapter.ClosedSignup"
# Wrong passwords and codes are counted by `people.tries`, which nobody can use to lock another out.
ACCOUNT_RATE_LIMITS = {"login": None, "login_failed": None, "reauthenticate": None}
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
# Seconds for which a password, code or key shown in a session is enough for a dangerous act.
ACCOUNT_REAUTHENTICATION_TIMEOUT = 600
SECOND_FACTOR = ENV.second_factor
MFA_ADAPTER = "thongsuot.people.second_factor.SecondFactor"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_TOTP_ISSUER = "Thông Suốt"
MFA_TOTP_TOLERANCE = 1
MFA_FORMS = {
    "authenticate": "thongsuot.people.second_factor.CodeForm",
    "reauthenticate": "thongsuot.people.second_factor.CodeAgainForm",
}
# An identity provider that an administrator named; without one its addresses do not exist.
OIDC_ISSUER = ENV.oidc_issuer.rstrip("/")
OIDC_NAME = ENV.oidc_name
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if ENV.https else "http"
SOCIALACCOUNT_ADAPTER = "thongsuot.people.outside.OutsideIdentity"
SOCIALACCOUNT_LOGIN_ON_GET = True
SOCIALACCOUNT_STORE_TOKENS = False
SOCIALACCOUNT_PROVIDERS = openid_connect(ENV)
# How many proxies of ours stand before us: only then is X-Forwarded-For believed, counted from its end.
ALLAUTH_TRUSTED_PROXY_COUNT = ENV.proxies
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/ban-lam-viec/"
ACCOUNT_LOGOUT_REDIRECT_URL = "/"

# Where the page of a matter lies, by the kind of its reference; rooms below link up only through this.
REF_URLS = {
    "case": "/ban-lam-viec/vu-viec/{}/",
    "commitment": "/ban-lam-viec/cam-ket/{}/",
    "data-request": "/ban-lam-viec/du-lieu-ca-nhan/yeu-cau/{}/",
    "data-breach": "/ban-lam-viec/du-lieu-ca-nhan/vi-pham/{}/",
    "assignment": "/ban-lam-viec/nhiem-vu/phan-viec/{}/",
    "task": "/ban-lam-viec/nhiem-vu/{}/",
    "event": "/ban-lam-viec/viec-to-chuc/{}/",
    "meeting": "/ban-lam-viec/doi-thoai/{}/",
    "conference": "/ban-lam-viec/hoi-nghi/{}/",
    "conclusion": "/ban-lam-viec/hoi-nghi/ket-luan/{}/",
    "target": "/ban-lam-viec/chi-tieu/{}/",
    "reception": "/ban-lam-viec/tiep-cong-dan/{}/",
}

# Where two matters of one kind that an officer found to be the same are joined, by the pair.
REF_JOINED_AT = {"case": "/ban-lam-viec/co-the-trung/{}/nhap/"}

# Kinds of matters whose own page urges: a duty about one of them is urged there.
REFS_URGED_BY_THEIR_ROOM = frozenset({"case"})

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English"), ("km", "ភាសាខ្មែរ")]
# Languages of every page; the others are partial: spoken on the pages of `web.tongues.SPOKEN` alone.
WHOLE_LANGUAGES = ("vi", "en")
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_I18N = True
USE_TZ = True
FORMAT_MODULE_PATH = ["thongsuot.web.formats"]

STATIC_URL = "/static/"
STATIC_ROOT = ENV.data_dir / "static"
STATIC_ROOT.mkdir(parents=True, exist_ok=True)
# `migrate` and `serve` collect and compress; tests and Django's own commands read each file where it lies.
WHITENOISE_USE_FINDERS = not (STATIC_ROOT / ".collected").exists()
WHITENOISE_MAX_AGE = 3600
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": DATA_DIR / "files"}},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedStaticFilesStorage"},
}

CSRF_FAILURE_VIEW = "thongsuot.web.views.csrf_failed"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = ENV.https
if ENV.https:
    # A name that browsers take from this host alone, over TLS, for the whole of it.
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Host-session", "__Host-csrf"
SESSION_COOKIE_AGE = 8 * 3600
SESSION_IDLE_AGE = 30 * 60  # seconds without a request, after which an officer proves anew to be there
CSRF_COOKIE_AGE = None  # ends with the browser: no page leaves a trace of a year
# Only where TLS is promised: the server before us then says which request came by it.
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if ENV.https else None
SECURE_HSTS_SECONDS = 2 * 365 * 86400 if ENV.https else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = ENV.https
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF, *origin_of(LIVE_URL)],
        "media-src": [SELF],
        "worker-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "manifest-src": [SELF],
        "object-src": [NONE],
        "upgrade-insecure-requests": ENV.https,
    }
}

DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000
FILE_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
FILE_UPLOAD_HANDLERS = [
    "thongsuot.files.uploads.FileSizeHandler",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    # Where Django would write a temporary file in clear.
    "thongsuot.denunciations.files.uploads.SealedUploadHandler",
]

WHOLE_UPLOADS = ("/ban-lam-viec/nhan-vu-viec/",)
"""Pages that take one file larger than a document: a package from another installation."""

PROCRASTINATE_AUTODISCOVER_MODULE_NAME = "jobs"
PROCRASTINATE_IMPORT_PATHS = ["thongsuot.config.jobs"]
LOGGING = logging_settings()
EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
SILENCED_SYSTEM_CHECKS = []
