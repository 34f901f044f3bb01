"""The walls of the house, held by tests: who may import, fetch and write where."""

import ast
import re
import tomllib
from pathlib import Path

import pytest
from django.apps import apps

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "sotay"
CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]
# Which floor each app stands on, from the contract that the import linter holds.
FLOORS = {
    app.strip(): floor
    for floor, apps_of_it in enumerate(reversed(CONTRACTS["contracts"][0]["layers"]))
    for app in apps_of_it.split("|")
}
FILES = [p for p in SOURCE.rglob("*.py") if "migrations" not in p.parts]
WRITES = {"save", "create", "bulk_create", "update", "bulk_update", "delete", "get_or_create",
          "update_or_create"}  # fmt: skip
# Querysets and models alone have these; `.update` of a dict or `.create` of a form is no write.
TABLE_WORDS = {"objects"}


def room_of(path: Path) -> str:
    parts = path.relative_to(SOURCE).parts
    return parts[1].removesuffix(".py") if len(parts) > 1 else ""


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", FILES, ids=name)
def test_files_and_functions_stay_small(path):
    text = path.read_text()
    assert text.count("\n") <= 400, "over 400 lines"
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef):
            length = (node.end_lineno or 0) - node.lineno + 1
            most = 20 if room_of(path) == "views" else 40
            docstring = ast.get_docstring(node)
            length -= docstring.count("\n") + 1 if docstring else 0
            assert length <= most, f"{node.name}: {length} lines"


@pytest.mark.parametrize("path", [p for p in FILES if room_of(p) in ("views", "forms")], ids=name)
def test_views_and_forms_fetch_nothing_themselves(path):
    used = {n.attr for n in ast.walk(ast.parse(path.read_text())) if isinstance(n, ast.Attribute)}
    assert not used & TABLE_WORDS


@pytest.mark.parametrize(
    "path", [p for p in FILES if room_of(p) in ("queries", "rules", "permissions")], ids=name
)
def test_reading_rooms_do_not_write(path):
    calls = {
        node.func.attr
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
    }
    assert not calls & (WRITES - {"update"})


@pytest.mark.parametrize(
    "path",
    [p for p in FILES if p.relative_to(SOURCE).parts[0] not in ("config", "kit", "demo")
     and room_of(p) in ("actions", "queries", "rules", "permissions", "models")],
    ids=name,
)  # fmt: skip
def test_the_clock_is_not_read_below_the_views(path):
    text = path.read_text()
    assert "timezone.now(" not in text and "clock.now(" not in text and "date.today(" not in text
    assert "clock.today(" not in text


@pytest.mark.parametrize(
    "path", [p for p in FILES if p.relative_to(SOURCE).parts[0] not in ("kit", "demo")], ids=name
)
def test_a_moment_is_shown_as_the_day_in_vietnam(path):
    """Moments are kept in UTC, where it is still yesterday until seven in the morning."""
    found = re.findall(r"\w+\.date\(\)|_at:%d", path.read_text())
    assert not [words for words in found if words != "self.date()"], "use clock.day_of"


def test_foreign_keys_point_down():
    for model in apps.get_models():
        own = model._meta.app_label
        if own not in FLOORS:
            continue
        for field in model._meta.get_fields():
            target = getattr(field, "related_model", None)
            if target is None or field.auto_created or target._meta.app_label not in FLOORS:
                continue
            other = target._meta.app_label
            assert other == own or FLOORS[other] < FLOORS[own], f"{own}.{model.__name__} → {other}"


DOORS = {
    "models": {"queries", "actions", "permissions", "models", "relations", "standing", "build",
               "own_data"},
    "actions": {"actions", "jobs", "views", "management", "build", "being"},
    "queries": {"queries", "actions", "views", "printouts", "jobs", "permissions", "management",
                "build", "middleware", "shell", "own_data"},
}  # fmt: skip


@pytest.mark.parametrize(
    "path", [p for p in FILES if p.relative_to(SOURCE).parts[0] not in ("config", "demo")], ids=name
)
def test_apps_enter_each_other_by_their_doors(path):
    own = path.relative_to(SOURCE).parts[0]
    for node in ast.walk(ast.parse(path.read_text())):
        if not isinstance(node, ast.ImportFrom) or not (node.module or "").startswith("sotay."):
            continue
        app, *rooms = node.module.split(".")[1:]
        if app in (own, "kit") or not rooms:
            continue
        allowed = DOORS.get(rooms[0])
        assert allowed is None or room_of(path) in allowed, f"{node.module} from {room_of(path)}"
        assert rooms[0] not in ("views", "forms", "urls"), node.module


def test_every_model_has_a_vietnamese_name():
    for model in apps.get_models():
        if model._meta.app_label in FLOORS:
            words = str(model._meta.verbose_name)
            assert words != model._meta.model_name, model
