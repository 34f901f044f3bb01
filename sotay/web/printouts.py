"""Slips as sheets for the print engine."""

from django.conf import settings

from sotay.accounts.rules import grouped
from sotay.exports.sheets import Slip
from sotay.kit.dates import shown_day
from sotay.org.queries import IssuedCode


def slip_of(issued: IssuedCode, *, expires_on: str, helper: str) -> Slip:
    """One slip; the code in its address stands behind "#", which no server sees."""
    return Slip(
        name=issued.person.name,
        born=shown_day(issued.person.born),
        unit=issued.unit.name,
        user_name=issued.person.login.user_name if issued.person.login else "",
        code=grouped(issued.code),
        address=f"{settings.ADDRESS}/kich-hoat/#{issued.code}",
        expires_on=expires_on,
        helper=helper,
    )
