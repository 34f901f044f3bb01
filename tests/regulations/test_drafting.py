"""A draft is written by several people; looser values and bad files are refused with a reason."""

import io
import zipfile

import pytest

from sotay.kit.refusals import NotFound, NotNow
from sotay.org.choices import UnitKind
from sotay.org.relations import Refused
from sotay.regulations.actions.drafting import (
    Elsewhere,
    Loosened,
    drop_draft,
    save_document,
    save_forms,
)
from sotay.regulations.models import Regulation
from sotay.regulations.queries.drafts import draft_page
from sotay.regulations.queries.in_force import rules_in_force
from tests.fixtures.world import at, day
from tests.kit.test_file_text import pdf
from tests.library.documents import word
from tests.regulations.writing import NOW, draft, heading, issued

PDF = pdf("Quy định")
FIELD = {"id": "dv-0001", "label": "Việc giúp dân", "hint": "", "required": True}


def save(world, code="T.01", who="khanh", values=None, base=None, **given):
    by = world.by(who)
    base = draft_page(code, by=by).mark_of_document if base is None else base
    head = given.pop("head", heading(code, "01/07/2026"))
    return save_document(code, head, values or {}, base=base, by=by, now=NOW, **given)


def test_a_draft_keeps_only_what_the_unit_sets_itself_and_holds_nothing_yet(world):
    made = save(world, values={"plan_due": "01-20", "half_due": "06-30"})
    assert made.values == {"plan_due": "01-20"}
    assert rules_in_force(made.unit.path, on=day("01/02/2027"))["plan_due"] == "01-31"
    assert Regulation.objects.get().saved_by == "Đỗ Quốc Khánh"


def test_a_looser_value_is_refused_with_the_line_of_the_document_above(world):
    issued(world, "T", "01/07/2026", {"plan_due": "01-25"}, number="12-HD/ĐU")
    with pytest.raises(Loosened) as refusal:
        save(world, values={"plan_due": "01-28"})
    assert refusal.value.reasons == {"plan_due": (
        "Hạn kế hoạch chỉ được sớm hơn hoặc bằng cấp trên. Cấp trên: 25/01, theo Hướng dẫn số "
        "12-HD/ĐU ngày 01/06/2026 của Ban Thường vụ Đảng ủy các cơ quan tỉnh."
    )}  # fmt: skip
    assert not Regulation.objects.filter(unit__code="T.01").exists()


def test_a_value_looser_than_what_nobody_set_names_its_source(world):
    with pytest.raises(Loosened, match=r"31/01, theo mức chung \(Sổ tay 2016"):
        save(world, values={"plan_due": "02-15"})


def test_a_use_that_would_open_after_its_last_day_is_refused(world):
    with pytest.raises(Loosened, match="ngày mở phải trước"):
        save(world, values={"plan_opens": "01-25", "plan_due": "01-20"})


def test_of_two_people_at_one_draft_the_second_is_told_and_nothing_is_overwritten(world):
    mark = draft_page("T.01.01", by=world.by("binh")).mark_of_document
    save(world, "T.01.01", "an", {"plan_due": "01-20"})
    with pytest.raises(Elsewhere) as other:
        save(world, "T.01.01", "binh", {"plan_due": "01-15"}, base=mark)
    assert other.value.draft.saved_by == "Nguyễn Văn An"
    assert Regulation.objects.get().values == {"plan_due": "01-20"}
    save(world, "T.01.01", "binh", {"plan_due": "01-15"})
    assert Regulation.objects.get().values == {"plan_due": "01-15"}


def test_the_same_words_twice_are_no_conflict(world):
    mark = draft_page("T.01.01", by=world.by("an")).mark_of_document
    for who in ("an", "binh"):
        save(world, "T.01.01", who, {"plan_due": "01-20"}, base=mark)


def test_two_people_at_different_parts_do_not_disturb_each_other(world):
    page = draft_page("T.01.01", by=world.by("binh"))
    save(world, "T.01.01", "an", {"plan_due": "01-20"})
    made = save_forms("T.01.01", {"plan_fields": [FIELD]}, base=page.mark_of_forms,
                      by=world.by("binh"), now=NOW)  # fmt: skip
    assert made.values == {"plan_due": "01-20", "plan_fields": [FIELD]}
    with pytest.raises(Elsewhere):
        save_forms("T.01.01", {"plan_fields": []}, base=page.mark_of_forms, by=world.by("an"),
                   now=NOW)  # fmt: skip


def test_a_new_draft_begins_with_what_the_unit_has_now(world):
    issued(world, "T.01", "01/07/2026", {"plan_due": "01-20", "plan_fields": [FIELD]})
    page = draft_page("T.01", by=world.by("khanh", "20/08/2026"))
    assert page.draft.values == {"plan_due": "01-20", "plan_fields": [FIELD]}
    assert page.draft.valid_from == day("01/09/2026") and not page.is_begun
    assert page.numbers == ("02-QĐ/ĐU", "01-HD/ĐU")
    assert page.signers == ("Đỗ Quốc Khánh",)


def test_a_new_draft_leaves_out_what_has_given_way(world):
    issued(world, "T.01", "18/06/2026", {"plan_due": "01-25", "slip_days": 7})
    issued(world, "T", "01/07/2026", {"plan_due": "01-20"})
    assert draft_page("T.01", by=world.by("khanh")).draft.values == {"slip_days": 7}


def macro() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        file.writestr("[Content_Types].xml", "")
        file.writestr("word/vbaProject.bin", "x")
    return packed.getvalue()


@pytest.mark.parametrize(("name", "content", "reason"), [
    ("qd.docx", macro(), "không có macro"),
    ("qd.html", b"<script>1</script>", "Chỉ nhận tệp"),
    ("qd.svg", b"<svg onload='1'/>", "Chỉ nhận tệp"),
    ("qd.pdf", b"MZ\x90", "không phải tệp .pdf"),
    ("qd.pdf", PDF + bytes(20 * 1024 * 1024), "quá 20 MB"),
    ("qd.pdf", b"", "rỗng"),
    ("qd.pdf", b"%PDF-1.7 x", "Không đọc được tệp này"),
    ("qd.docx", word("TỐI MẬT"), "dấu “TỐI MẬT”"),
    ("qd.pdf", pdf("*MẬT*"), "dấu “MẬT”"),
])  # fmt: skip
def test_a_bad_file_is_refused_and_the_draft_stays_as_it_was(world, name, content, reason):
    save(world, values={"plan_due": "01-20"}, file=("qd.pdf", PDF))
    with pytest.raises(NotNow, match=reason):
        save(world, values={"plan_due": "01-10"}, file=(name, content))
    kept = Regulation.objects.get()
    assert (bytes(kept.file), kept.values) == (PDF, {"plan_due": "01-20"})


def test_a_file_stays_until_another_comes_or_it_is_taken_away(world):
    save(world, file=("qd.pdf", PDF))
    assert save(world).file_name == "qd.pdf"
    assert save(world, drops_file=True).file is None


@pytest.mark.parametrize(("code", "who", "answer"), [
    ("T.01", "chi", Refused), ("T.01", "an", Refused), ("T.01.01", "khanh", Refused),
    ("T.01.02", "an", NotFound),
])  # fmt: skip
def test_only_those_who_hold_a_post_there_write_a_draft(world, code, who, answer):
    with pytest.raises(answer):
        draft(world, code, "01/07/2026", {}, who=who)
    with pytest.raises(answer):
        drop_draft(code, by=world.by(who), now=NOW)


def test_a_group_issues_nothing(world):
    world.unit("T.01.01.T1", "Tổ đảng 1", UnitKind.GROUP, "T.01.01")
    world.person("head", "Lê Tổ Trưởng", "T.01.01", "official", ("secretary", "T.01.01.T1"))
    with pytest.raises(NotNow, match="quy chế của chi bộ"):
        draft(world, "T.01.01.T1", "01/07/2026", {}, who="head")


def test_a_draft_given_up_is_gone(world):
    save(world)
    drop_draft("T.01", by=world.by("khanh"), now=at("18/06/2026 10:00"))
    assert not Regulation.objects.exists()
