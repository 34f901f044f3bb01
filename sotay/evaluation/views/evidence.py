"""The evidence of somebody's year, on the page and on paper."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from sotay.evaluation.actions.evidence import record_evidence_read
from sotay.evaluation.permissions import read_evidence, read_unit_evidence
from sotay.evaluation.printouts import evidence_parts, evidence_sheet, unit_parts
from sotay.evaluation.queries.evidence import Evidence, evidence_of, own_evidence
from sotay.evaluation.queries.unit_evidence import unit_evidence
from sotay.exports.pdf import data_pdf
from sotay.kit import clock
from sotay.kit.access import MEMBER, opens
from sotay.kit.downloads import PDF, download


@opens(MEMBER)
def own(request: HttpRequest, year: int) -> HttpResponse:
    return _page(request, own_evidence(year, by=request.by))


@opens(MEMBER)
def own_paper(request: HttpRequest, year: int) -> HttpResponse:
    return _paper(own_evidence(year, by=request.by))


@opens(read_evidence)
def of_somebody(request: HttpRequest, code: str, year: int, person: UUID) -> HttpResponse:
    found = evidence_of(code, year, person, by=request.by)
    record_evidence_read(found, by=request.by, now=clock.now(), verb="read")
    return _page(request, found)


@opens(read_evidence)
def paper(request: HttpRequest, code: str, year: int, person: UUID) -> HttpResponse:
    found = evidence_of(code, year, person, by=request.by)
    made = _paper(found)
    record_evidence_read(found, by=request.by, now=clock.now(), verb="printed")
    return made


@opens(read_unit_evidence)
def of_unit(request: HttpRequest, code: str, year: int) -> HttpResponse:
    found = unit_evidence(code, year, by=request.by)
    context = {"found": found, "parts": unit_parts(found)}
    return render(request, "evaluation/unit_evidence.html", context)


def _page(request: HttpRequest, found: Evidence) -> HttpResponse:
    context = {"found": found, "parts": evidence_parts(found)}
    return render(request, "evaluation/evidence.html", context)


def _paper(found: Evidence) -> HttpResponse:
    made = data_pdf(evidence_sheet(found))
    return download(made, f"can-cu-danh-gia-{found.year}.pdf", PDF, inline=True)
