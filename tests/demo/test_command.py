"""`sotay demo` builds into a vacant database only, and says what can be tried."""

from datetime import datetime
from io import StringIO

import pytest
from django.contrib.auth import authenticate
from django.core.management import CommandError, call_command

from sotay.accounts.models import Login
from sotay.demo import build
from sotay.kit import clock
from sotay.kit.models import Installation
from sotay.notebook.models import Draft, Entry
from sotay.org.models import Person, Unit
from sotay.org.standing import standing_of
from sotay.regulations.rules import PLAN
from tests.demo.conftest import undone

JANUARY = "2026-01-10T08:00:00+07:00"


@pytest.fixture(autouse=True)
def vacant(database):
    with undone():
        yield


def demo(*words: str) -> str:
    out = StringIO()
    call_command("demo", *words, stdout=out)
    return out.getvalue()


def test_the_empty_one_has_a_technician_and_no_people():
    told = demo("--size", "empty")
    assert Installation.objects.get().is_demo
    assert (Person.objects.count(), Unit.objects.count(), Entry.objects.count()) == (0, 0, 0)
    assert Login.objects.get().is_technician
    assert authenticate(None, username="quantri", password="sotay-demo")
    assert "sotay-demo" in told and "quantri" in told and "import-roster" in told
    assert abs((clock.now() - datetime.now(clock.HANOI)).total_seconds()) < 60


def test_the_empty_one_lives_at_the_time_it_is_asked_to(monkeypatch):
    monkeypatch.setenv("SOTAY_NOW", JANUARY)
    demo("--size", "empty")
    assert clock.today() == datetime.fromisoformat(JANUARY).date()


@pytest.mark.parametrize("size", ["small", "block", "empty"])
def test_nothing_is_built_where_somebody_is(size):
    demo("--size", "empty")
    with pytest.raises(CommandError, match="đã có người hoặc tài khoản"):
        demo("--size", size)
    assert demo("--size", size, "--if-empty") == ""
    assert Person.objects.count() == 0


def test_real_people_are_never_made_a_demo():
    Person.objects.create(family_middle="Lê", given="An", sort_key="1", folded=" le an")
    with pytest.raises(CommandError):
        demo()
    assert not Installation.objects.get().is_demo


def test_what_lies_after_the_start_of_the_clock_has_not_happened(monkeypatch):
    monkeypatch.setenv("SOTAY_NOW", JANUARY)
    told = demo()
    start = datetime.fromisoformat(JANUARY)
    assert "10/01/2026" in told and "Bí thư Chi bộ Phòng Kế hoạch – Tài chính" in told
    assert clock.today() == start.date()
    assert not Entry.objects.filter(submitted_at__gte=start).exists()
    assert Entry.objects.filter(year=2026, use=PLAN, submitted_at__lt=start).exists()
    assert not Draft.objects.exists()
    assert not Entry.objects.filter(reported_on__gt=start.date()).exists()


def test_every_account_is_told_with_where_it_stands(monkeypatch):
    monkeypatch.setattr(build, "deeds", lambda: [])
    told = demo()
    for person in Person.objects.filter(login__user_name__in=["bithu", "khoi", "congchuc"]):
        by = standing_of(person, day=clock.today())
        line = next(row for row in told.splitlines() if person.name in row)
        assert person.login.user_name in line
        assert (by.post or by.home.unit_name) in line
