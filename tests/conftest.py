"""The strict harness and the cast: every test runs against the database that CI names.

`SOTAY_TEST_ENGINE=postgres` starts a private PostgreSQL cluster on a socket, as a user who is not
root; without it the tests use SQLite.
"""

import pytest

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
