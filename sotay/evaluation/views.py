"""The evidence of somebody's year, on the page and on paper."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from sotay.evaluation.actions import record_evidence_read
from sotay.evaluation.permissions import read_evidence
from sotay.evaluation.printouts import evidence_lines, evidence_sheet
from sotay.evaluation.queries.evidence import evidence_of
from sotay.exports.pdf import data_pdf
from sotay.kit import clock
from sotay.kit.access import opens
from sotay.kit.downloads import PDF, download


@opens(read_evidence)
def evidence(request: HttpRequest, code: str, year: int, uid: UUID) -> HttpResponse:
    found = evidence_of(code, year, uid, by=request.by)
    record_evidence_read(found, by=request.by, now=clock.now(), verb="read")
    context = {"found": found, "parts": evidence_lines(found)}
    return render(request, "evaluation/evidence.html", context)


@opens(read_evidence)
def paper(request: HttpRequest, code: str, year: int, uid: UUID) -> HttpResponse:
    found = evidence_of(code, year, uid, by=request.by)
    made = data_pdf(evidence_sheet(found))
    record_evidence_read(found, by=request.by, now=clock.now(), verb="printed")
    return download(made, f"can-cu-danh-gia-{year}.pdf", PDF, inline=True)
