"""A paper entry typed in by somebody else counts once its writer has said it is theirs."""

import io
from dataclasses import replace
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from sotay.accounts.actions import CodeRefused
from sotay.audit.queries import readings_about
from sotay.exports.photos import clean_photo
from sotay.kit import clock
from sotay.kit.refusals import NotFound, NotNow
from sotay.notebook.actions.helping import confirm_own, enter_paper, name_helper, refuse_own
from sotay.notebook.actions.reflections import write_reflection
from sotay.notebook.actions.submission import NotWhole
from sotay.notebook.choices import ConfirmedBy
from sotay.notebook.models import Draft, Entry, HelperEntry, Version
from sotay.notebook.queries.helping import people_to_help, waiting_for_me
from sotay.notebook.rules import content as c
from sotay.org.relations import Refused
from sotay.regulations.rules import HALF, PLAN
from tests.accounts import doors
from tests.accounts.doors import login_of, told
from tests.fixtures.strict import StrictClient
from tests.fixtures.world import World, at
from tests.notebook.writing import PLAN_2026, hand_in_plan, write

NOW = at("20/01/2026 09:00")


def photo(size: tuple[int, int] = (3000, 2000)) -> bytes:
    picture, held = Image.new("RGB", size, "white"), io.BytesIO()
    tags = Image.Exif()
    tags[0x010F] = "Máy ảnh"  # maker
    picture.save(held, "JPEG", exif=tags)
    return held.getvalue()


def enter(world: World, who: str = "dung", by: str = "an", **given) -> HelperEntry:
    given = {"photo": None, "signed": False, "content": PLAN_2026, **given}
    return enter_paper(world.people[who].uid, 2026, PLAN, given.pop("content"),
                       by=world.by(by, "20/01/2026"), now=NOW, **given)  # fmt: skip


def slip(world: World, who: str) -> str:
    return doors.slip(world, who, now=NOW)


def test_what_was_typed_in_waits_for_its_writer(world):
    enter(world)
    assert not Entry.objects.get().submitted_at
    version = confirm_own(2026, PLAN, by=world.by("dung", "21/01/2026"), now=at("21/01/2026"))
    assert version.entered_by == "Nguyễn Văn An"
    assert HelperEntry.objects.get().confirmed_by == ConfirmedBy.OWN_SIGN_IN


def test_a_code_of_their_own_confirms_at_once(world):
    assert enter(world, code=slip(world, "dung")).confirmed_by == ConfirmedBy.OWN_CODE
    assert Entry.objects.get().submitted_at == NOW


def test_another_code_confirms_nothing_and_after_five_one_waits(world):
    other = slip(world, "chi")
    for _ in range(5):
        with pytest.raises(CodeRefused, match="của người khác"):
            enter(world, code=other)
    with pytest.raises(CodeRefused, match="chờ 5 phút"):
        enter(world, code=slip(world, "dung"))
    assert not Version.objects.exists()


def test_a_photo_with_their_signature_confirms_at_once(world):
    with pytest.raises(NotNow, match="chụp bản giấy"):
        enter(world, signed=True)
    kept = enter(world, signed=True, photo=clean_photo(photo()))
    assert kept.confirmed_by == ConfirmedBy.SIGNED_PHOTO


def test_a_photo_is_made_small_and_tells_nothing_else(world):
    cleaned = Image.open(io.BytesIO(clean_photo(photo())))
    assert max(cleaned.size) < 3000
    assert not dict(cleaned.getexif())


def test_what_is_refused_counts_for_nothing(world):
    enter(world)
    by = world.by("dung", "21/01/2026")
    refuse_own(2026, PLAN, by=by, now=at("21/01/2026"))
    with pytest.raises(NotFound):
        waiting_for_me(2026, PLAN, by=by)
    assert not Version.objects.exists()


def test_the_own_draft_is_set_aside_not_lost(world):
    write(world, "dung", PLAN, "12/01/2026 09:00", PLAN_2026)
    enter(world, code=slip(world, "dung"))
    assert not Draft.objects.exists()
    assert Entry.objects.get().set_aside.count() == 1


def test_paper_that_is_not_whole_is_refused(world):
    with pytest.raises(NotWhole):
        enter(world, content=c.PlanContent())


def test_only_the_secretary_the_deputy_and_the_named_may_help(world):
    names = {key: [p.given for p in people_to_help(2026, by=world.by(key))]
             for key in ("an", "binh", "chi", "giang")}  # fmt: skip
    assert "Dũng" in names["an"] and "Dũng" in names["binh"]
    assert names["chi"] == [] and "Dũng" not in names["giang"]
    name_helper(str(world.people["chi"].uid), by=world.by("dung"), now=NOW)
    assert [p.given for p in people_to_help(2026, by=world.by("chi"))] == ["Dũng"]
    with pytest.raises(NotFound):
        enter(world, by="ha")
    with pytest.raises(Refused):
        enter(world, who="an", by="an")


# --- in the browser


HELP, NAMES = "/so-tay/nhap-ho/", "/tai-khoan/nhap-ho/"
OWN = f"/so-tay/2026/{PLAN}/nhap-ho/"
NOTE = "Điều chỉ viết cho riêng mình"


@pytest.fixture
def january(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: NOW)


def device(world: World, who: str) -> StrictClient:
    client = StrictClient()
    client.force_login(login_of(world, who))
    return client


def address(world: World, who: str) -> str:
    return f"{HELP}{world.people[who].uid}/2026/{PLAN}/"


def typed(**more: Any) -> dict[str, Any]:
    rows: dict[str, Any] = {"item": [item.id for item in PLAN_2026.items], "go": "enter", **more}
    for item in PLAN_2026.items:
        for part in ("head", "deed", "measure", "due"):
            rows[f"item-{item.id}-{part}"] = getattr(item, part)
    return rows


def paper(size: tuple[int, int] = (2400, 1200)) -> SimpleUploadedFile:
    return SimpleUploadedFile("ban-giay.jpg", photo(size), "image/jpeg")


def test_a_paper_with_its_photo_is_typed_in_and_confirmed_by_its_writer(world, january):
    helper, writer = device(world, "an"), device(world, "dung")
    done = helper.post(address(world, "dung"), typed(photo=paper()), follow=True)
    assert "của Phạm Tiến Dũng, chờ đồng chí ấy xác nhận." in told(done)
    assert not Version.objects.exists()
    page = told(writer.get(OWN))
    assert "Nguyễn Văn An nhập hộ từ bản giấy lúc" in page and PLAN_2026.items[0].deed in page
    writer.post(OWN + "nhan/")
    read = told(writer.get(f"/so-tay/2026/{PLAN}/"))
    assert "Nhập hộ" in read and "Người nhập hộ: Nguyễn Văn An" in read


def test_the_photo_is_bare_small_sealed_and_the_writers_alone(world, january):
    helper, writer = device(world, "an"), device(world, "dung")
    helper.post(address(world, "dung"), typed(photo=paper()))
    assert bytes(HelperEntry.objects.get().photo or b"")[:3] not in (b"", b"\xff\xd8\xff")
    answer = writer.get(OWN + "anh/")
    picture = Image.open(io.BytesIO(answer.content))
    assert (answer["Content-Type"], picture.size) == ("image/jpeg", (1600, 800))
    assert not dict(picture.getexif()) and b"Exif" not in answer.content
    assert helper.get(OWN + "anh/").status_code == 404


@pytest.mark.parametrize(
    ("file", "sentence"),
    [
        (b"%PDF-1.7", "Tệp này không phải ảnh JPEG, PNG hoặc WebP."),
        (photo()[:900], "Ảnh bị hỏng hoặc thiếu một phần."),
        (b"x" * (10 * 1024 * 1024 + 1), "Ảnh nặng quá 10 MB."),
    ],
    ids=["no picture", "cut short", "heavy"],
)
def test_a_wrong_photo_is_answered_and_what_was_typed_stays(world, january, file, sentence):
    given = typed(photo=SimpleUploadedFile("a.jpg", file))
    page = device(world, "an").post(address(world, "dung"), given)
    assert page.status_code == 422
    assert sentence in told(page) and PLAN_2026.items[1].deed in told(page)
    assert not HelperEntry.objects.exists()


def test_what_misses_on_the_paper_is_named_and_what_was_typed_stays(world, january):
    page = device(world, "an").post(address(world, "dung"), typed() | {"item-bbbb2222-due": ""})
    assert page.status_code == 422
    assert "Việc 2: hãy ghi thời hạn" in told(page) and PLAN_2026.items[0].deed in told(page)
    assert not HelperEntry.objects.exists()


def test_the_writer_alone_says_whether_it_is_theirs(world, january):
    enter(world)
    for who in ("an", "chi"):
        assert device(world, who).get(OWN).status_code == 404
        assert device(world, who).post(OWN + "nhan/").status_code == 404
    assert not Version.objects.exists()
    refused = device(world, "dung").post(OWN + "khong-nhan/", follow=True)
    assert "không phải của đồng chí và không được tính." in told(refused)
    assert device(world, "dung").post(OWN + "nhan/").status_code == 404
    assert not Version.objects.exists()


def test_after_a_refusal_the_paper_can_be_typed_in_anew(world):
    enter(world)
    refuse_own(2026, PLAN, by=world.by("dung", "21/01/2026"), now=at("21/01/2026"))
    enter(world)
    assert confirm_own(2026, PLAN, by=world.by("dung", "22/01/2026"), now=at("22/01/2026"))


def test_the_helper_never_sees_the_members_own_draft_or_notes(world, january):
    secret = replace(PLAN_2026, items=(replace(PLAN_2026.items[0], deed=NOTE),))
    write(world, "dung", PLAN, "12/01/2026 09:00", secret)
    write_reflection(NOTE, token=uuid4(), by=world.by("dung", "12/01/2026"), now=NOW,
                     today=NOW.date())  # fmt: skip
    helper = device(world, "an")
    person = f"{HELP}{world.people['dung'].uid}/2026/"
    pages = [helper.get(where) for where in (HELP, person, person + f"{PLAN}/")]
    assert [page.status_code for page in pages] == [200] * 3
    assert not [page for page in pages if NOTE in told(page)]
    assert helper.get(person + "ghi-chep/").status_code == 404


def test_whoever_is_no_longer_named_may_no_longer_help(world, january):
    by = world.by("dung", "20/01/2026")
    name_helper(str(world.people["chi"].uid), by=by, now=NOW)
    assert device(world, "chi").get(address(world, "dung")).status_code == 200
    name_helper("", by=by, now=NOW)
    assert device(world, "chi").get(address(world, "dung")).status_code == 404


def test_the_account_leads_the_named_helper_to_whom_they_help(world, january):
    by, chi = world.by("dung", "20/01/2026"), device(world, "chi")
    assert f'href="{HELP}"' not in told(chi.get(NAMES))
    name_helper(str(world.people["chi"].uid), by=by, now=NOW)
    assert f'href="{HELP}"' in told(chi.get(NAMES))


def test_only_somebody_of_the_own_unit_can_be_named(world, january):
    writer = device(world, "dung")
    assert writer.post("/tai-khoan/nhap-ho/", {"helper": world.people["ha"].uid}).status_code == 404
    writer.post("/tai-khoan/nhap-ho/", {"helper": world.people["chi"].uid})
    assert [p.given for p in people_to_help(2026, by=world.by("chi"))] == ["Dũng"]


def test_what_was_handed_in_already_is_not_typed_in_again(world, january):
    enter(world, code=slip(world, "dung"))
    page = device(world, "an").get(address(world, "dung"))
    assert page.status_code == 409
    assert "Phạm Tiến Dũng đã nộp kế hoạch cá nhân; không nhập hộ được nữa." in told(page)


# --- who read what


READERS = "/tai-khoan/ai-da-xem/"


def test_who_opened_a_text_is_told_to_its_writer(world, january):
    hand_in_plan(world, "dung")
    there = f"/so-tay/bai/{Entry.objects.get().uid}/"
    assert "người viết thấy ở trang" in told(device(world, "binh").get(there))
    page = told(device(world, "dung").get(READERS))
    assert "20/01/2026" in page and "<b>Trần Thanh Bình</b>" in page
    assert "Phó Bí thư Chi bộ Phòng Tổng hợp" in page and "Kế hoạch cá nhân 2026" in page
    assert "Trần Thanh Bình" not in told(device(world, "chi").get(READERS))


@pytest.mark.parametrize("who", ["dung", "chi", "giang", "khanh", "nga", "lan"])
def test_reading_ones_own_or_being_refused_leaves_nothing(world, january, who):
    hand_in_plan(world, "dung")
    there = f"/so-tay/bai/{Entry.objects.get().uid}/"
    assert device(world, who).get(there).status_code == (200 if who == "dung" else 404)
    assert "Chưa có ai xem bài đã nộp của đồng chí." in told(device(world, "dung").get(READERS))


def test_a_leaders_plan_read_as_an_example_is_counted_for_nobody(world, january):
    hand_in_plan(world, "an")
    there = f"/so-tay/bai/{Entry.objects.get().uid}/"
    assert "Nêu gương" in told(device(world, "chi").get(there))
    assert "Chưa có ai xem" in told(device(world, "an").get(READERS))


def test_each_opening_counts_and_the_newest_comes_first(world, january, monkeypatch):
    hand_in_plan(world, "dung")
    there = f"/so-tay/bai/{Entry.objects.get().uid}/"
    for who, when in (("an", "20/01/2026 10:00"), ("binh", "21/01/2026 10:00")):
        monkeypatch.setattr(clock, "now", lambda when=when: at(when))
        for _ in range(2):
            device(world, who).get(there)
    rows = readings_about(world.people["dung"].pk)
    assert [row.by_name.split()[-1] for row in rows] == ["Bình", "Bình", "An", "An"]


def test_whose_words_stand_behind_a_paper_is_told_of_it(world, january, monkeypatch):
    hand_in_plan(world, "dung")
    monkeypatch.setattr(clock, "now", lambda: at("18/06/2026 09:00"))
    monkeypatch.setattr(clock, "today", lambda: at("18/06/2026 09:00").date())
    page = told(device(world, "an").get(f"{HELP}{world.people['dung'].uid}/2026/{HALF}/"))
    assert PLAN_2026.items[0].deed in page
    readings = readings_about(world.people["dung"].pk)
    assert [(row.by_name, row.thing_name, row.note) for row in readings] == [
        ("Nguyễn Văn An", "Kế hoạch cá nhân 2026", "để nhập hộ bài viết trên giấy")
    ]
