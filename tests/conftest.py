"""The strict harness and the cast: every test runs against the database that CI names.

`SOTAY_TEST_ENGINE=postgres` starts a private PostgreSQL cluster on a socket, as a user who is not
root; without it the tests use SQLite.
"""

import os
import tempfile
from pathlib import Path

SCRATCH = Path(tempfile.mkdtemp(prefix="sotay-test-"))
os.environ["SOTAY_DATA"] = str(SCRATCH)
os.environ.pop("SOTAY_NOW", None)
os.environ.pop("SOTAY_KEY_FILE", None)
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")  # playwright's loop runs beside tests

if os.environ.get("SOTAY_TEST_ENGINE") == "postgres":
    from tests.postgres import cluster_url

    os.environ["SOTAY_DATABASE_URL"] = cluster_url()
else:
    os.environ.pop("SOTAY_DATABASE_URL", None)

import pytest  # noqa: E402

pytest_plugins = ["tests.fixtures.strict", "tests.fixtures.world"]


def pytest_configure(config) -> None:
    from django.conf import settings

    settings.TESTING = True
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    settings.WHITENOISE_AUTOREFRESH = True


@pytest.fixture(scope="session", autouse=True)
def key_file() -> None:
    from django.conf import settings

    from sotay.kit import sealing

    if not settings.KEY_FILE.exists():
        sealing.make_ring(settings.KEY_FILE)
