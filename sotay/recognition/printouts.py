"""A decision as sheets for the print engines."""

from uuid import UUID

from sotay.exports.sheets_decision import CertificateSheet, DecisionSheet
from sotay.org.standing import Standing
from sotay.recognition.queries.papers import decided
from sotay.recognition.rules import wording


def decision_sheet(uid: UUID, *, by: Standing) -> DecisionSheet:
    """The decision about an example, for whoever may take it along."""
    return wording.decision(decided(uid, by=by))


def certificate_sheet(uid: UUID, *, by: Standing) -> CertificateSheet:
    """The certificate that goes with it."""
    return wording.certificate(decided(uid, by=by))
