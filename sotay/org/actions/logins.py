"""Logins of persons: made for their first slip, answering to what is known of a person."""

import re
import secrets
from collections.abc import Iterable, Sequence

from django.contrib.auth.hashers import make_password

from sotay.accounts.choices import IdentifierKind
from sotay.accounts.models import Identifier, Login
from sotay.kit.text import fold
from sotay.org.models import Person

KINDS = {
    IdentifierKind.CARD: "card_number",
    IdentifierKind.PHONE: "phone",
    IdentifierKind.EMAIL: "email",
}


def ensure_logins(persons: Sequence[Person]) -> None:
    """Everybody here has a login with a readable name of its own; a constant number of queries."""
    without = [person for person in persons if person.login_id is None]
    names = _free_names(without)
    made = Login.objects.bulk_create(
        Login(user_name=name, password=make_password(None), session_seed=secrets.token_hex(16))
        for name in names
    )
    for person, login in zip(without, made, strict=True):
        person.login = login
    Person.objects.bulk_update(without, ["login"], batch_size=500)
    sync_identifiers(persons)


def _free_names(persons: Sequence[Person]) -> list[str]:
    bases = [user_name_of(person) for person in persons]
    taken = set(Login.objects.values_list("user_name", flat=True)) if bases else set()
    found = []
    for base in bases:
        name, number = base, 1
        while name in taken:
            number += 1
            name = f"{base}{number}"
        taken.add(name)
        found.append(name)
    return found


def user_name_of(person: Person) -> str:
    """Given name and initials without accents: Nguyễn Thị Hồng Ánh is anhnth."""
    words = fold(person.family_middle).split()
    name = fold(person.given).replace(" ", "") + "".join(word[0] for word in words)
    return re.sub(r"[^a-z0-9]", "", name) or "nguoi"


def sync_identifiers(persons: Iterable[Person]) -> None:
    """What these people may type to sign in is what is known of them now; three queries."""
    wanted = {
        (person.login_id, kind): getattr(person, name)
        for person in persons
        if person.login_id
        for kind, name in KINDS.items()
    }
    rows = Identifier.objects.filter(login_id__in={login for login, _ in wanted})
    known = {(row.login_id, row.kind): row for row in rows}
    gone = [row.pk for key, row in known.items() if key in wanted and row.value != wanted[key]]
    Identifier.objects.filter(pk__in=gone).delete()
    Identifier.objects.bulk_create(
        Identifier(login_id=login, kind=kind, value=value)
        for (login, kind), value in wanted.items()
        if value and (known.get((login, kind)) is None or known[login, kind].pk in gone)
    )
