"""What is kept for so many years, then destroyed by decision in two steps; counts stay true."""

from uuid import uuid4

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db.models import BinaryField

from sotay.kit import clock
from sotay.kit.refusals import NotFound, NotNow
from sotay.notebook.actions.counting import let_days_pass
from sotay.notebook.actions.drafts import save_draft
from sotay.notebook.models import Entry, Signature, Version
from sotay.notebook.queries.counting import counted_anew, kept_counts
from sotay.notebook.queries.reading import own_reading, reading
from sotay.notebook.queries.states import states_of
from sotay.notices.jobs import beat
from sotay.notices.models import Message
from sotay.org.actions.counting import count_people_on
from sotay.org.relations import Refused
from sotay.org.rolls import roll_of
from sotay.oversight.actions.retention import (
    Decision,
    WrongDays,
    carry_out_disposal,
    decide_disposal,
    withdraw_disposal,
)
from sotay.oversight.models import Disposal, Inspection
from sotay.oversight.queries.retention import retention_page
from sotay.oversight.rules.retention import disposal_faults, last_year_over
from sotay.regulations.queries import rules_in_force
from sotay.regulations.rules import PLAN
from tests.accounts.doors import login_of
from tests.fixtures.world import World, at, day
from tests.notebook.writing import PLAN_2026, hand_in_plan
from tests.oversight.ageing import make_old
from tests.oversight.inspecting import appoint_committee, inspect

CELL, NOW, LATER = "T.01.01", at("18/06/2026 09:00"), at("25/06/2026 09:00")
HERE = f"/don-vi/{CELL}/luu-tru/"
GIVEN = Decision("05-QĐ/CB", day("18/06/2026"), day("25/06/2026"))


@pytest.fixture
def aged(world: World) -> World:
    """Plans of Chi and Dũng and of Hà beside them, whose year is made 2022; one of Chi of 2026."""
    for who in ("chi", "dung", "ha"):
        hand_in_plan(world, who, "20/01/2026 09:00")
    make_old()
    hand_in_plan(world, "chi", "21/01/2026 09:00")
    count_people_on(day("18/06/2026"))
    let_days_pass(day("18/06/2026"))
    return world


def old(world: World, who: str) -> Entry:
    return Entry.objects.get(person=world.people[who], year=2022)


def decided(world: World, who: str = "an", given: Decision = GIVEN) -> Disposal:
    return decide_disposal(CELL, given, by=world.by(who), now=NOW)


def carried(world: World, row: Disposal, number: str = GIVEN.number, on: str = "25/06/2026"):
    return carry_out_disposal(CELL, row.uid, number, by=world.by("an", on), now=at(f"{on} 09:00"))


def page_of(world: World, who: str = "an", code: str = CELL):
    return retention_page(code, by=world.by(who))


# --- rules


def test_the_keeping_of_a_year_is_over_so_many_years_after_its_end():
    assert last_year_over(3, today=day("31/12/2025")) == 2021
    assert last_year_over(3, today=day("01/01/2026")) == 2022


@pytest.mark.parametrize(("decided_on", "carry_from", "wrong"), [
    ("18/06/2026", "18/06/2026", set()), ("01/06/2026", "17/06/2026", {"carry_from"}),
    ("19/06/2026", "18/06/2026", {"decided_on", "carry_from"}),
])  # fmt: skip
def test_days_of_a_decision(decided_on, carry_from, wrong):
    found = disposal_faults(day(decided_on), day(carry_from), today=day("18/06/2026"))
    assert set(found) == wrong


# --- the list


def test_the_list_names_people_in_the_cell_and_counts_them_above(aged):
    cell, above = page_of(aged), page_of(aged, "khanh", "T.01")
    assert [(line.year, line.entries, line.people) for line in cell.over] == [(2022, 2, 2)]
    assert [one.name for one in cell.people] == ["Lê Thị Kim Chi", "Phạm Tiến Dũng"]
    assert sum(line.entries for line in above.over) == 3 and above.people == ()
    top = page_of(aged, "minh", "T")
    assert top.is_above and not top.over and not top.may_decide


@pytest.mark.parametrize("who", ["chi", "dung", "giang", "nga"])
def test_strangers_to_the_office_find_nothing(aged, who):
    with pytest.raises(NotFound):
        page_of(aged, who)


def test_staff_see_and_the_committee_decides(aged):
    aged.person("staff", "Lê Văn Giúp", CELL, "official", ("staff", CELL))
    assert not page_of(aged, "staff").may_decide
    with pytest.raises(Refused):
        decided(aged, "staff")
    with pytest.raises(Refused):
        decide_disposal("T", GIVEN, by=aged.by("minh"), now=NOW)


# --- the two steps


def test_a_decision_destroys_nothing_and_tells_whom_it_is_about(aged):
    row = decided(aged)
    assert Version.objects.filter(entry__year=2022).count() == 3
    told = set(Message.objects.values_list("person__given", flat=True))
    assert told == {"Chi", "Dũng"} and row.lines[0]["entries"] == 2
    with pytest.raises(NotNow, match="chưa thực hiện xong"):
        decided(aged)
    withdraw_disposal(CELL, row.uid, by=aged.by("an"), now=NOW)
    with pytest.raises(NotNow, match="đã rút"):
        carried(aged, row)
    assert decided(aged).pk != row.pk


def test_carried_out_no_word_is_left_anywhere_and_counts_are_true(aged, capsys):
    entry = old(aged, "chi")
    gone = [bytes(v.sealed) for v in Version.objects.filter(entry__year=2022, unit__code=CELL)]
    before = kept_counts()
    row = carried(aged, decided(aged))
    assert (row.gone["entry"], row.gone["version"]) == (2, 2) and row.entries == []
    for model in apps.get_models():
        for field in (f.name for f in model._meta.fields if isinstance(f, BinaryField)):
            kept = {bytes(value) for value in model.objects.values_list(field, flat=True) if value}
            assert not kept & set(gone), (model, field)
    assert not Signature.objects.filter(entry__year=2022, entry__unit__code=CELL).exists()
    assert Version.objects.filter(entry=old(aged, "ha")).exists()
    assert kept_counts() == before == counted_anew()
    call_command("verify")
    assert "0 chỗ khác" in capsys.readouterr().out
    with pytest.raises(NotNow, match="đã hủy ngày 25/06/2026"):
        reading(entry.uid, by=aged.by("an"))
    with pytest.raises(NotFound):
        reading(entry.uid, by=aged.by("giang"))
    with pytest.raises(NotNow, match="đã hủy"):
        own_reading(2022, PLAN, by=aged.by("chi"))
    with pytest.raises(NotNow, match="đã hủy"):
        save_draft(2022, PLAN, PLAN_2026, base=0, by=aged.by("chi"), now=LATER)


def test_the_desk_still_knows_who_handed_in(aged):
    carried(aged, decided(aged))
    unit = aged.units[CELL]
    rules = rules_in_force(unit.path, on=day("25/06/2026"))
    states = states_of(roll_of(unit, on=day("25/06/2026")), 2022, rules=rules,
                       on=day("25/06/2026"))  # fmt: skip
    plan = states[aged.people["chi"].pk][0]
    assert plan.state == "done" and plan.entry is None and plan.submitted_at


def test_verify_says_what_was_left_or_gone_without_a_record(aged, capsys):
    Entry.objects.filter(pk=old(aged, "chi").pk).update(gone_on=day("01/06/2026"))
    with pytest.raises(SystemExit):
        call_command("verify")
    said = capsys.readouterr().err
    assert "bài đã hủy" in said and "chữ còn lại của bài đã hủy, notebook.Version" in said


def test_how_many_were_alike_stays_when_the_marks_are_gone(aged):
    key = (aged.units[CELL].pk, 2022, PLAN)
    alike = counted_anew(key)[key]["alike"]
    assert alike == 1  # Dũng's plan is Chi's, word for word
    carried(aged, decided(aged))
    assert counted_anew(key)[key]["alike"] == 1


@pytest.mark.parametrize(("number", "on", "said"), [
    ("05-QĐ/CB", "24/06/2026", "từ ngày 25/06/2026"), ("06-QĐ/CB", "25/06/2026", "không khớp"),
])  # fmt: skip
def test_neither_early_nor_by_another_number(aged, number, on, said):
    row = decided(aged)
    with pytest.raises(NotNow, match=said):
        carried(aged, row, number, on)
    assert Version.objects.filter(entry__year=2022).count() == 3


def test_under_an_inspection_or_kept_back_nothing_goes(aged):
    appoint_committee(aged)
    inspect(aged, units=("T.01",), inspectors=("nga",))
    found = Inspection.objects.get()
    found.leave.year, found.leave.uses = 2022, [PLAN]
    found.leave.save()
    found.leave.people.set([aged.people["chi"]])
    assert [line.entries for line in page_of(aged).held] == [1]
    row = decided(aged)
    assert [line["entries"] for line in row.held] == [1]
    found.leave.people.add(aged.people["dung"])  # meanwhile
    carried(aged, row)
    assert Version.objects.filter(entry__year=2022).count() == 3
    Inspection.objects.update(concluded_at=NOW)
    row = decided(aged, given=Decision("06-QĐ/CB", day("18/06/2026"), day("25/06/2026"),
                                       [aged.people["chi"].uid]))  # fmt: skip
    carried(aged, row, "06-QĐ/CB")
    assert {v.entry.person.given for v in Version.objects.filter(entry__year=2022)} == {"Chi", "Hà"}


def test_without_anything_over_or_with_wrong_days_nothing_is_decided(world):
    with pytest.raises(NotNow, match="Không có bài nào"):
        decided(world)
    with pytest.raises(WrongDays):
        decided(world, given=Decision("1", day("19/06/2026"), day("25/06/2026")))


# --- the page


def test_the_two_steps_on_the_page(client, aged, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: NOW)
    beat(NOW)
    client.force_login(login_of(aged, "an"))
    page = client.get(HERE).content.decode()
    assert "3 năm" in page and "Lê Thị Kim Chi" in page
    wrong = client.post(HERE, {"number": "", "decided_on": "mai", "carry_from": "1/1/2020"})
    assert wrong.status_code == 422 and "Hãy ghi số quyết định" in wrong.content.decode()
    past = client.post(HERE, {"number": "5", "decided_on": "18/06/2026",
                              "carry_from": "01/01/2026"})  # fmt: skip
    assert past.status_code == 422 and "từ hôm nay trở đi" in past.content.decode()
    given = {"number": "05-QĐ/CB", "decided_on": "18/06/2026", "carry_from": "18/06/2026",
             "kept_back": aged.people["dung"].uid.hex}  # fmt: skip
    assert "Chưa bài nào bị hủy" in client.post(HERE, given, follow=True).content.decode()
    there = f"{HERE}{Disposal.objects.get().uid}/thuc-hien/"
    for number in ("", "07-QĐ/CB"):
        assert client.post(there, {"number": number}).status_code == 422
    done = client.post(there, {"number": "05-QĐ/CB"}, follow=True).content.decode()
    assert "Đã hủy 1 bài" in done and "05-QĐ/CB" in done
    assert client.post(there, {"number": "05-QĐ/CB"}).status_code == 422
    assert client.post(f"{HERE}{uuid4()}/thuc-hien/", {"number": "x"}).status_code == 404
    assert client.post(f"{HERE}{Disposal.objects.get().uid}/rut/").status_code == 409
