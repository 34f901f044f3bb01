"""What is new in the library for somebody."""

from datetime import datetime

from sotay.library.models import Dissemination, Document
from sotay.library.permissions import read_document
from sotay.library.queries.documents import reaching_me
from sotay.org.standing import Standing

MOST = 50


def passed_on_since(since: datetime, *, by: Standing) -> list[Dissemination]:
    """What reached the acting person after that moment, the latest first; one query."""
    rows = Dissemination.objects.filter(reaching_me(by), at__gt=since)
    related = rows.select_related("document", "unit").defer("document__text")
    return list(related.order_by("-at", "-pk")[:MOST])


def added_since(since: datetime, *, by: Standing) -> list[Document]:
    """What was put into the library for the acting person after that moment, the latest first."""
    rows = Document.objects.filter(read_document.rows(by), added_at__gt=since)
    return list(rows.select_related("unit").defer("text").order_by("-added_at", "-pk")[:MOST])
