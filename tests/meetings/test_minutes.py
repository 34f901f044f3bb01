"""Minutes: drafted from what was recorded, worded, signed by two, corrected by an annex alone."""

from dataclasses import replace
from datetime import date

import pytest

from sotay.audit.models import TrailEntry
from sotay.exports.sheets_minutes import Block
from sotay.kit.refusals import NotFound, NotNow
from sotay.meetings.actions import minutes as writing
from sotay.meetings.actions.recording import add_remark, add_task
from sotay.meetings.models import Annex, Minutes
from sotay.meetings.queries.minutes import minutes_page, signed_text
from sotay.notices.models import Message
from sotay.org.relations import Refused
from tests.fixtures.world import World, at, day
from tests.meetings.holding import CELL, begun, over, planned
from tests.meetings.minuting import EVENING, SLUG, held


def page(world: World, who: str = "binh", on: str = "03/07/2026"):
    return minutes_page(CELL, SLUG, by=world.by(who, on))


def sign(world: World, who: str, seen: str = "", when: str = "03/07/2026 16:40", **more) -> Minutes:
    seen = seen or page(world, who).digest
    more = {"read_back": True, **more}
    return writing.sign(CELL, SLUG, seen=seen, by=world.by(who, "03/07/2026"), now=at(when), **more)


def signed(world: World) -> Minutes:
    held(world)
    sign(world, "binh")
    return sign(world, "an", when="03/07/2026 16:45")


def save(world: World, conclusion: str, *, base: int, who: str = "binh", **more) -> Minutes:
    wording = replace(page(world).wording, conclusion=conclusion)
    return writing.save_wording(CELL, SLUG, wording, base=base, by=world.by(who, "03/07/2026"),
                                now=EVENING, **more)  # fmt: skip


def test_they_are_drafted_from_what_was_recorded(world):
    held(world, guests="Đồng chí Phúc, Đảng ủy")
    sheet = page(world).sheet
    assert sheet.number == "Số 01-BB/CB"
    assert (sheet.heading.parent_body, sheet.heading.body) == (
        "Đảng bộ Sở Thử nghiệm", "Chi bộ Phòng Tổng hợp",
    )  # fmt: skip
    assert sheet.opened == "14 giờ 05 phút, ngày 03 tháng 7 năm 2026"
    assert (sheet.present, sheet.chair) == (
        "03/05 đồng chí (60%).",
        "Đồng chí Nguyễn Văn An, Bí thư",
    )
    away = {(row.name, row.reason) for row in sheet.absent}
    assert away == {("Đồng chí Phạm Tiến Dũng", "đi công tác"), ("Đồng chí Đỗ Quốc Khánh", "")}
    assert sheet.guests == ("Đồng chí Phúc, Đảng ủy",)
    reports, questions = sheet.sections
    assert reports.title == "Học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh"
    assert [block.title for block in reports.blocks] == [
        "Đồng chí Nguyễn Văn An báo cáo kế hoạch cá nhân",
        "Đồng chí Lê Thị Kim Chi báo cáo kế hoạch cá nhân",
        "Vắng, báo cáo tại kỳ sau",
    ]
    lines = reports.blocks[1].course.splitlines()
    assert lines[0].startswith("Việc 1 (Phong cách): Giải quyết hồ sơ trước hạn")
    assert lines[1:] == [
        "Đồng chí Nguyễn Văn An: Nên chia sẻ cách làm.",
        "Đồng chí Phúc, Đảng ủy: Hoan nghênh chi bộ.",
        "Biểu dương đồng chí Lê Thị Kim Chi: Giải quyết hồ sơ sớm hạn.",
    ]
    assert reports.blocks[1].conclusion == "Chi bộ ghi nhận."
    assert "Đồng chí Lê Thị Kim Chi hỏi: Bao giờ có tài liệu?" in questions.blocks[0].course
    assert [(t.person, t.due) for t in sheet.tasks] == [("Đồng chí Lê Thị Kim Chi", "15/07/2026")]
    assert "16 giờ 00 phút cùng ngày (kéo dài 115 phút)" in sheet.closing
    assert sheet.recipients == ("Đảng ủy Sở Thử nghiệm (để báo cáo),", "Lưu Chi bộ.")


def test_only_what_a_member_released_stands_in_them(world):
    held(world)
    words = page(world).wording.words
    assert "Giải quyết hồ sơ trước hạn" in words
    assert "trực bộ phận một cửa" not in words, "a passage its writer did not release"


def test_there_are_none_before_the_meeting_is_over(world):
    meeting = planned(world)
    begun(world, meeting)
    with pytest.raises(NotNow, match="chưa kết thúc"):
        page(world)
    with pytest.raises(NotNow, match="chưa kết thúc"):
        writing.sign(CELL, SLUG, seen="", read_back=True, by=world.by("an", "03/07/2026"),
                     now=EVENING)  # fmt: skip


def test_none_of_a_meeting_nobody_attended(world):
    meeting = held(world)
    meeting.attendance.update(state="absent")
    with pytest.raises(NotNow, match="không có ai có mặt"):
        page(world)
    with pytest.raises(NotNow, match="không có ai có mặt"):
        save_empty(world)
    with pytest.raises(NotNow, match="không có ai có mặt"):
        writing.sign(CELL, SLUG, seen="", read_back=True, by=world.by("an", "03/07/2026"),
                     now=EVENING)  # fmt: skip


def save_empty(world: World) -> None:
    writing.save_wording(CELL, SLUG, writing.Wording(), base=0,
                         by=world.by("binh", "03/07/2026"), now=EVENING)  # fmt: skip


def test_the_keeper_words_them_and_a_second_tab_is_told(world):
    held(world)
    assert save(world, "Nhất trí cao.", base=0).rev == 1
    assert page(world).sheet.conclusion == "Nhất trí cao."
    with pytest.raises(writing.Elsewhere) as other:
        save(world, "Bản cũ.", base=0, who="an")
    assert (other.value.rev, other.value.by) == (1, "Trần Thanh Bình")
    assert page(world).sheet.conclusion == "Nhất trí cao."
    assert "Nhất trí cao." not in repr(list(Minutes.objects.values()))


def test_drafted_again_they_are_what_was_recorded(world):
    held(world)
    wording = page(world).wording
    emptied = replace(wording, sections=(replace(wording.sections[0], blocks=(Block("", "x"),)),))
    by = world.by("binh", "03/07/2026")
    writing.save_wording(CELL, SLUG, emptied, base=0, by=by, now=EVENING)
    assert page(world).left_out == ["Biểu dương đồng chí Lê Thị Kim Chi: Giải quyết hồ sơ sớm hạn."]
    writing.draft_again(CELL, SLUG, base=1, by=by, now=EVENING)
    assert (page(world).wording, page(world).left_out) == (wording, [])


def test_two_sign_and_then_nothing_changes(world):
    minutes = signed(world)
    assert minutes.is_signed and (minutes.number, minutes.code, minutes.term) == (1, "BB/CB", 2025)
    assert (minutes.keeper_name, minutes.chair_name) == ("Trần Thanh Bình", "Nguyễn Văn An")
    shown = page(world, "chi").sheet
    assert shown.left.mark == "Đã ký trên Sổ tay lúc 16:40 ngày 03/07/2026"
    assert shown.right.mark == "Đã ký trên Sổ tay lúc 16:45 ngày 03/07/2026"
    assert shown.digest == minutes.sha256 and page(world, "chi").is_true
    by = world.by("binh", "03/07/2026")
    refused = [
        lambda: writing.save_wording(CELL, SLUG, writing.Wording(), base=1, by=by, now=EVENING),
        lambda: writing.draft_again(CELL, SLUG, base=1, by=by, now=EVENING),
        lambda: sign(world, "binh", seen=minutes.sha256),
        lambda: writing.name_signatories(CELL, SLUG, keeper=1, chair=2, by=by, now=EVENING),
        lambda: add_remark(CELL, SLUG, None, person=world.people["chi"].pk, kind="praise",
                           text="Thêm", by=by, now=EVENING),
        lambda: add_task(CELL, SLUG, person=world.people["chi"].pk, what="Thêm",
                         due=date(2026, 8, 1), by=by, now=EVENING),
    ]  # fmt: skip
    for change in refused:
        with pytest.raises(NotNow):
            change()
    verbs = [row.verb for row in TrailEntry.objects.filter(verb__startswith="minutes.")]
    assert verbs.count("minutes.signed") == 2


def test_the_printed_digest_is_that_of_the_plain_text(world):
    from hashlib import sha256

    minutes = signed(world)
    text = signed_text(CELL, SLUG, by=world.by("chi", "03/07/2026"))
    assert sha256(text.encode()).hexdigest() == minutes.sha256
    assert "Biểu dương đồng chí Lê Thị Kim Chi" in text
    kept = minutes.unseal()
    minutes.seal({**kept, "text": text.replace("143", "144").replace("15", "16")})
    minutes.save()
    assert not page(world).is_true, "a changed text is noticed"


def test_who_came_is_told_and_a_new_name_of_the_unit_changes_nothing(world):
    signed(world)
    told = set(Message.objects.filter(kind="minutes").values_list("subject", "person__given"))
    assert ("Chờ ký biên bản: Sinh hoạt chi bộ tháng 7/2026", "An") in told
    assert ("Đã ký biên bản: Sinh hoạt chi bộ tháng 7/2026", "Chi") in told
    world.units[CELL].name = "Chi bộ Tên mới"
    world.units[CELL].save()
    assert page(world).sheet.heading.body == "Chi bộ Phòng Tổng hợp"


@pytest.mark.parametrize(("who", "told"), [("chi", "Chỉ người ghi"), ("khanh", "Chỉ người ghi")])
def test_nobody_else_signs(world, who, told):
    held(world)
    with pytest.raises(NotNow, match=told):
        sign(world, who, seen="x")


def test_a_stranger_finds_nothing(world):
    held(world)
    with pytest.raises(NotFound):
        sign(world, "ha", seen="x")
    with pytest.raises(NotFound):
        page(world, "ha")


def test_whoever_was_not_there_does_not_sign_until_somebody_else_is_named(world):
    meeting = held(world, keeper=world.people["dung"].pk)
    with pytest.raises(NotNow, match="vắng mặt"):
        sign(world, "dung", seen="x")
    by = world.by("an", "03/07/2026")
    people = {key: person.pk for key, person in world.people.items()}
    for keeper, chair in ((people["dung"], people["an"]), (people["an"], people["an"]),
                          (people["ha"], people["an"])):  # fmt: skip
        with pytest.raises(NotNow):
            writing.name_signatories(CELL, SLUG, keeper=keeper, chair=chair, by=by, now=EVENING)
    writing.name_signatories(CELL, SLUG, keeper=people["chi"], chair=people["an"], by=by,
                             now=EVENING)  # fmt: skip
    meeting.refresh_from_db()
    assert sign(world, "chi").keeper_name == "Lê Thị Kim Chi"


def test_one_person_does_not_sign_for_both(world):
    held(world, keeper=world.people["an"].pk)
    with pytest.raises(NotNow, match="hai người"):
        sign(world, "an", seen="x")


def test_they_are_read_back_first(world):
    held(world)
    with pytest.raises(NotNow, match="đọc lại"):
        sign(world, "binh", read_back=False)


def test_nobody_signs_what_they_have_not_seen(world):
    held(world)
    seen = page(world).digest
    save(world, "Đổi ý.", base=0)
    with pytest.raises(writing.Changed):
        sign(world, "binh", seen=seen)
    assert not Minutes.objects.get().has_signature


def test_a_change_takes_off_the_first_signature(world):
    held(world)
    sign(world, "binh")
    save(world, "Sửa sau khi ký.", base=1)
    assert not Minutes.objects.get().has_signature
    sign(world, "an")
    assert sign(world, "binh").is_signed


def test_what_is_recorded_after_the_first_signature_asks_for_both_again(world):
    held(world)
    sign(world, "binh")
    add_task(CELL, SLUG, person=world.people["an"].pk, what="Việc thêm", due=day("20/07/2026"),
             by=world.by("an", "03/07/2026"), now=EVENING)  # fmt: skip
    assert page(world).is_stale and not page(world).has_own_signature
    minutes = sign(world, "an")
    assert (minutes.chair_name, minutes.keeper_name) == ("Nguyễn Văn An", "")
    assert sign(world, "binh").is_signed


def test_members_read_them_once_they_are_signed(world):
    held(world)
    with pytest.raises(NotNow, match="chưa đủ chữ ký"):
        page(world, "chi")
    sign(world, "binh")
    sign(world, "an")
    assert page(world, "dung").sheet.digest, "absent, but called to the meeting"
    with pytest.raises(NotFound):
        page(world, "giang")


def test_numbers_are_given_once_in_a_term(world):
    held(world)
    assert save(world, "Có biên bản giấy trước.", base=0, number=57).number == 57
    sign(world, "binh")
    sign(world, "an")
    following = planned(world, on="04/08/2026")
    begun(world, following, when="04/08/2026 14:00")
    over(world, following)
    by = world.by("binh", "04/08/2026")
    later = minutes_page(CELL, following.slug, by=by)
    assert later.sheet.number == "Số 58-BB/CB"
    with pytest.raises(NotNow, match="đã dùng"):
        writing.save_wording(CELL, following.slug, later.wording, base=0, number=57, by=by,
                             now=EVENING)  # fmt: skip


def test_an_annex_corrects_signed_minutes(world):
    minutes = signed(world)
    before = Minutes.objects.values().get()
    by = world.by("binh", "04/07/2026")
    annex = writing.write_annex(CELL, SLUG, "Sửa 143 thành 134.", by=by, now=EVENING)
    for who, sees in (("binh", True), ("an", True), ("chi", False)):
        assert (page(world, who).open_annex is not None) == sees, who
    with pytest.raises(NotNow):
        sign_annex(world, "chi", "x")
    with pytest.raises(writing.Changed):
        sign_annex(world, "an", "x")
    sign_annex(world, "binh", page(world).open_annex_digest)
    assert not page(world, "chi").sheet.annexes, "one signature is not enough"
    with pytest.raises(NotFound):
        writing.drop_annex(CELL, SLUG, by=by, now=EVENING)
    annex = sign_annex(world, "an", page(world, "an").open_annex_digest)
    assert annex.is_signed
    shown = page(world, "chi").sheet.annexes
    assert [(a.number, a.text, bool(a.digest)) for a in shown] == [(1, "Sửa 143 thành 134.", True)]
    assert Minutes.objects.values().get() == before and minutes.sha256 == before["sha256"]
    second = writing.write_annex(CELL, SLUG, "Thêm một dòng.", by=by, now=EVENING)
    assert second.number == 2
    writing.drop_annex(CELL, SLUG, by=by, now=EVENING)
    assert Annex.objects.count() == 1


def sign_annex(world: World, who: str, seen: str) -> Annex:
    return writing.sign_annex(CELL, SLUG, seen=seen, by=world.by(who, "04/07/2026"),
                              now=at("04/07/2026 09:00"))  # fmt: skip


def test_an_annex_waits_for_signed_minutes_and_words(world):
    held(world)
    by = world.by("binh", "03/07/2026")
    with pytest.raises(NotNow, match="sửa thẳng"):
        writing.write_annex(CELL, SLUG, "x", by=by, now=EVENING)
    sign(world, "binh")
    sign(world, "an")
    with pytest.raises(NotNow, match="Hãy ghi"):
        writing.write_annex(CELL, SLUG, " ", by=by, now=EVENING)
    with pytest.raises(Refused):
        writing.write_annex(CELL, SLUG, "x", by=world.by("chi", "03/07/2026"), now=EVENING)
