"""The year as a booklet, an entry as Word."""

from django.http import HttpRequest, HttpResponse

from sotay.exports.pdf import booklet_pdf
from sotay.exports.sheets import PlanSheet
from sotay.exports.word import plan_docx, review_docx
from sotay.kit.access import opens
from sotay.kit.downloads import DOCX, PDF, download
from sotay.notebook.permissions import write_entry
from sotay.notebook.printouts import booklet_of, sheet_of
from sotay.notebook.queries.printing import booklet_year, printed_reading
from sotay.notebook.queries.reading import own_reading


@opens(write_entry)
def booklet(request: HttpRequest, year: int) -> HttpResponse:
    blank = request.GET.get("trang") == "1"
    pages = booklet_pdf(booklet_of(booklet_year(year, by=request.by, blank=blank)))
    return download(pages, f"so-tay-{year}{'-trang' if blank else ''}.pdf", PDF, inline=True)


@opens(write_entry)
def word(request: HttpRequest, year: int, use: str) -> HttpResponse:
    sheet = sheet_of(printed_reading(own_reading(year, use, by=request.by)))
    made = plan_docx(sheet) if isinstance(sheet, PlanSheet) else review_docx(sheet)
    return download(made, f"{use}-{year}.docx", DOCX)
