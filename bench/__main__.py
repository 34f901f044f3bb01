"""`make bench`: every figure beside a limit measured in the same run, on both databases.

`python -m bench` measures SQLite and, where its binaries are there, PostgreSQL; each in a
process of its own, because settings are read once. `python -m bench sqlite pages desk` measures the
named engine and the named groups alone (`bench.figures.GROUPS`).
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
ENGINES = ["sqlite", "postgres"]
# A quarter of a machine of 8 GB, and no checkpoint in the middle of a measurement.
AS_AN_OFFICE_HAS_IT = "-c shared_buffers=2GB -c max_wal_size=8GB -c checkpoint_timeout=30min"


def main() -> None:
    named = sys.argv[1:]
    engines = [name for name in named if name in ENGINES] or ENGINES
    groups = [name for name in named if name not in ENGINES]
    for engine in engines:
        env = {**os.environ, "SOTAY_DATA": tempfile.mkdtemp(prefix="sotay-bench-")}
        env["DJANGO_SETTINGS_MODULE"] = "sotay.config.settings"
        env.pop("SOTAY_DATABASE_URL", None)
        if engine == "postgres":
            from tests.postgres import cluster_url

            env["SOTAY_DATABASE_URL"] = cluster_url(AS_AN_OFFICE_HAS_IT)
        print(f"\n== {engine} ==", flush=True)
        subprocess.run(
            [sys.executable, "-m", "bench.figures", *groups], env=env, cwd=ROOT, check=True
        )


if __name__ == "__main__":
    main()
