"""What the tests' settings read, set before Django looks: loaded first, by `-p` in pyproject."""

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
