"""Read what the machine says: the data folder, the secret, the database."""

import os
import secrets
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit


def data_folder(root: Path) -> Path:
    folder = Path(os.environ.get("SOTAY_DATA") or root / "var").resolve()
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return folder


def secret_key(path: Path) -> str:
    """The signing secret, made on first use and readable by this user alone."""
    if not path.exists():
        beside = path.with_name(f"{path.name}.{os.getpid()}")
        with open(os.open(beside, os.O_WRONLY | os.O_CREAT, 0o600), "w") as new:
            new.write(secrets.token_urlsafe(64))
        with suppress(FileExistsError):  # whoever starts at the same moment reads it whole
            os.link(beside, path)
        beside.unlink()
    return path.read_text().strip()


def words(name: str) -> list[str]:
    return [word for word in os.environ.get(name, "").replace(",", " ").split() if word]


def database(data: Path) -> dict[str, Any]:
    url = os.environ.get("SOTAY_DATABASE_URL")
    return _postgres(url) if url else _sqlite(data)


def smtp() -> dict[str, Any]:
    """Django's mail settings from SOTAY_SMTP_URL: smtp[s]://user:password@host:port, or nothing."""
    url = urlsplit(os.environ.get("SOTAY_SMTP_URL", ""))
    return {
        "EMAIL_HOST": url.hostname or "",
        "EMAIL_PORT": url.port or (465 if url.scheme == "smtps" else 25),
        "EMAIL_HOST_USER": unquote(url.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(url.password or ""),
        "EMAIL_USE_SSL": url.scheme == "smtps",
        "EMAIL_USE_TLS": url.query == "tls",
        "EMAIL_TIMEOUT": 10,
    }


def headers(name: str) -> dict[str, str]:
    """Headers written as lines "Name: value"."""
    lines = os.environ.get(name, "").splitlines()
    return {key.strip(): value.strip() for key, _, value in (line.partition(":") for line in lines)}


def contact(name: str) -> str:
    """Whom the makers of browsers may write to: "mailto:…" or "https://…"; empty if unset."""
    given = os.environ.get(name, "").strip()
    return f"mailto:{given}" if given and ":" not in given else given


def _sqlite(data: Path) -> dict[str, Any]:
    return {
        "ENGINE": "sotay.kit.sqlite",
        "NAME": data / "sotay.sqlite3",
        "TEST": {"NAME": ":memory:"},
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"
            " PRAGMA foreign_keys=ON; PRAGMA secure_delete=ON;",
        },
    }


# What libpq is told where the address says nothing else. Without these a server that vanished is
# waited for until the kernel gives up, a quarter of an hour.
LINE = {
    "application_name": "sotay",
    "connect_timeout": "3",  # seconds for each host of the address
    "tcp_user_timeout": "10000",  # milliseconds until what was sent has to be acknowledged
    "keepalives_idle": "5",
    "keepalives_interval": "2",
    "keepalives_count": "3",
    "target_session_attrs": "read-write",  # of several hosts the primary
}


def page_seconds() -> int:
    """How long a page waits for one statement; commands and the worker (0) take their time."""
    if not os.environ.get("SOTAY_SERVES_PAGES"):
        return 0
    return int(os.environ.get("SOTAY_PAGE_SECONDS") or 20)


def _postgres(url: str) -> dict[str, Any]:
    from psycopg.conninfo import conninfo_to_dict

    from sotay.kit.postgres.deadline import Connection

    known = {"dbname": "NAME", "user": "USER", "password": "PASSWORD", "host": "HOST"}
    found = {key: str(value) for key, value in conninfo_to_dict(url).items()}
    settings: dict[str, Any] = {
        "ENGINE": "sotay.kit.postgres",
        "PORT": found.pop("port", ""),
        "CONN_MAX_AGE": 0,
        # A line that died while it lay in the pool is exchanged before anybody is given it.
        "CONN_HEALTH_CHECKS": True,
        **{name: found.pop(key, "") for key, name in known.items()},
    }
    if seconds := page_seconds():
        # The server gives up first and says so; a frozen one cannot, then the line is cut here.
        found.setdefault("options", f"-c statement_timeout={seconds}s")
        Connection.longest = seconds * 1.25
    settings["OPTIONS"] = {
        **LINE,
        **found,
        "pool": {
            "min_size": 1,
            "max_size": 4,
            "timeout": 4,
            # Each try waits twice as long as the one before: after seconds it begins anew.
            "reconnect_timeout": 3,
            "connection_class": Connection,
        },
        # What a page asks at every request is planned once by each connection.
        "server_side_binding": True,
        "prepare_threshold": 5,
    }
    return settings
