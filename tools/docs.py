"""Write `docs/permissions.md` from the code; with `--check`, fail when the file is out of date."""

import os
import sys
from importlib import import_module
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TARGET = ROOT / "docs" / "permissions.md"

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sotay.config.settings")
import django  # noqa: E402

django.setup()

from django.urls import URLPattern, URLResolver, get_resolver  # noqa: E402

from sotay.kit import access  # noqa: E402
from sotay.org import relations as r  # noqa: E402
from sotay.org.choices import Role  # noqa: E402

HEAD = """\
# Who may do what

Made by `python tools/docs.py` from the permissions in the code; `make check` fails when it is old.

## Rights

| Right | On screen | Held by |
| --- | --- | --- |
"""
ADDRESSES = """
## Addresses

The right is asked for again by the query or the action behind the address.

| Address | Needs |
| --- | --- |
"""


def main() -> None:
    made = HEAD + "\n".join(rights()) + "\n" + ADDRESSES + "\n".join(addresses()) + "\n"
    if "--check" not in sys.argv:
        TARGET.write_text(made)
    elif not TARGET.exists() or TARGET.read_text() != made:
        sys.exit("docs/permissions.md is out of date: run `python tools/docs.py`.")


def rights() -> list[str]:
    found = []
    for path in sorted((ROOT / "sotay").glob("*/permissions.py")):
        module = import_module(f"sotay.{path.parent.name}.permissions")
        found += [p for p in vars(module).values() if isinstance(p, r.Permission)]
    return [f"| `{p.code}` | {p.label} | {held_by(p.relation)} |" for p in found]


def held_by(relation: r.Relation) -> str:
    match relation:
        case r.Either(one, other):
            return f"{held_by(one)}; {held_by(other)}"
        case r.Both(one, other):
            return f"{held_by(one)}, and also {held_by(other)}"
        case r.AtUnit(roles):
            return f"in the unit itself: {names(roles)}"
        case r.AtOrAbove(roles):
            return f"in the unit or above it: {names(roles)}"
    words = (type(relation).__doc__ or "").rstrip(".")
    return words[0].lower() + words[1:]


def names(roles: tuple[str, ...]) -> str:
    if set(Role.values) <= set(roles):
        return "everybody"
    return ", ".join(str(Role(role).label).lower() for role in roles)


def addresses(entries: list | None = None, before: str = "/") -> list[str]:
    lines = []
    for entry in entries if entries is not None else get_resolver().url_patterns:
        where = before + str(entry.pattern)
        if isinstance(entry, URLResolver):
            lines += addresses(entry.url_patterns, where)
        elif isinstance(entry, URLPattern) and (right := access.declared(entry.callback)):
            lines.append(f"| `{where}` | {right.label} |")
    return lines


if __name__ == "__main__":
    main()
