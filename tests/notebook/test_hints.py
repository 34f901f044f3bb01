"""Copy hints: who is compared with what, how often, and that nobody learns more than that."""

from datetime import timedelta
from random import Random
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from bench.likeness import changed, text_of
from sotay.kit import sealing
from sotay.notebook.actions import hints as checking
from sotay.notebook.actions.drafts import save_draft
from sotay.notebook.actions.hints import check_for_hints
from sotay.notebook.actions.signatures import sign_entry
from sotay.notebook.actions.submission import submit
from sotay.notebook.models import CompareCount, Draft, Entry, Signature, Version
from sotay.notebook.queries.hints import hints_of
from sotay.notebook.rules.content import PlanContent, PlanItem, ReviewContent
from sotay.org.choices import Category
from sotay.regulations.models import RuleValue
from sotay.regulations.rules import HALF, PLAN, YEAR
from tests.fixtures.world import START, World, at, day

NOW = at("18/06/2026 09:00")
TEXT = text_of(Random(1), 120)


def review(text: str = TEXT) -> ReviewContent:
    return ReviewContent(strengths=text)


def handed_in(
    world: World, key: str, content=None, *, year=2026, use=HALF, unit="T.01.01"
) -> Entry:
    """What somebody handed in, with its words sealed as always."""
    content = content or review(text_of(Random(key), 120))
    entry = Entry.objects.create(
        person=world.people[key], unit=world.units[unit], year=year, use=use,
        submitted_at=NOW, versions_count=1,
    )  # fmt: skip
    version = Version(
        entry=entry, number=1, token=uuid4(), submitted_at=NOW, unit=entry.unit, unit_name="A"
    )
    version.seal(content.as_data())
    version.save()
    sign_entry(entry, content)
    return entry


def write(world: World, key: str = "dung", content=None, *, use=HALF, on="18/06/2026") -> int:
    """The draft now holds this; gives its revision."""
    by = world.by(key, on)
    draft = Draft.objects.filter(entry__person_id=by.person_id, entry__use=use).first()
    base = draft.rev if draft else 0
    content = content or review()
    return save_draft(2026, use, content, base=base, by=by, now=at(on)).rev


def check(world: World, key: str = "dung", *, use=HALF, now=NOW):
    return check_for_hints(2026, use, by=world.by(key, now.date()), now=now)


@pytest.fixture
def colleagues(world) -> World:
    """A cell in which five others have handed in; one of them almost what Dũng will write."""
    world.person("em", "Ngô Thị Em", "T.01.01")
    for key in ("an", "binh", "chi", "khanh"):
        handed_in(world, key)
    handed_in(world, "em", review(changed(TEXT, 0.02, Random(2))))
    return world


def comparisons(world: World, key: str = "dung") -> list[tuple]:
    rows = CompareCount.objects.filter(person=world.people[key]).order_by("day")
    return list(rows.values_list("day", "count"))


# --- colleagues


def test_a_text_like_a_colleagues_is_said_without_share_or_name(colleagues):
    write(colleagues)
    (hint,) = check(colleagues)
    assert hint.sentence == (
        "Đoạn Ưu điểm gần giống một bài trong chi bộ. "
        "Đồng chí có thể viết thêm việc cụ thể của riêng mình."
    )
    assert (hint.part, hint.kind, hint.percent, hint.where) == ("strengths", "cell", None, "")
    assert hints_of(2026, HALF, by=colleagues.by("dung")) == (hint,)
    assert comparisons(colleagues) == [(day("18/06/2026"), 1)]


def test_among_four_others_nothing_is_compared_and_nothing_counted(colleagues):
    Signature.objects.filter(entry__person=colleagues.people["an"]).delete()
    write(colleagues)
    assert check(colleagues) == ()
    assert comparisons(colleagues) == []


def test_the_five_must_have_written_that_very_part(colleagues):
    Signature.objects.filter(entry__person=colleagues.people["an"]).update(field="evidence")
    write(colleagues)
    assert check(colleagues) == ()
    assert comparisons(colleagues) == []


def test_ones_own_text_is_none_of_the_five(colleagues):
    Signature.objects.filter(entry__person=colleagues.people["an"]).delete()
    entry = handed_in(colleagues, "dung", review(text_of(Random("own"), 120)))
    assert entry.signatures.count() == 1
    write(colleagues)
    assert check(colleagues) == ()


@pytest.mark.parametrize("elsewhere", [{"year": 2025}, {"use": YEAR}, {"unit": "T.01.02"}])
def test_another_unit_year_or_use_is_not_compared(colleagues, elsewhere):
    em = Entry.objects.filter(person=colleagues.people["em"])
    values = {"unit": colleagues.units["T.01.02"]} if "unit" in elsewhere else elsewhere
    em.update(**values)
    colleagues.person("phu", "Đào Văn Phú", "T.01.01")
    handed_in(colleagues, "phu")
    write(colleagues)
    assert check(colleagues) == ()
    assert comparisons(colleagues) == [(day("18/06/2026"), 1)]


def test_people_outside_the_party_are_compared_in_their_agency(world):
    for number in range(5):
        world.person(f"x{number}", f"Lê Văn Số {number}", "T.01.CQ", Category.CIVIL_SERVANT)
        handed_in(world, f"x{number}", review() if number == 3 else None, unit="T.01.CQ")
    write(world, "lan")
    (hint,) = check(world, "lan")
    assert hint.sentence == (
        "Đoạn Ưu điểm gần giống một bài trong cơ quan. "
        "Anh/chị có thể viết thêm việc cụ thể của riêng mình."
    )


# --- three a day


def test_the_fourth_check_of_a_day_compares_with_nobody(colleagues):
    for number in range(4):
        write(colleagues, content=review(f"{TEXT} Thêm câu {number}."))
        kinds = [hint.kind for hint in check(colleagues)]
        assert kinds == (["cell"] if number < 3 else [])
    assert comparisons(colleagues) == [(day("18/06/2026"), 3)]


def test_the_next_day_compares_again_even_an_unchanged_draft(colleagues):
    CompareCount.objects.create(person=colleagues.people["dung"], day=day("18/06/2026"), count=3)
    write(colleagues)
    assert check(colleagues) == check(colleagues) == ()
    tomorrow = NOW + timedelta(days=1)
    assert [hint.kind for hint in check(colleagues, now=tomorrow)] == ["cell"]
    assert comparisons(colleagues) == [(day("18/06/2026"), 3), (day("19/06/2026"), 1)]


def test_the_day_is_vietnams(colleagues):
    write(colleagues)
    check(colleagues, now=at("19/06/2026 00:30"))
    assert comparisons(colleagues) == [(day("19/06/2026"), 1)]


def test_own_texts_are_compared_without_limit(colleagues):
    handed_in(colleagues, "dung", review(), year=2025, use=YEAR)
    for number in range(5):
        write(colleagues, content=review(f"{TEXT} Thêm câu {number}."))
        assert "own" in [hint.kind for hint in check(colleagues)]


def test_asking_again_for_an_unchanged_draft_costs_nothing(colleagues):
    write(colleagues)
    first = check(colleagues)
    with CaptureQueriesContext(connection) as asked:
        assert check(colleagues) == check(colleagues) == first
    assert "signature" not in str(asked.captured_queries)
    assert comparisons(colleagues) == [(day("18/06/2026"), 1)]


def test_a_copy_that_came_after_the_check_is_not_smuggled_in(colleagues):
    """An unchanged draft cannot be used to watch what colleagues hand in."""
    Entry.objects.filter(person=colleagues.people["em"]).update(unit=colleagues.units["T.01.02"])
    colleagues.person("phu", "Đào Văn Phú", "T.01.01")
    handed_in(colleagues, "phu")
    write(colleagues)
    assert check(colleagues) == ()
    Entry.objects.filter(person=colleagues.people["em"]).update(unit=colleagues.units["T.01.01"])
    assert check(colleagues) == check(colleagues, now=NOW + timedelta(days=1)) == ()


def test_a_comparison_left_is_taken_by_one_conditional_update(world):
    by, today = world.by("dung"), day("18/06/2026")
    assert [checking._count_comparison(by, today) for _ in range(5)] == [True] * 3 + [False] * 2
    with CaptureQueriesContext(connection) as asked:
        checking._count_comparison(by, today)
    assert not [query for query in asked.captured_queries if query["sql"].startswith("SELECT")]


# --- one's own former texts


def test_a_text_like_ones_own_former_one_is_said_with_its_share(world):
    handed_in(world, "dung", review(), year=2025, use=YEAR)
    handed_in(world, "dung", review(changed(TEXT, 0.03, Random(3))), year=2025, use=HALF)
    write(world)
    (hint,) = check(world)
    assert hint.sentence == (
        "Đoạn Ưu điểm giống 100% bài soát xét cả năm 2025 của đồng chí. "
        "Có điều gì mới trong thời gian qua?"
    )
    assert (hint.kind, hint.percent, hint.where) == ("own", 100, "bài soát xét cả năm 2025")


def test_a_plan_is_compared_with_the_plan_of_last_year(world):
    plan = PlanContent((PlanItem("1", "dao-duc", TEXT, "Sổ tiếp dân", "31/12/2026"),))
    handed_in(world, "dung", plan, year=2025, use=PLAN)
    write(world, content=plan, use=PLAN)
    (hint,) = check(world, use=PLAN)
    assert hint.sentence == (
        "Đoạn Việc đăng ký giống 100% kế hoạch năm 2025 của đồng chí. Năm nay có việc gì mới?"
    )


def test_the_handed_in_version_that_is_being_corrected_is_no_former_text(world):
    handed_in(world, "dung", review())
    write(world)
    assert check(world) == ()


def test_the_threshold_is_the_rule_in_force(world):
    former = changed(TEXT, 0.05, Random(3))
    handed_in(world, "dung", review(former), year=2025, use=YEAR)
    write(world)
    assert check(world) == ()
    RuleValue.objects.create(
        unit=world.units["T"], key="hint_threshold", value=50, valid_from=START, set_at=NOW
    )
    write(world, content=review(TEXT + " Thêm."))
    (hint,) = check(world)
    assert 50 <= hint.percent < 80


# --- the draft as it stands


def test_hints_are_of_the_draft_as_it_stands(colleagues):
    write(colleagues)
    assert check(colleagues)
    write(colleagues, content=review(text_of(Random(7), 120)))
    assert hints_of(2026, HALF, by=colleagues.by("dung")) == ()
    assert check(colleagues) == ()


def test_nobody_else_gets_the_hints(colleagues):
    write(colleagues)
    check(colleagues)
    for other in ("an", "em", "khanh", "nga"):
        assert hints_of(2026, HALF, by=colleagues.by(other)) == ()


def test_without_a_draft_there_is_nothing_to_say(world):
    assert check(world) == ()
    assert hints_of(2026, HALF, by=world.by("dung")) == ()
    assert check_for_hints(2026, "khong-co", by=world.by("dung"), now=NOW) == ()


def test_handing_in_signs_and_a_correction_signs_anew(world):
    by = world.by("dung", "20/01/2026")
    plan = PlanContent((PlanItem("1", "dao-duc", TEXT, "Sổ tiếp dân", "31/12/2026"),))
    rev = write(world, content=plan, use=PLAN, on="20/01/2026")
    entry = submit(2026, PLAN, token=uuid4(), base=rev, by=by, now=at("20/01/2026")).entry
    before = entry.signatures.get()
    other = PlanContent((PlanItem("1", "dao-duc", text_of(Random(4), 90), "Sổ", "31/12/2026"),))
    rev = write(world, content=other, use=PLAN, on="21/01/2026")
    submit(2026, PLAN, token=uuid4(), base=rev, by=by, now=at("21/01/2026"))
    after = entry.signatures.get()
    assert bytes(after.shingles) != bytes(before.shingles)
    short = PlanContent((PlanItem("1", "dao-duc", "Trực đêm", "Sổ", "31/12/2026"),))
    rev = write(world, content=short, use=PLAN, on="22/01/2026")
    submit(2026, PLAN, token=uuid4(), base=rev, by=by, now=at("22/01/2026"))
    assert not entry.signatures.exists()


# --- nothing is opened, nothing is revealed


def test_only_the_writers_own_draft_is_opened(colleagues, monkeypatch):
    handed_in(colleagues, "dung", review(), year=2025, use=YEAR)
    write(colleagues)
    draft = Draft.objects.get()
    opened = []
    unseal = sealing.unseal_bytes

    def record(blob, *, row):
        opened.append(row)
        return unseal(blob, row=row)

    monkeypatch.setattr(sealing, "unseal_bytes", record)
    assert {hint.kind for hint in check(colleagues)} == {"own", "cell"}
    assert opened == [draft.seal_row]


def test_what_is_stored_says_nothing_without_the_key(colleagues, monkeypatch):
    write(colleagues)
    check(colleagues)
    stored = bytes(Draft.objects.get().hints)
    assert "giống".encode() not in stored and b"strengths" not in stored
    entry = Entry.objects.get(person=colleagues.people["em"])
    before = entry.signatures.get()
    monkeypatch.setattr(sealing, "derived_key", lambda purpose: b"another" + purpose.encode())
    sign_entry(entry, review(changed(TEXT, 0.02, Random(2))))
    after = entry.signatures.get()
    assert not set(_hashes(before)) & set(_hashes(after))
    assert bytes(before.minhash) != bytes(after.minhash)


def _hashes(signature: Signature) -> list[bytes]:
    kept = bytes(signature.shingles)
    return [kept[start : start + 8] for start in range(0, len(kept), 8)]


def test_hints_of_another_draft_do_not_open_in_its_place(colleagues):
    write(colleagues)
    check(colleagues)
    write(colleagues, "chi", use=YEAR, on="10/12/2026")
    hints = Draft.objects.get(entry__use=HALF).hints
    Draft.objects.filter(entry__use=YEAR).update(hints=hints, rev=1)
    with pytest.raises(sealing.SealBroken):
        hints_of(2026, YEAR, by=colleagues.by("chi"))


@pytest.mark.parametrize("others", [5, 25])
def test_queries_do_not_grow_with_colleagues(colleagues, others):
    for number in range(others):
        colleagues.person(f"x{number}", f"Lê Văn Số {number}", "T.01.01")
        handed_in(colleagues, f"x{number}", review(TEXT))
    write(colleagues)
    by = colleagues.by("dung")
    with CaptureQueriesContext(connection) as asked:
        check_for_hints(2026, HALF, by=by, now=NOW)
    queries = [q for q in asked.captured_queries if "SAVEPOINT" not in q["sql"]]
    assert len(queries) <= 11, [q["sql"][:90] for q in queries]
