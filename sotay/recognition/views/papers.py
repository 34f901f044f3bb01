"""The decision in Word, the certificate, the picture."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse

from sotay.exports.pdf_certificate import certificate_pdf
from sotay.exports.word_decision import decision_docx
from sotay.kit.access import opens
from sotay.kit.downloads import DOCX, PDF, download
from sotay.recognition.permissions import read_decision, read_example
from sotay.recognition.printouts import certificate_sheet, decision_sheet
from sotay.recognition.queries.papers import picture_of


@opens(read_decision)
def word(request: HttpRequest, uid: UUID) -> HttpResponse:
    made = decision_docx(decision_sheet(uid, by=request.by))
    return download(made, "quyet-dinh-khen.docx", DOCX)


@opens(read_decision)
def certificate(request: HttpRequest, uid: UUID) -> HttpResponse:
    made = certificate_pdf(certificate_sheet(uid, by=request.by))
    return download(made, "giay-khen.pdf", PDF, inline=True)


@opens(read_example)
def picture(request: HttpRequest, uid: UUID) -> HttpResponse:
    return HttpResponse(picture_of(uid, by=request.by), content_type="image/jpeg")
