"""What a unit asks for beside the common form: shown, asked for, kept under its name of then."""

from dataclasses import replace
from uuid import uuid4

import pytest

from sotay.exports.pdf import booklet_pdf
from sotay.kit import clock
from sotay.notebook.actions.submission import NotWhole, submit
from sotay.notebook.models import Entry
from sotay.notebook.printouts import booklet_of
from sotay.notebook.queries.printing import booklet_year
from sotay.notebook.queries.reading import own_reading, reading
from sotay.notebook.queries.writing import writing
from sotay.notebook.rules import content as c
from sotay.notebook.rules.own_parts import Asked, missing_own, same_words, with_own
from sotay.regulations.actions.drafting import save_document
from sotay.regulations.actions.issuing import issue
from sotay.regulations.models import Regulation
from sotay.regulations.queries.drafts import draft_page, mark_of_draft
from sotay.regulations.rules import HALF, PLAN
from tests.accounts.doors import login_of, told
from tests.exports.test_booklet import words
from tests.exports.test_word import opened, texts
from tests.fixtures.world import World, at, day
from tests.notebook.writing import PLAN_2026, REVIEW, hand_in, write
from tests.regulations.writing import issued

HEAD = {"id": "aaaa0001", "name": "Nêu gương", "question": "Ai nhìn vào mình mà làm theo?"}
HELP = {"id": "bbbb0001", "label": "Việc giúp dân", "hint": "Nhà nào, việc gì.", "required": True}
FREE = {"id": "bbbb0002", "label": "Sách đã đọc", "hint": "", "required": False}
GOOD = {"id": "cccc0001", "label": "Người tốt quanh ta", "hint": "", "required": True}
VALUES = {
    "heads": [HEAD], "plan_fields": [HELP, FREE], "review_fields": [GOOD],
    "plan_guidance": [{"title": "Gọn", "text": "Ba dòng là đủ."}],
    "plan_examples": [{"deed": "Trực thay một buổi", "measure": "Sổ trực", "head": "aaaa0001",
                       "post": "Văn thư"}],
}  # fmt: skip
WHOLE = replace(
    PLAN_2026,
    items=(*PLAN_2026.items, c.PlanItem("dddd4444", "aaaa0001", "Nói ít làm nhiều", "Chi bộ nhận "
                                        "xét", "2026-12-31")),
    own=(c.OwnPart("bbbb0001", text="Sửa nhà cho bà Tư"),),
)  # fmt: skip


@pytest.fixture
def asked(world: World) -> World:
    """The committee's rule for 2026, issued in December."""
    ruled(world, VALUES)
    return world


def ruled(world: World, values: dict, valid_from="01/01/2026", when="10/12/2025 09:00", number="1"):
    return issued(world, "T.01", valid_from, values, now=at(when), number=number,
                  issued_on=day(when.split()[0]))  # fmt: skip


ASKED = Asked({"aaaa0001": HEAD}, {"bbbb0001": HELP, "bbbb0002": FREE})


def test_a_required_part_and_a_deed_under_each_own_head_are_asked_for():
    told_of = [row.sentence for row in missing_own(PLAN_2026, ASKED)]
    assert told_of == ["Hãy ghi ít nhất một việc theo nội dung “Nêu gương”.",
                       "Hãy ghi phần “Việc giúp dân”."]  # fmt: skip
    assert missing_own(WHOLE, ASKED) == []
    assert [row.anchor for row in missing_own(REVIEW, ASKED)] == ["own-bbbb0001"]


def test_parts_stand_in_the_order_of_the_form_and_nothing_written_is_lost():
    before = replace(PLAN_2026, own=(c.OwnPart("zzzz0001", "Phần cũ", "chữ cũ"),
                                     c.OwnPart("bbbb0002", text="Đường kách mệnh")))  # fmt: skip
    kept = with_own(before, ASKED)
    assert [(row.label, row.text) for row in kept.own] == [
        ("Việc giúp dân", ""), ("Sách đã đọc", "Đường kách mệnh"), ("Phần cũ", "chữ cũ"),
    ]  # fmt: skip


def test_an_old_entry_without_parts_reads_as_it_was():
    plan = c.plan_from({"items": [{"id": "aaaa1111", "deed": "x"}]})
    assert (plan.own, plan.heads) == ((), ())
    assert same_words({"released": []}, {"released": ["own"], "own": [], "heads": []})
    assert not same_words({}, {"own": [{"id": "a", "label": "", "text": "x"}]})


def test_a_plan_is_handed_in_with_what_the_unit_asks_for(asked):
    rev = write(asked, "chi", PLAN, "12/01/2026 09:00", PLAN_2026)
    with pytest.raises(NotWhole) as refusal:
        submit(2026, PLAN, token=uuid4(), base=rev,
               by=asked.by("chi", "12/01/2026"), now=at("12/01/2026 09:05"))  # fmt: skip
    assert {row.anchor for row in refusal.value.missing} == {"item-add", "own-bbbb0001"}
    version = hand_in(asked, "chi", PLAN, "12/01/2026 10:00", WHOLE)
    kept = c.plan_from(version.unseal())
    assert kept.own[0] == c.OwnPart("bbbb0001", "Việc giúp dân", "Sửa nhà cho bà Tư")
    assert kept.heads == (c.HeadName("aaaa0001", "Nêu gương"),)


def test_a_review_uses_the_heads_of_its_plan_and_has_its_own_parts(asked):
    hand_in(asked, "chi", PLAN, "12/01/2026 10:00", WHOLE)
    page = writing(2026, HALF, by=asked.by("chi", "10/06/2026"))
    assert page.head_names["aaaa0001"] == "Nêu gương"
    assert "own-cccc0001" in {row.anchor for row in page.missing}
    review = replace(REVIEW, own=(c.OwnPart("cccc0001", text="Chị Hà"),))
    version = hand_in(asked, "chi", HALF, "10/06/2026 09:00", review)
    kept = c.review_from(version.unseal())
    assert kept.heads == (c.HeadName("aaaa0001", "Nêu gương"),)
    assert kept.own == (c.OwnPart("cccc0001", "Người tốt quanh ta", "Chị Hà"),)


def test_a_rule_of_mid_year_is_for_the_next_years_form(world):
    ruled(world, VALUES, "01/02/2026", "20/01/2026 09:00")
    assert writing(2026, HALF, by=world.by("chi", "10/06/2026")).asked == {}
    assert set(writing(2027, PLAN, by=world.by("chi", "10/01/2027")).asked) == {
        "bbbb0001", "bbbb0002"}  # fmt: skip


def test_a_leader_writing_in_december_has_the_form_of_the_coming_year(asked):
    ruled(asked, {"plan_fields": [FREE]}, "01/01/2027", "10/12/2026 09:00", number="2")
    page = writing(2027, PLAN, by=asked.by("an", "20/12/2026"))
    assert set(page.asked) == {"bbbb0002"}


def test_an_old_year_keeps_its_form_when_the_rule_has_changed(asked):
    hand_in(asked, "chi", PLAN, "12/01/2026 10:00", WHOLE)
    renamed = {**VALUES, "heads": [{**HEAD, "name": "Làm gương"}],
               "plan_fields": [{**HELP, "label": "Việc làng"}]}  # fmt: skip
    ruled(asked, renamed, "01/01/2027", "10/12/2026 09:00", number="2")
    by = asked.by("chi", "10/02/2027")
    kept = own_reading(2026, PLAN, by=by)
    assert kept.head_names["aaaa0001"] == "Nêu gương"
    assert kept.content.own[0].label == "Việc giúp dân"
    assert booklet_year(2026, by=by).heads[-1] == "Nêu gương"
    assert booklet_year(2027, by=by, blank=True).heads[-1] == "Làm gương"


def test_the_head_of_an_agency_reads_own_parts_only_when_they_are_released(world):
    issued(world, "T", "01/01/2026", VALUES, now=at("10/12/2025 09:00"),
           issued_on=day("10/12/2025"))  # fmt: skip
    rev = write(world, "lan", PLAN, "12/01/2026 09:00", WHOLE)
    by = world.by("lan", "12/01/2026")
    for released, shown in ((("items",), False), (("items", "own"), True)):
        submit(2026, PLAN, token=uuid4(), base=rev, by=by,
               now=at("12/01/2026 09:05"), released=released)  # fmt: skip
        entry = Entry.objects.get(person=world.people["lan"])
        read = reading(entry.uid, by=world.by("khanh", "13/01/2026"))
        assert bool(read.content.own) is shown
        rev = write(world, "lan", PLAN, "12/01/2026 09:10", replace(WHOLE, items=WHOLE.items[1:]))


def test_the_writing_page_shows_the_units_parts_heads_guidance_and_examples(
    asked, client, monkeypatch
):
    monkeypatch.setattr(clock, "now", lambda: at("12/01/2026 09:00"))
    client.force_login(login_of(asked, "chi"))
    page = told(client.get("/so-tay/2026/ke-hoach/"))
    for part in (
        "Đơn vị yêu cầu thêm",
        "Việc giúp dân",
        "Nhà nào, việc gì.",
        "Nêu gương",
        "Ai nhìn vào mình mà làm theo?",
        "Ba dòng là đủ.",
    ):
        assert part in page, part
    assert page.count("(không bắt buộc)") == 1
    assert "Trực thay một buổi" in told(client.get("/so-tay/2026/tham-khao/"))


def test_own_parts_are_saved_without_script_and_printed(asked, client, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: at("12/01/2026 09:00"))
    client.force_login(login_of(asked, "chi"))
    client.post("/so-tay/2026/ke-hoach/", {
        "base": "0", "item": "aaaa1111", "item-aaaa1111-deed": "x", "own": ["bbbb0001", "bbbb0002"],
        "own-bbbb0001": "Sửa nhà cho bà Tư", "own-bbbb0002": "",
    })  # fmt: skip
    page = writing(2026, PLAN, by=asked.by("chi", "12/01/2026"))
    assert page.content.own[0].text == "Sửa nhà cho bà Tư"
    hand_in(asked, "chi", PLAN, "12/01/2026 10:00", WHOLE)
    word = client.get("/so-tay/2026/ke-hoach/ban.docx")
    lines = texts(opened(word.content))
    assert "Sửa nhà cho bà Tư" in lines and any("Việc giúp dân" in line for line in lines)


def test_a_blank_booklet_has_room_for_the_units_parts(asked):
    year = booklet_year(2026, by=asked.by("chi", "12/01/2026"), blank=True)
    text = words(booklet_pdf(booklet_of(year)))
    for part in ("III. Việc giúp dân", "IV. Sách đã đọc", "V. Người tốt quanh ta", "Nêu gương"):
        assert part in text, part


@pytest.mark.parametrize(("shown", "first", "many"), [
    ("all", "Trực thay một buổi", 21), ("own", "Trực thay một buổi", 1), ("none", None, 0),
])  # fmt: skip
def test_a_unit_decides_which_examples_its_writers_see(world, shown, first, many):
    ruled(world, {**VALUES, "examples_shown": shown})
    form = writing(2026, PLAN, by=world.by("chi", "12/01/2026")).form
    assert len(form["examples"]) == many
    assert not first or form["examples"][0]["deed"] == first


def test_a_part_typed_into_a_regulation_is_written_by_its_members(world, client, monkeypatch):
    moment = at("10/12/2025 09:00")
    monkeypatch.setattr(clock, "now", lambda: moment)
    client.force_login(login_of(world, "an"))
    here = "/don-vi/T.01.01/quy-dinh/moi/"
    page = client.get(f"{here}mau/")
    sent = {"base": page.context["base"], "examples_shown": "all"}
    for part in page.context["form"].sections:
        sent |= {f"{part.prefix}-TOTAL_FORMS": "1", f"{part.prefix}-INITIAL_FORMS": "0"}
    client.post(f"{here}mau/", {**sent, "plan_fields-0-label": "Việc giúp dân"})
    draft = Regulation.objects.get()
    by = world.by("an", "10/12/2025")
    head = replace(draft.heading, number="1", signer="An", subject="x", issued_on=by.day,
                   valid_from=day("01/01/2026"))  # fmt: skip
    save_document("T.01.01", head, {}, base=draft_page("T.01.01", by=by).mark_of_document, by=by,
                  now=moment)  # fmt: skip
    issue("T.01.01", base=mark_of_draft(Regulation.objects.get()), by=by, now=moment)
    moment = at("12/01/2026 09:00")
    client.force_login(login_of(world, "chi"))
    (asked_id,) = writing(2026, PLAN, by=world.by("chi", "12/01/2026")).asked
    client.post("/so-tay/2026/ke-hoach/", {"base": "0", "own": [asked_id],
                                           f"own-{asked_id}": "Sửa nhà cho bà Tư"})  # fmt: skip
    kept = writing(2026, PLAN, by=world.by("chi", "12/01/2026")).content.own
    assert [(row.label, row.text) for row in kept] == [("Việc giúp dân", "Sửa nhà cho bà Tư")]
