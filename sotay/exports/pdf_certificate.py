"""A certificate of commendation: one landscape A4 page."""

from sotay.exports.sheets_decision import CertificateSheet
from sotay.exports.typesetting import typed, typeset
from sotay.exports.wording import place_and_day, printable

LONG = 260  # characters that fit at the size of the rest


def certificate_pdf(sheet: CertificateSheet) -> bytes:
    year = sheet.heading.on.year if sheet.heading.on else 0
    return typeset(
        "certificate",
        {
            "document": f"{printable(sheet.title)}: {printable(sheet.name)}",
            "parent": typed(sheet.heading.parent_body),
            "body": typed(sheet.heading.body),
            "number": typed(sheet.number),
            "dated": typed(place_and_day(sheet.heading, year)),
            "given_by": typed(sheet.given_by),
            "verb": printable(sheet.verb),
            "title": printable(sheet.title),
            "name": typed(sheet.name),
            "about": typed(sheet.about),
            "deed": typed(sheet.deed),
            "long": len(sheet.about) + len(sheet.deed) > LONG,
            "on_behalf": sheet.signature.on_behalf,
            "post": sheet.signature.post,
            "signer": typed(sheet.signature.name),
        },
    )
