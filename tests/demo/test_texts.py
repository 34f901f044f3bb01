"""The written content of the demo world agrees with itself and with the glossary."""

import json
import re
import subprocess
import sys
import unicodedata
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from sotay.demo.cast import BY_KEY, PEOPLE, TECHNICAL_ACCOUNT, UNITS
from sotay.demo.texts import NO_PLAN_2026, PLANS, REFLECTIONS, REVIEWS

ROOT = Path(__file__).resolve().parents[2]
FORMS = json.loads((ROOT / "sotay/regulations/seed/forms.json").read_text(encoding="utf-8"))
PLAN_OF = {(plan.person, plan.year): plan for plan in PLANS}
REVIEW_OF = {(review.person, review.year, review.period): review for review in REVIEWS}
LEADING = {"secretary", "deputy", "standing", "committee_member", "agency_head", "group_head"}
# "hoà", "uỷ" and their like; "quý" and "quỷ" keep the tone where it is in either spelling.
OLD_TONES = re.compile(r"(o[àáảãạ]|o[èéẻẽẹ]|(?<!q)u[ỳýỷỹỵ])\b", re.IGNORECASE)
ACCOUNTS = {
    "dangvien": ("Nguyễn Thị Hồng Ánh", "K.01.01"),
    "bithu": ("Trần Văn Bình", "K.01.01"),
    "phobithu": ("Phạm Quốc Đạt", "K.01.01"),
    "dangvien2": ("Hoàng Minh Đức", "K.01.02"),
    "congchuc": ("Đặng Thu Trang", "K.01.CQ"),
    "danguy": ("Lê Thu Hà", "K.01.02"),
    "khoi": ("Nguyễn Văn Khải", "K.03"),
    "kiemtra": ("Bùi Thị Mai", "K.03"),
}


def day(text: str) -> date:
    assert re.fullmatch(r"\d\d/\d\d/\d{4}", text), text
    number = [int(part) for part in text.split("/")]
    return date(number[2], number[1], number[0])


def leads(key: str) -> bool:
    return any(role in LEADING for role, _ in BY_KEY[key].posts)


def former(review):
    """The review whose weaknesses this one must answer."""
    if review.period == "year":
        return REVIEW_OF.get((review.person, review.year, "half"))
    return REVIEW_OF.get((review.person, review.year - 1, "year"))


def written() -> list[str]:
    texts = []
    for plan in PLANS:
        texts += [text for item in plan.items for text in (item.deed, item.measure)]
    for review in REVIEWS:
        texts.append(review.strengths)
        texts += [result.evidence for result in review.results]
        texts += [answer.words for answer in review.answers]
        for weakness in review.weaknesses:
            texts += [weakness.text, weakness.cause, weakness.remedy]
    return texts + [note.text for note in REFLECTIONS]


def test_units_form_a_tree_and_posts_stand_in_it():
    codes = {unit.code for unit in UNITS}
    assert len(codes) == len(UNITS)
    assert [unit.code for unit in UNITS if not unit.parent] == ["K"]
    assert all(unit.parent in codes for unit in UNITS if unit.parent)
    for person in PEOPLE:
        assert person.unit in codes
        assert not person.group or person.group.startswith(f"{person.unit}.T")
        assert {unit for _, unit in person.posts} | ({person.group} - {""}) <= codes


def test_the_accounts_of_the_glossary_are_there():
    found = {person.account: (person.full_name, person.unit) for person in PEOPLE if person.account}
    assert found == ACCOUNTS
    assert TECHNICAL_ACCOUNT == "quantri"
    posts = {account: BY_KEY[account].posts for account in ACCOUNTS}
    assert ("secretary", "K.01.01") in posts["bithu"]
    assert ("deputy", "K.01.01") in posts["phobithu"]
    assert posts["danguy"] == (("secretary", "K.01"),)
    assert posts["khoi"] == (("staff", "K"),)
    assert posts["kiemtra"] == (("inspector", "K"),)


def test_the_cells_have_the_people_the_screens_show():
    size = Counter(person.unit for person in PEOPLE)
    assert (size["K.01.01"], size["K.01.02"], size["K.01.03"]) == (18, 12, 7)
    assert not any(post == ("committee_member", "K.01.03") for p in PEOPLE for post in p.posts)
    assert {person.category for person in PEOPLE} == {
        "official",
        "probationary",
        "cadre",
        "civil_servant",
        "public_employee",
        "union_member",
        "association_member",
    }


def test_people_can_be_told_apart():
    homonyms = Counter((person.unit, person.full_name) for person in PEOPLE)
    assert [name for name, count in homonyms.items() if count == 2] == [
        ("K.01.01", "Nguyễn Văn Hùng")
    ]
    assert len({(person.full_name, person.born) for person in PEOPLE}) == len(PEOPLE)
    for field in ("key", "card_number", "phone", "email"):
        values = [getattr(person, field) for person in PEOPLE if getattr(person, field)]
        assert len(values) == len(set(values)), field
    for person in PEOPLE:
        assert bool(person.card_number) == (person.category == "official")
        assert re.fullmatch(r"(\d{8})?", person.card_number)
        assert re.fullmatch(r"(09\d{8})?", person.phone)
        assert re.fullmatch(r"([a-z0-9]+@example\.vn)?", person.email)
        assert not person.joined or day(person.born).year + 18 <= day(person.joined).year


def test_the_special_cases_are_there():
    assert [person.key for person in PEOPLE if person.exempt_from] == ["que"]
    assert [(p.key, p.since) for p in PEOPLE if p.since] == [("thang", "01/04/2026")]
    assert [person.key for person in PEOPLE if not person.has_login] == ["panh", "cham"]


def test_everybody_who_owes_a_plan_of_2026_has_one_but_three():
    assert len(PLAN_OF) == len(PLANS)
    owing = {person.key for person in PEOPLE if not person.exempt_from}
    assert owing - {key for key, year in PLAN_OF if year == 2026} == set(NO_PLAN_2026)
    assert all(BY_KEY[key].unit != "K.01.01" for key in NO_PLAN_2026)


@pytest.mark.parametrize("plan", PLANS, ids=lambda plan: f"{plan.person}-{plan.year}")
def test_a_plan_is_whole(plan):
    on, person = day(plan.on), BY_KEY[plan.person]
    assert 2 <= len(plan.items) <= 4
    assert on.year == plan.year
    assert not person.since or on >= day(person.since)
    if (plan.person, plan.year) not in {("huy", 2026), ("thang", 2026)}:
        assert on <= date(plan.year, 1, 31)
    if leads(plan.person):
        assert on < date(plan.year, 1, 26)
    for item in plan.items:
        assert item.head in {"tu-tuong", "dao-duc", "phong-cach"}
        assert item.deed and item.measure and on < day(item.due) <= date(plan.year, 12, 31)
    last = REVIEW_OF.get((plan.person, plan.year - 1, "year"))
    assert set(plan.keep) <= set(last.still_open if last else ())


@pytest.mark.parametrize("review", REVIEWS, ids=lambda r: f"{r.person}-{r.year}-{r.period}")
def test_a_review_is_whole(review):
    on, plan = day(review.on), PLAN_OF[review.person, review.year]
    opens, closes = (6, 30) if review.period == "half" else (12, 31)
    assert date(review.year, opens, 1) <= on <= date(review.year, opens, closes)
    if leads(review.person):
        assert on < date(review.year, opens, closes - 5)
    assert [result.item for result in review.results] == list(range(1, len(plan.items) + 1))
    assert {result.state for result in review.results} <= {"done", "partly", "not_done"}
    assert bool(review.weaknesses) != review.none_found
    for weakness in review.weaknesses:
        assert weakness.text and weakness.cause and weakness.remedy and day(weakness.due) > on


@pytest.mark.parametrize("review", REVIEWS, ids=lambda r: f"{r.person}-{r.year}-{r.period}")
def test_every_carried_weakness_is_answered(review):
    before = former(review)
    carried = before.still_open if before else ()
    assert tuple(answer.text for answer in review.answers) == carried
    assert all(answer.state in {"fixed", "continue", "dropped"} for answer in review.answers)
    if before and review.period == "half":
        assert PLAN_OF[review.person, review.year].keep == carried


@pytest.mark.parametrize("review", REVIEWS, ids=lambda r: f"{r.person}-{r.year}-{r.period}")
def test_a_review_can_be_read_aloud(review):
    parts = [review.strengths, *(result.evidence for result in review.results)]
    parts += [text for w in review.weaknesses for text in (w.text, w.cause, w.remedy)]
    parts += [answer.words for answer in review.answers]
    assert 60 <= len(" ".join(parts).split()) <= 160
    assert len(review.strengths.split()) >= 25


def test_the_year_2025_is_complete_for_enough_people():
    keys = {key for key, year in PLAN_OF if year == 2025}
    assert len(keys) >= 14
    years = [REVIEW_OF[key, 2025, "year"] for key in keys if (key, 2025, "half") in REVIEW_OF]
    assert len(years) == len(keys)
    assert sum(bool(review.still_open) for review in years) >= 10


def test_the_six_month_reviews_of_2026_stand_where_the_screens_say():
    handed_in = {r.person: r.on for r in REVIEWS if r.year == 2026}
    assert all("08/06/2026" <= on <= "17/06/2026" for on in handed_in.values())
    assert {"bithu", "phobithu", "son", "danguy", "truong"} <= set(handed_in)
    assert handed_in["bithu"] == "10/06/2026" and handed_in["phobithu"] == "11/06/2026"
    assert not {"dangvien", "huy", "uyen"} & set(handed_in)


def test_the_screens_of_hong_anh():
    plan, last = PLAN_OF["dangvien", 2026], REVIEW_OF["dangvien", 2025, "year"]
    assert plan.on == "12/01/2026"
    assert plan.items[0].deed == "Đi làm đúng giờ, giải quyết hồ sơ trước hạn ít nhất 1 ngày"
    assert plan.items[1].deed == "Mỗi quý đọc một chuyên đề và kể lại cho chi bộ"
    assert plan.keep == last.still_open == ("Chậm góp ý dự thảo văn bản của phòng bạn",)
    assert (last.weaknesses[0].remedy, last.weaknesses[0].due) == (
        "Trả lời trong 3 ngày làm việc.",
        "31/03/2026",
    )
    dates = {key: PLAN_OF[key, 2026].on for key in ("bithu", "phobithu", "huy", "uyen")}
    assert list(dates.values()) == ["04/01/2026", "05/01/2026", "03/02/2026", "20/01/2026"]


def test_reflections_belong_to_two_people_and_their_plans():
    assert all(8 <= count <= 12 for count in Counter(n.person for n in REFLECTIONS).values())
    assert {note.person for note in REFLECTIONS} == {"dangvien", "bithu"}
    for note in REFLECTIONS:
        items = PLAN_OF[note.person, day(note.on).year].items
        assert note.mark in {"", "strength", "weakness"}
        assert note.item is None or 1 <= note.item <= len(items)
        assert day(note.on) < date(2026, 6, 18)


def test_no_two_texts_are_equal():
    repeated = [text for text, count in Counter(written()).items() if count > 1]
    assert repeated == []


def test_texts_are_composed_and_spelt_the_way_of_2026():
    everything = [*written(), json.dumps(FORMS, ensure_ascii=False)]
    everything += [person.full_name for person in PEOPLE] + [unit.name for unit in UNITS]
    for text in everything:
        assert text == unicodedata.normalize("NFC", text).strip()
        assert not re.search(OLD_TONES, text), text
        assert "  " not in text


def test_the_declared_forms():
    campaigns = {campaign["code"]: campaign for campaign in FORMS["campaigns"]}
    heads = {code: [h["code"] for h in c["heads"]] for code, c in campaigns.items()}
    assert heads == {
        "ct03": ["dao-duc"],
        "ct05": ["tu-tuong", "dao-duc", "phong-cach"],
        "ct07": ["tu-tuong", "dao-duc", "phuong-phap", "phong-cach"],
    }
    assert campaigns["ct03"]["valid_until"] == campaigns["ct05"]["valid_from"]
    assert campaigns["ct05"]["valid_until"] == campaigns["ct07"]["valid_from"] == "2026-07-13"
    examples = FORMS["plan"]["examples"]
    assert len(examples) == len({example["deed"] for example in examples}) == 20
    assert {example["head"] for example in examples} <= set(heads["ct05"])
    assert len(FORMS["review"]["examples"]) == 6
    assert 5 <= len(FORMS["plan"]["guidance"]) <= 7


def test_the_content_needs_no_framework():
    code = "import sys, sotay.demo.cast, sotay.demo.texts; sys.exit('django' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0
    modules = (ROOT / "sotay/demo/texts").glob("*.py")
    assert all(len(m.read_text(encoding="utf-8").splitlines()) < 400 for m in modules)
