"""A PostgreSQL cluster for the tests: on a socket, without TCP, by a user who is not root."""

import atexit
import os
import pwd
import shutil
import subprocess
import tempfile
from pathlib import Path

SHARED = "SOTAY_TEST_CLUSTER"


def cluster_url(settings: str = "") -> str:
    """The address of this run's cluster; xdist's workers share the one their parent started.

    `settings`: more of the server's own, for instance "-c shared_buffers=2GB".
    """
    if SHARED not in os.environ:
        os.environ[SHARED] = start(settings)
    return f"postgresql:///postgres?host={os.environ[SHARED]}&user=sotay"


def start(settings: str) -> str:
    folder = Path(tempfile.mkdtemp(prefix="sotay-pg-"))
    as_user = _user(folder)
    data = folder / "data"
    _run([*as_user, binary("initdb"), "-D", data, "-U", "sotay", "-A", "trust", "-E", "UTF8",
          "--locale=C.UTF-8", "--no-sync"])  # fmt: skip
    options = (
        f"-k {folder} -c listen_addresses='' -c synchronous_commit=on -c max_connections=60"
        f" {settings}"
    )
    _run([*as_user, binary("pg_ctl"), "-D", data, "-o", options, "-l", folder / "log", "-w",
          "start"])  # fmt: skip
    atexit.register(_stop, as_user, data, folder, os.getpid())
    return str(folder)


def _user(folder: Path) -> list[str]:
    if os.geteuid() != 0:
        return []
    try:
        owner = pwd.getpwnam("postgres")
    except KeyError:
        owner = pwd.getpwnam("nobody")
    os.chown(folder, owner.pw_uid, owner.pw_gid)
    return ["runuser", "-u", owner.pw_name, "--"]


def binary(name: str) -> str:
    found = shutil.which(name)
    if found:
        return found
    versions = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))
    if not versions:
        raise RuntimeError("Cần PostgreSQL: apt-get install postgresql")
    return str(versions[-1])


def _run(command: list) -> None:
    subprocess.run([str(part) for part in command], check=True, stdout=subprocess.DEVNULL,
                   cwd="/")  # fmt: skip


def _stop(as_user: list[str], data: Path, folder: Path, owner: int) -> None:
    if os.getpid() != owner:
        return
    command = [*as_user, binary("pg_ctl"), "-D", str(data), "-m", "immediate", "stop"]
    subprocess.run(command, check=False, stdout=subprocess.DEVNULL, cwd="/")
    shutil.rmtree(folder, ignore_errors=True)
