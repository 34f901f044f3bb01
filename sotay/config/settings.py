"""One settings module; what differs between machines comes from the environment."""

import os
from datetime import timedelta
from pathlib import Path

from sotay.config import environment

ROOT = Path(__file__).resolve().parents[2]
DATA = environment.data_folder(ROOT)
KEY_FILE = Path(os.environ.get("SOTAY_KEY_FILE") or DATA / "content.key").resolve()
BUILD = ROOT / "build"

DEBUG = os.environ.get("SOTAY_DEBUG") == "1"
SECRET_KEY = environment.secret_key(DATA / "secret.key")
ALLOWED_HOSTS = environment.words("SOTAY_HOSTS") or ["127.0.0.1", "localhost", "[::1]"]
CSRF_TRUSTED_ORIGINS = environment.words("SOTAY_ORIGINS")
# Printed on slips and in links that leave the server: never taken from a request.
# "readers": whoever may read others' texts, and the technician, have to turn it on.
SECOND_FACTOR = os.environ.get("SOTAY_SECOND_FACTOR", "")
ADDRESS = os.environ.get("SOTAY_ADDRESS", "http://localhost:8000").rstrip("/")
BEHIND_HTTPS = ADDRESS.startswith("https://")

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "sotay.kit",
    "sotay.audit",
    "sotay.accounts",
    "sotay.org",
    "sotay.regulations",
    "sotay.exports",
    "sotay.notices",
    "sotay.notebook",
    "sotay.feedback",
    "sotay.library",
    "sotay.meetings",
    "sotay.recognition",
    "sotay.evaluation",
    "sotay.oversight",
    "sotay.web",
    "sotay.api",
    "sotay.demo",
]

MIDDLEWARE = [
    "sotay.kit.unread.HearOutMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "sotay.accounts.middleware.LastSeenMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "sotay.web.middleware.StandingMiddleware",
    "sotay.web.middleware.AccessMiddleware",
    "sotay.kit.readonly.ReadOnlyGetMiddleware",
    "sotay.web.middleware.PersonalPagesMiddleware",
]

ROOT_URLCONF = "sotay.config.urls"
WSGI_APPLICATION = "sotay.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "sotay.web.shell.shell",
            ],
            "builtins": [
                "sotay.kit.templatetags.kit",
                "sotay.notebook.templatetags.notebook",
                "django.templatetags.static",
            ],
        },
    }
]

DATABASES = {"default": environment.database(DATA)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "accounts.Login"
AUTHENTICATION_BACKENDS = ["sotay.accounts.backend.IdentifierBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
SESSION_ENGINE = "sotay.accounts.sessions"
SESSION_COOKIE_AGE = 30 * 24 * 3600
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "sotay.web.views.errors.csrf_failure"
LOGIN_URL = "accounts:sign-in"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

LANGUAGE_CODE = "vi"
USE_I18N = True
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_TZ = True
USE_THOUSAND_SEPARATOR = False
FORMAT_MODULE_PATH = ["sotay.kit.formats"]

STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
STATICFILES_DIRS = [BUILD / "static"] if (BUILD / "static").exists() else []
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "sotay.kit.storage.HashedStorage"},
}
WHITENOISE_KEEP_ONLY_HASHED_FILES = True

# What somebody pastes must never be lost to a limit of the server; forms say what is too long.
DATA_UPLOAD_MAX_MEMORY_SIZE = 12 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000
FILE_UPLOAD_MAX_MEMORY_SIZE = 12 * 1024 * 1024

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_HTTPS else None
SECURE_SSL_REDIRECT = False
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = BEHIND_HTTPS
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if BEHIND_HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = BEHIND_HTTPS
# W008: the proxy leads to HTTPS (deploy/nginx.conf). W021: an office's own name has no place in the
# list that browsers are shipped with.
SILENCED_SYSTEM_CHECKS = ["security.W008", "security.W021"]

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "form-action": ["'self'"],
        "manifest-src": ["'self'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
        "object-src": ["'none'"],
        "require-trusted-types-for": ["'script'"],
        "trusted-types": ["sotay"],  # kit/static/kit/trusted.js
    }
}

# Ways outside, each only where it was given: see docs/operations.md.
vars().update(environment.smtp())
DEFAULT_FROM_EMAIL = os.environ.get("SOTAY_MAIL_FROM", "so-tay@localhost")
GATEWAY_URL = os.environ.get("SOTAY_GATEWAY_URL", "")
GATEWAY_TEMPLATE = os.environ.get("SOTAY_GATEWAY_TEMPLATE", '{"to": "{to}", "text": "{text}"}')
GATEWAY_HEADERS = environment.headers("SOTAY_GATEWAY_HEADERS")
GATEWAY_METHOD = os.environ.get("SOTAY_GATEWAY_METHOD", "POST")
GATEWAY_OK = os.environ.get("SOTAY_GATEWAY_OK", "")
PUSH_CONTACT = environment.contact("SOTAY_PUSH_CONTACT")
PUSH_HOSTS = environment.words("SOTAY_PUSH_HOSTS")
PUSH_KEY_FILE = Path(os.environ.get("SOTAY_PUSH_KEY_FILE") or DATA / "push.key").resolve()
DELIVERY_LEASE = timedelta(seconds=int(os.environ.get("SOTAY_DELIVERY_LEASE") or 120))

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
