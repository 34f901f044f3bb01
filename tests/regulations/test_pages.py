"""What the pages of the regulations show, to whom, at what cost."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sotay.kit import clock
from sotay.org.actions.counting import count_people_on
from sotay.org.choices import UnitKind
from sotay.regulations.forms.document import DocumentForm
from sotay.regulations.models import Regulation
from sotay.regulations.queries.drafts import draft_page
from sotay.regulations.queries.pages import rules_page
from sotay.regulations.queries.preview import preview
from sotay.regulations.rules import GROUPS, OF_THE_YEAR
from tests.accounts.doors import login_of, told
from tests.fixtures.world import World, at
from tests.kit.test_file_text import pdf
from tests.regulations.writing import NOW, SETTER, draft, issued

HERE = "/don-vi/T.01/quy-dinh/"


class Huge(SimpleUploadedFile):
    """Says to be of 50 MB, and can't be read."""

    def __init__(self, *args) -> None:
        super().__init__(*args)
        self.size = 50 * 1024 * 1024

    def read(self, *args):
        raise AssertionError("read")


@pytest.fixture(autouse=True)
def june(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: NOW)


@pytest.fixture
def enter(world, client):
    def enter(who: str):
        client.force_login(login_of(world, who))
        return client

    return enter


def typed(page, **changes) -> dict:
    """What a browser sends when the form is left as it is shown, but for the changes."""
    form = page.context["form"]
    shown = {name: form[name].value() for name in form.fields if name not in ("file", "drops_file")}
    shown = {k: v.strftime("%d/%m/%Y") if hasattr(v, "strftime") else v for k, v in shown.items()}
    kept = {name: value for name, value in shown.items() if value is not None}
    return {**kept, "base": page.context["base"], **changes}


@pytest.mark.parametrize(("who", "status"), [
    ("chi", 200), ("lan", 200), ("khanh", 200), ("minh", 200), ("nga", 200),
])  # fmt: skip
def test_everybody_below_and_whoever_stands_above_reads_the_rules(world, enter, who, status):
    made = issued(world, "T.01", "18/06/2026", {"plan_due": "01-25"}, number="05-QĐ/ĐU")
    for address in (HERE, f"{HERE}{made.uid}/"):
        assert enter(who).get(address).status_code == status
    assert "Quy định số 05-QĐ/ĐU" in told(enter(who).get(HERE))


def test_a_cell_is_a_strangers_for_its_neighbour(world, enter):
    assert enter("ha").get("/don-vi/T.01.01/quy-dinh/").status_code == 404


def test_the_page_says_which_document_set_what_and_what_is_the_units_own(world, enter):
    issued(world, "T", "18/06/2026", {"plan_due": "01-25"}, number="12-HD/ĐU")
    issued(world, "T.01", "18/06/2026", {"half_due": "06-20"}, number="05-QĐ/ĐU")
    page = told(enter("chi").get(HERE))
    assert "12-HD/ĐU" in page and "Đơn vị đặt" in page and "Mức chung" in page


def test_a_unit_whose_value_gave_way_is_told_on_its_page(world, enter):
    issued(world, "T.01", "18/06/2026", {"plan_due": "01-25"})
    later = issued(world, "T", "01/07/2026", {"plan_due": "01-20"}, number="12-HD/ĐU")
    page = told(enter("khanh").get(HERE))
    assert "Giá trị của đơn vị (25/01) khi ấy không còn áp dụng." in page
    assert "Cấp trên đã quy định chặt hơn" not in page
    Regulation.objects.filter(pk=later.pk).update(valid_from=NOW.date())
    later.rule_values.update(valid_from=NOW.date())
    page = told(enter("khanh").get(HERE))
    assert "Cấp trên đã quy định chặt hơn" in page
    assert "đơn vị đặt 25/01, nay là 20/01 theo Hướng dẫn số 12-HD/ĐU" in page


def test_what_a_next_version_only_repeats_is_not_announced(world, enter):
    issued(world, "T.01", "18/06/2026", {"half_due": "06-20", "slip_days": 10})
    issued(world, "T.01", "01/07/2026", {"half_due": "06-20", "slip_days": 7}, number="2")
    (coming,) = rules_page("T.01", by=world.by("chi")).coming
    assert (coming.row.key, coming.row.value) == ("slip_days", 7)


def test_a_draft_is_seen_by_those_who_may_set_the_rules_alone(world, enter):
    made = draft(world, "T.01", "01/07/2026", {"plan_due": "01-25"}, subject="Chưa ai được biết")
    assert "Bản thảo" in told(enter("khanh").get(HERE))
    for who in ("chi", "minh", "an"):
        assert "Bản thảo" not in told(enter(who).get(HERE))
        assert enter(who).get(f"{HERE}{made.uid}/").status_code == 404
        assert enter(who).get(f"{HERE}moi/xem-truoc/").status_code == 403


def test_from_an_empty_page_to_a_document_in_force(world, enter):
    client = enter("khanh")
    page = client.get(f"{HERE}moi/")
    assert "Số tiếp theo: 01-QĐ/ĐU hoặc 01-HD/ĐU" in told(page)
    head = {"number": "01-QĐ/ĐU", "issued_on": "17/06/2026", "signer": "Đỗ Quốc Khánh",
            "subject": "Về sử dụng Sổ tay", "valid_from": "18/06/2026", "go": "check",
            "half_due": "25/06"}  # fmt: skip
    sent = pdf("Quy định")  # made once: it carries the second it was made in
    answer = client.post(
        f"{HERE}moi/", typed(page, **head, file=SimpleUploadedFile("qd.pdf", sent))
    )
    assert answer.url == f"{HERE}moi/xem-truoc/"
    checked = client.get(answer.url)
    assert "Soát xét, đánh giá 6 tháng 2027" in told(checked)
    issued_now = client.post(answer.url, {"base": checked.context["page"].mark}, follow=True)
    assert "Đã ban hành Quy định số 01-QĐ/ĐU ngày 17/06/2026." in told(issued_now)
    made = Regulation.objects.get()
    assert made.values == {"half_due": "06-25"}
    download = enter("chi").get(f"{HERE}{made.uid}/tep/")
    assert download.content == sent
    assert download["Content-Disposition"].startswith("attachment")


def test_a_looser_value_stands_beside_its_field_with_the_line_above(world, enter):
    issued(world, "T", "18/06/2026", {"plan_due": "01-25"}, number="12-HD/ĐU")
    client = enter("khanh")
    page = client.get(f"{HERE}moi/")
    answer = client.post(f"{HERE}moi/", typed(page, plan_due="28/01", signer="Đang gõ dở"))
    assert answer.status_code == 422
    assert "Cấp trên: 25/01, theo Hướng dẫn số 12-HD/ĐU" in told(answer)
    assert "Đang gõ dở" in answer.content.decode()


def test_a_wrong_file_is_told_beside_its_field(world, enter):
    client = enter("khanh")
    page = client.get(f"{HERE}moi/")
    file = SimpleUploadedFile("qd.html", b"<script>alert(1)</script>")
    answer = client.post(f"{HERE}moi/", typed(page, file=file))
    assert answer.status_code == 422 and "Chỉ nhận tệp" in told(answer)


def test_a_file_of_fifty_megabytes_is_refused_before_it_is_read(world, enter):
    client = enter("khanh")
    page = client.get(f"{HERE}moi/")
    form = DocumentForm(typed(page), {"file": Huge("qd.pdf", b"%PDF-")}, page=page.context["page"])
    assert form.errors["file"] == ["Tệp quá 20 MB. Hãy gửi bản nhẹ hơn hoặc chia nhỏ."]


def test_of_two_writers_the_second_sees_both_texts_and_may_save_over(world, enter):
    client = enter("an")
    here = "/don-vi/T.01.01/quy-dinh/moi/"
    mine = typed(client.get(here), plan_due="15/01", signer="An")
    draft(world, "T.01.01", "01/07/2026", {"plan_due": "01-20"}, who="binh")
    answer = client.post(here, mine)
    assert answer.status_code == 409
    assert "Trần Thanh Bình vừa lưu phần này" in told(answer)
    assert "bản kia: 20/01" in told(answer)
    assert answer.context["form"]["plan_due"].value() == "15/01"
    assert client.post(here, {**mine, "base": answer.context["base"]}).status_code == 302
    assert Regulation.objects.get().values == {"plan_due": "01-15"}


def test_the_preview_says_what_changes_for_whom(world, enter):
    issued(world, "T.01.01", "18/06/2026", {"plan_due": "01-25"})
    draft(world, "T.01", "01/07/2026", {"plan_due": "01-20"})
    count_people_on(NOW.date())
    page = told(enter("khanh").get(f"{HERE}moi/xem-truoc/"))
    assert "2 chi bộ, 10 người" in page
    assert "Chi bộ Phòng Tổng hợp</b>, Hạn nộp kế hoạch cá nhân: 25/01, sẽ là 20/01" in page
    assert "Kế hoạch cá nhân 2027" in page and "Không hạn nộp nào thay đổi" not in page


def test_a_draft_that_misses_its_number_is_not_issued(world, enter):
    made = draft(world, "T.01", "01/07/2026", {}, number="", signer="")
    client = enter("khanh")
    page = client.get(f"{HERE}moi/xem-truoc/")
    assert "Hãy ghi số của văn bản." in told(page) and "Hãy ghi người ký." in told(page)
    answer = client.post(f"{HERE}moi/xem-truoc/", {"base": page.context["page"].mark})
    assert answer.status_code == 422
    assert Regulation.objects.get(pk=made.pk).state == "draft"


def test_two_versions_stand_side_by_side(world, enter):
    first = issued(world, "T.01", "18/06/2026", {"plan_due": "01-25", "slip_days": 7})
    second = issued(world, "T.01", "01/07/2026", {"plan_due": "01-20", "slip_days": 7}, number="2")
    page = told(enter("chi").get(f"{HERE}so-sanh/?mot={second.uid}&hai={first.uid}"))
    assert page.index("25/01") < page.index("20/01") and "Phiếu kích hoạt" not in page
    for wrong in ("?mot=x&hai=y", f"?mot={first.uid}&hai={first.uid.int}", ""):
        assert enter("chi").get(f"{HERE}so-sanh/{wrong}").status_code == 404


def test_withdrawn_before_its_day_from_its_page(world, enter):
    made = issued(world, "T.01", "01/07/2026", {"plan_due": "01-25"})
    assert "Thu hồi" not in told(enter("chi").get(f"{HERE}{made.uid}/"))
    client = enter("khanh")
    assert "Thu hồi" in told(client.get(f"{HERE}{made.uid}/"))
    client.post(f"{HERE}{made.uid}/thu-hoi/")
    assert "Đã thu hồi" in told(client.get(f"{HERE}{made.uid}/"))


def test_heads_fields_guidance_and_examples_are_rows_of_a_form(world, enter):
    client = enter("khanh")
    page = client.get(f"{HERE}moi/mau/")
    sent = {"base": page.context["base"], "examples_shown": "own", "go": "forms"}
    for part in page.context["form"].sections:
        sent |= {f"{part.prefix}-TOTAL_FORMS": "1", f"{part.prefix}-INITIAL_FORMS": "0"}
    sent |= {"heads-0-name": "Nêu gương", "plan_fields-0-label": "Việc giúp dân",
             "plan_fields-0-required": "on", "plan_guidance-0-title": "Gọn"}  # fmt: skip
    answer = client.post(f"{HERE}moi/mau/", sent)
    assert answer.status_code == 422 and "Hãy ghi nói rõ." in told(answer)
    answer = client.post(f"{HERE}moi/mau/", {**sent, "plan_guidance-0-text": "Ba dòng là đủ."})
    assert answer.status_code == 302
    values = Regulation.objects.get().values
    assert values["heads"][0]["name"] == "Nêu gương" and values["heads"][0]["id"]
    assert values["plan_fields"][0]["required"] is True and values["examples_shown"] == "own"
    assert values["plan_guidance"] == [{"title": "Gọn", "text": "Ba dòng là đủ."}]
    again = client.get(f"{HERE}moi/mau/")
    parts = {part.prefix: part for part in again.context["form"].sections}
    assert parts["heads"].initial == values["heads"] and len(parts["heads"].forms) == 2


def test_two_rows_of_the_same_name_are_refused(world, enter):
    client = enter("khanh")
    page = client.get(f"{HERE}moi/mau/")
    sent = {"base": page.context["base"], "examples_shown": "all"}
    for part in page.context["form"].sections:
        sent |= {f"{part.prefix}-TOTAL_FORMS": "2", f"{part.prefix}-INITIAL_FORMS": "0"}
    sent |= {"heads-0-name": "Nêu gương", "heads-1-name": "nêu  gương"}
    assert "có hai dòng trùng tên" in told(client.post(f"{HERE}moi/mau/", sent))
    sent |= {"heads-1-name": "đạo đức"}
    assert "Nội dung phải có trong kế hoạch: “đạo đức” đã có rồi." in told(
        client.post(f"{HERE}moi/mau/", sent)
    )


def more_cells(world: World, many: int) -> None:
    for number in range(many):
        code = f"T.01.9{number}"
        world.unit(code, f"Chi bộ số {number}", UnitKind.CELL, "T.01")
        world.person(f"s{number}", f"Lê Số {number}", code, "official", ("secretary", code))
        SETTER[code] = f"s{number}"
        issued(world, code, "18/06/2026", {"plan_due": "01-25"})


@pytest.mark.parametrize("many", [2, 12])
def test_pages_make_few_queries_however_many_units_stand_below(world, enter, many):
    more_cells(world, many)
    first = issued(world, "T.01", "18/06/2026", {"half_due": "06-20"})
    issued(world, "T", "01/07/2026", {"plan_due": "01-28"})
    draft(world, "T.01", "01/08/2026", {"plan_due": "01-20"}, number="2")
    client = enter("khanh")
    client.get(HERE)
    found = []
    for where in ("", f"{first.uid}/", "moi/", "moi/mau/", "moi/xem-truoc/"):
        with CaptureQueriesContext(connection) as queries:
            assert client.get(f"{HERE}{where}").status_code == 200
        found.append(len(queries))
    assert found == [11, 7, 12, 12, 11]


def test_the_preview_lists_a_bounded_number_of_units(world):
    more_cells(world, 32)
    draft(world, "T.01", "01/08/2026", {"plan_due": "01-20"})
    page = preview("T.01", by=world.by("khanh"))
    assert (len(page.gives_way), page.has_more) == (30, True)


def test_new_heads_and_forms_are_for_the_next_year_but_from_1_january(world):
    field = {"plan_fields": [{"id": "dv-1", "label": "A", "hint": "", "required": False}]}
    draft(world, "T.01", "01/08/2026", field)
    assert preview("T.01", by=world.by("khanh")).forms_from == 2027
    draft(world, "T.01", "01/01/2027", {"heads": [{"id": "dv-1", "name": "Nêu gương"}]})
    assert preview("T.01", by=world.by("khanh")).forms_from == 2027
    assert set(OF_THE_YEAR) == set(GROUPS[-1][1])


def test_a_draft_page_offers_the_heads_of_the_directive_and_ones_own(world):
    issued(world, "T", "18/06/2026", {"heads": [{"id": "dv-9", "name": "Nêu gương"}]})
    page = draft_page("T.01", by=world.by("khanh", "19/06/2026"))
    assert page.heads["dv-9"] == "Nêu gương" and "dao-duc" in page.heads
    assert at("19/06/2026").date() == world.by("khanh", "19/06/2026").day
