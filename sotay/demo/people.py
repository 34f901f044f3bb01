"""Bring the cast into the organisation, by the same actions everybody uses."""

from datetime import date, datetime

from django.contrib.auth.hashers import make_password

from sotay.accounts.models import Login
from sotay.audit.actors import SystemActor
from sotay.demo.cast import PEOPLE, TECHNICAL_ACCOUNT, UNITS, DemoPerson
from sotay.kit.clock import HANOI
from sotay.kit.dates import kept_day, parse_day
from sotay.kit.text import split_name
from sotay.org.actions.logins import ensure_logins
from sotay.org.actions.structure import PersonData, add_person, add_unit, appoint, exempt, join
from sotay.org.models import Person, Unit

PASSWORD = "sotay-demo"  # noqa: S105 the demo world's, printed on its first page
BEGAN = date(2020, 1, 1)
BY = SystemActor("Bản dùng thử")
MORNING = datetime(2020, 1, 1, 8, tzinfo=HANOI)


def add_units() -> dict[str, Unit]:
    units: dict[str, Unit] = {}
    for unit in UNITS:
        units[unit.code] = add_unit(
            unit.code, unit.name, unit.kind, units.get(unit.parent),
            valid_from=BEGAN, by=BY, now=MORNING,
        )  # fmt: skip
    return units


def add_people(units: dict[str, Unit]) -> dict[str, Person]:
    people = {cast.key: add_one(cast, units) for cast in PEOPLE}
    with_login = [people[cast.key] for cast in PEOPLE if cast.has_login]
    ensure_logins(with_login)
    names = {people[cast.key].pk: cast.account for cast in PEOPLE if cast.account}
    set_passwords(with_login, names)
    return people


def add_one(cast: DemoPerson, units: dict[str, Unit]) -> Person:
    family, given = split_name(cast.full_name)
    person = add_person(
        PersonData(family, given, kept_day(cast.born), cast.sex, cast.work_post,
                   kept_day(cast.joined), cast.card_number, cast.phone, cast.email),
        by=BY, now=MORNING,
    )  # fmt: skip
    since = max(parse_day(cast.since) or BEGAN, parse_day(cast.joined) or BEGAN)
    join(person, units[cast.unit], cast.category, on=since, group=units.get(cast.group))
    for role, code in cast.posts:
        appoint(person, units[code], role, on=since)
    if cast.exempt_from:
        exempt(person, "Tuổi cao, sức khỏe yếu", on=parse_day(cast.exempt_from) or BEGAN)
    return person


def set_passwords(people: list[Person], names: dict[int, str]) -> None:
    """One hash serves all accounts: hashing is slow on purpose."""
    hashed = make_password(PASSWORD)
    logins = []
    for person in people:
        login = person.login or Login()
        login.password = hashed
        login.user_name = names.get(person.pk, login.user_name)
        logins.append(login)
    Login.objects.bulk_update(logins, ["password", "user_name"])


def add_technician() -> None:
    Login.objects.create(
        user_name=TECHNICAL_ACCOUNT,
        password=make_password(PASSWORD),
        is_technician=True,
        session_seed="demo",
    )
