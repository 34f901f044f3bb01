"""One-time codes on paper slips: the first way in, or help with a lost password."""

from datetime import datetime

from django.db import transaction

from sotay.accounts.actions import issue_codes
from sotay.accounts.choices import CodePurpose
from sotay.accounts.models import Login
from sotay.audit.actions import Actor, record
from sotay.org.actions.logins import ensure_logins
from sotay.org.models import Person, Unit
from sotay.org.queries import IssuedCode


@transaction.atomic
def issue_slips_for(
    people: list[tuple[Person, Unit]], *, by: Actor, now: datetime, days: int
) -> list[IssuedCode]:
    """Everybody here has a login and one open code; earlier open codes no longer hold.

    A code for somebody who has a password already is help: using it shuts drafts and notes.
    """
    ensure_logins([person for person, _ in people])
    codes: dict[int, str] = {}
    for purpose in (CodePurpose.FIRST, CodePurpose.HELP):
        logins = [
            login_of(p).pk for p, _ in people if was_active(p) == (purpose == CodePurpose.HELP)
        ]
        codes |= issue_codes(logins, purpose, issued_by=by.name, now=now, days=days)
    for person, unit in people:
        record("slip.issued", f"person:{person.pk}", by=by, now=now, thing_name=person.name,
               about_id=person.pk, note=unit.name)  # fmt: skip
    return [IssuedCode(p, unit, codes[login_of(p).pk], was_active(p)) for p, unit in people]


def login_of(person: Person) -> Login:
    """The login that was just ensured."""
    if person.login is None:
        raise ValueError(person)
    return person.login


def was_active(person: Person) -> bool:
    """Whether the person has ever set a password, even one that opens nothing since they objected
    to help.
    """
    login = person.login
    return bool(login and (login.has_usable_password() or login.helped_at))
