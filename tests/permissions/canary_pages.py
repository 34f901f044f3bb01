"""Every address of the product with real things in it, and every word of what it answers."""

import html
import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from itertools import product
from typing import Any

from django.apps import apps
from django.http import HttpResponse
from django.test import Client
from pypdf import PdfReader

from sotay.meetings.models import AgendaItem, Meeting
from sotay.notebook.models import Entry, SetAside, Version
from sotay.org.models import Person, Unit
from sotay.regulations.rules import HALF, PLAN
from tests.permissions.canary_world import MARK, SIGNS
from tests.permissions.test_every_url import addresses

PARAMETER = re.compile(r"<(?:(\w+):)?(\w+)>")
LINK = re.compile(r'href="([^"#]*\?[^"#]*)"')
SEARCH = re.compile(r'<input[^>]*type="search"[^>]*name="(\w+)"')
OTHER_YEAR = re.compile(r"nam=(?!202[56])")
WORD = re.compile(rf"{MARK}(\w+)")
MOST_OF_ONE, A_FEW = 150, 2
NOTHING_WRITTEN = "T.02"
# Whose ids stand for `uid` under these addresses; under any other, a few of every table.
OF = {
    "so-tay/bai/": ["notebook.Entry"], "so-tay/dot-in/": ["notebook.BookletBatch"],
    "ghi-chep/": ["notebook.Reflection"], "tai-lieu/": ["meetings.Paper"],
    "kiem-tra/": ["oversight.Inspection"], "y-kien/": ["feedback.Feedback"],
    "van-ban/": ["library.Document"], "thong-bao/": ["notices.Message"],
    "nhan-xet/": ["meetings.Remark"], "viec/": ["meetings.Task"],
    "quy-dinh/": ["regulations.Regulation"], "nhap-danh-sach/": ["org.RosterUpload"],
    "cau-hoi/": ["meetings.Question"], "bieu-duong/": ["recognition.Example"],
    "sap-xep/tep/": ["org.RosterUpload"],
    "dot-in-can-cu/": ["evaluation.EvidenceBatch"],
    "danh-gia/": ["evaluation.Evaluation"], "v1/entries/": ["notebook.Entry"],
}  # fmt: skip


def all_addresses(somebody: Client) -> list[str]:
    """Every pattern filled with every thing of this world that fits it; without those that only
    take what is sent, as a member is told.
    """
    found: dict[str, None] = {}
    for where, _ in addresses():
        first = next(fillings(where), None)
        if first and somebody.get(first).status_code != 405:
            fitting = list(dict.fromkeys(fillings(where)))
            assert len(fitting) <= MOST_OF_ONE, f"{where}: say in OF whose ids stand there"
            found.update(dict.fromkeys(fitting))
    return list(found)


def fillings(where: str) -> Iterator[str]:
    names = [name for _, name in PARAMETER.findall(where)]
    if {"code", "slug"} <= set(names):
        for meeting in Meeting.objects.select_related("unit"):
            known = {"code": [meeting.unit.code], "slug": [meeting.slug],
                     "item": AgendaItem.objects.filter(meeting=meeting)
                     .values_list("pk", flat=True)}  # fmt: skip
            yield from filled(where, names, known)
    elif "kiem-tra/<uuid" in where:
        for row in apps.get_model("oversight.Inspection").objects.select_related("unit"):
            yield from filled(where, names, {"code": [row.unit.code], "uid": [row.uid]})
    else:
        yield from filled(where, names, {})


def filled(where: str, names: list[str], known: dict[str, Iterable]) -> Iterator[str]:
    choices = [list(known.get(name) or things(where, name)) for name in names]
    for values in product(*choices):
        given = iter(values)
        yield "/" + PARAMETER.sub(lambda _, given=given: str(next(given)), where)


def things(where: str, name: str) -> Iterable[Any]:
    """What may stand for a parameter; a new kind of parameter is to be added here."""
    return {
        "year": lambda: [2025, 2026] if "/danh-gia/<int:year>" in where else [2026],
        "use": lambda: [PLAN, HALF],
        "number": lambda: sorted(set(Version.objects.values_list("number", flat=True))),
        "aside": lambda: SetAside.objects.values_list("pk", flat=True),
        "code": lambda: Unit.objects.exclude(code=NOTHING_WRITTEN).values_list("code", flat=True),
        "person": lambda: Person.objects.filter(pk__in=Entry.objects.values("person"))
        .values_list("uid", flat=True),
        "period": lambda: ["6-thang"],
        "token": lambda: ["0" * 32],
        "rest": lambda: ["v1/nothing"],
        "uid": lambda: uids(where),
    }[name]()  # fmt: skip


def uids(where: str) -> list[Any]:
    named = next((labels for part, labels in OF.items() if part in where), None)
    models = [apps.get_model(label) for label in named] if named else [
        model for model in apps.get_models() if any(f.name == "uid" for f in model._meta.fields)
    ]  # fmt: skip
    most = None if named else A_FEW
    return [
        uid for model in models
        for uid in model.objects.order_by("-pk").values_list("uid", flat=True)[:most]
    ]  # fmt: skip


# --- what an answer says


def canaries_in(response: HttpResponse) -> set[str]:
    """The marked words of an answer: page, JSON, text, Word, Excel, PDF, calendar, in a ZIP too."""
    body = b"".join(response.streaming_content) if response.streaming else response.content
    return words_of(body, response.headers.get("Content-Type", ""))


def is_unescaped(response: HttpResponse) -> bool:
    """Whether the signs of a canary stand in a page as markup."""
    kind = response.headers.get("Content-Type", "")
    is_page = kind.startswith(("text/html", "image/svg"))
    return is_page and SIGNS[:5].encode() in response.content


def formulas_in(body: bytes) -> int:
    """How many cells of a workbook would be computed; 0 for anything else."""
    if not body.startswith(b"PK\x03\x04"):
        return 0
    with zipfile.ZipFile(io.BytesIO(body)) as packed:
        sheets = [name for name in packed.namelist() if "worksheets/" in name]
        return sum(len(re.findall(rb"<f[ >]", packed.read(name))) for name in sheets)


def words_of(body: bytes, kind: str) -> set[str]:
    if body.startswith(b"%PDF-"):
        text = "".join(page.extract_text() for page in PdfReader(io.BytesIO(body)).pages)
        return marked("".join(text.split()), glued=True)
    if body.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(io.BytesIO(body)) as packed:
            return set().union(*(words_of(packed.read(name), "") for name in packed.namelist()))
    text = html.unescape(body.decode("utf-8", "replace"))
    if "calendar" in kind:
        text = text.replace("\r\n ", "")
    return marked(re.sub(r"<[^>]*>", "", text) if b"<?xml" in body[:100] else text)


def marked(text: str, *, glued: bool = False) -> set[str]:
    """The names of the canaries; glued together as in a PDF, each ends with the next word."""
    found = set(WORD.findall(text.lower()))
    return {name.split("hót")[0] for name in found} if glued else found


def further(page: str, where: str) -> Iterator[str]:
    """What a page leads to by a query: files, the year before, a search for a canary."""
    here = where.split("?")[0]
    for link in map(html.unescape, LINK.findall(page)):
        if not OTHER_YEAR.search(link):
            yield link if link.startswith("/") else here + link
    for name in SEARCH.findall(page):
        yield f"{here}?{name}={MARK}"
