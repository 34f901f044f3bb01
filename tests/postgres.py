"""A PostgreSQL cluster for the tests: on a socket, without TCP, by a user who is not root."""

import atexit
import os
import pwd
import shutil
import subprocess
import tempfile
from contextlib import suppress
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
    return Cluster(settings).folder.as_posix()


class Cluster:
    """One server of its own, made and started; it ends with the process that made it."""

    def __init__(self, settings: str = "") -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="sotay-pg-"))
        self.as_user = _user(self.folder)
        self.data = self.folder / "data"
        self.options = (
            f"-k {self.folder} -c listen_addresses='' -c synchronous_commit=on"
            f" -c max_connections=60 {settings}"
        )
        atexit.register(_remove, self, os.getpid())
        self.make()
        self.start()

    @property
    def url(self) -> str:
        return f"postgresql:///postgres?host={self.folder}&user=sotay"

    def make(self) -> None:
        run_quietly([*self.as_user, binary("initdb"), "-D", self.data, "-U", "sotay", "-A", "trust",
              "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"])  # fmt: skip

    def start(self) -> None:
        run_quietly([*self.as_user, binary("pg_ctl"), "-D", self.data, "-o", self.options,
              "-l", self.folder / "log", "-w", "start"])  # fmt: skip

    def stop(self) -> None:
        """At once, as in a crash: whoever waits for an answer gets none."""
        run_quietly([*self.as_user, binary("pg_ctl"), "-D", self.data, "-m", "immediate", "stop"])

    def say(self, *statements: str) -> None:
        for statement in statements:
            run_quietly([binary("psql"), "-q", "-d", self.url, "-c", statement])

    def end(self) -> None:
        """It is stopped and gone; to end it twice does no harm."""
        if self.folder.exists():
            with suppress(subprocess.CalledProcessError):
                self.stop()
            shutil.rmtree(self.folder, ignore_errors=True)


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


def run_quietly(command: list) -> None:
    subprocess.run([str(part) for part in command], check=True, stdout=subprocess.DEVNULL,
                   cwd="/")  # fmt: skip


def _remove(cluster: Cluster, owner: int) -> None:
    if os.getpid() == owner:
        cluster.end()
