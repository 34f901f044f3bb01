"""Bad input is answered with a Vietnamese sentence that says what to do; what was typed stays."""

import html
import re
from uuid import uuid4

import pytest

from sotay.kit import clock
from sotay.notebook.models import Draft, Entry, Reflection, SetAside, Version
from sotay.notebook.queries.writing import writing
from sotay.notebook.rules.content import texts
from sotay.regulations.rules import HALF, PLAN
from tests.accounts.doors import login_of, told
from tests.fixtures.strict import StrictClient
from tests.fixtures.world import World, at
from tests.notebook.writing import PLAN_2026, hand_in_plan, write

WRITE = "/so-tay/2026/ke-hoach/"
CHECK = WRITE + "xem-lai/"
NOTES = "/so-tay/2026/ghi-chep/"
DEED = "Giải quyết hồ sơ trước hạn ít nhất một ngày"
SCRIPT = {"X-Sotay-Autosave": "1"}
ZERO_WIDTH, TURNED, NUL, BELL = "\u200b", "\u202e", "\x00", "\x07"


def set_clock(monkeypatch, text: str) -> None:
    monkeypatch.setattr(clock, "now", lambda: at(text))


@pytest.fixture
def chi(world, client, monkeypatch) -> StrictClient:
    set_clock(monkeypatch, "12/01/2026 09:00")
    client.force_login(login_of(world, "chi"))
    return client


def fields(deed: str = DEED, due: str = "31/12/2026", base: int = 0, **more: str) -> dict[str, str]:
    item = {"head": "phong-cach", "deed": deed, "measure": "Sổ trực", "due": due}
    return {"base": f"{base}", "item": "aaaa1111",
            **{f"item-aaaa1111-{part}": words for part, words in item.items()}, **more}  # fmt: skip


def shown(page, name: str) -> str:
    """What stands in a field of the page."""
    text = page.content.decode()
    found = re.search(rf'<textarea[^>]*name="{name}"[^>]*>(.*?)</textarea>', text, re.S)
    found = found or re.search(rf'<input[^>]*name="{name}"[^>]*value="([^"]*)"', text)
    assert found, name
    return html.unescape(found[1]).strip("\n")


def kept(world: World) -> list[str]:
    content = writing(2026, PLAN, by=world.by("chi", "12/01/2026")).content
    return [words for _, words in texts(content)]


# --- handing in what is empty or not whole


def test_without_a_word_there_is_nothing_to_hand_in(chi):
    assert chi.get(CHECK).status_code == 409
    page = chi.post(CHECK, {"token": str(uuid4()), "base": "0"}, follow=True)
    assert page.status_code == 409
    assert "Chưa có gì mới để nộp. Hãy viết rồi bấm “Xem lại và nộp”." in told(page)
    assert not Entry.objects.exists()


def test_an_empty_plan_is_not_handed_in(chi):
    chi.post(WRITE, fields(deed="   "))
    page = chi.post(CHECK, {"token": str(uuid4()), "base": "1"}, follow=True)
    assert "Việc 1: hãy ghi việc làm cụ thể." in told(page)
    assert not Version.objects.exists() and Draft.objects.exists()


def test_everything_that_misses_is_named_at_once_with_its_place(chi):
    page = chi.post(WRITE, {"base": "0", "item": "aaaa1111", "item-aaaa1111-deed": DEED,
                            "go": "check"}, follow=True)  # fmt: skip
    sentences = ("hãy ghi đo bằng gì.", "hãy chọn nội dung.", "hãy ghi thời hạn")
    assert "Còn 3 chỗ cần hoàn thành trước khi nộp" in told(page)
    for sentence, part in zip(sentences, ("measure", "head", "due"), strict=True):
        link = f'href="{WRITE}#item-aaaa1111-{part}">Việc 1: {sentence}'
        assert link in told(page)
    assert "data-st-once>Nộp</button>" not in told(page)


def test_an_empty_review_names_result_strengths_and_weaknesses(world, chi, monkeypatch):
    hand_in_plan(world, "chi")
    set_clock(monkeypatch, "12/06/2026 09:00")
    there = f"/so-tay/2026/{HALF}/"
    page = told(chi.post(there, {"base": "0", "go": "check"}, follow=True))
    asked = (
        "Hãy chọn kết quả của việc",
        "Hãy ghi ưu điểm: việc cụ thể đã làm được.",
        "Hãy ghi khuyết điểm, hoặc chọn “Kỳ này chưa thấy khuyết điểm mới”.",
    )
    for sentence in asked:
        assert sentence in page
    chi.post(there + "xem-lai/", {"token": str(uuid4()), "base": "1"})
    assert Version.objects.count() == 1


@pytest.mark.parametrize(("token", "base"), [("", "1"), ("không phải mã", "1"), ("", "chữ")])
def test_a_forged_form_hands_in_nothing_twice_and_breaks_nothing(chi, token, base):
    chi.post(WRITE, fields())
    for _ in range(2):
        assert chi.post(CHECK, {"token": token, "base": base}).status_code < 500
    assert Version.objects.count() == (1 if base == "1" else 0)


# --- days


@pytest.mark.parametrize(
    ("due", "sentence"),
    [
        ("31/12/2025", "thời hạn 31/12/2025 đã qua, hãy ghi một ngày từ 01/01/2026."),
        ("31/02/2026", "“31/02/2026” không phải là ngày, hãy ghi như 31/12/2026."),
        ("cuối năm", "“cuối năm” không phải là ngày"),
        ("", "hãy ghi thời hạn, ví dụ 31/12/2026."),
    ],
)
def test_a_day_that_will_not_do_is_named_and_stays_as_typed(chi, due, sentence):
    page = chi.post(WRITE, fields(due=due, go="check"), follow=True)
    assert f"Việc 1: {sentence}" in told(page)
    assert shown(chi.get(WRITE), "item-aaaa1111-due") == due
    assert shown(chi.get(WRITE), "item-aaaa1111-deed") == DEED


@pytest.mark.parametrize("due", ["1/3/2026", "01-03-2026", "01.03.2026"])
def test_a_day_is_read_as_people_write_it(chi, due):
    chi.post(WRITE, fields(due=due))
    assert shown(chi.get(WRITE), "item-aaaa1111-due") == "01/03/2026"


# --- too long


def test_a_text_over_200_kb_stays_on_the_page_and_the_last_save_stays_kept(world, chi):
    chi.post(WRITE, fields())
    long = "Việc rất dài. " * 12_000
    page = chi.post(WRITE, fields(long, base=1))
    assert page.status_code == 413
    assert "Phần này dài quá 200 KB (222 KB). Hãy rút ngắn." in told(page)
    assert shown(page, "item-aaaa1111-deed") == long.strip()
    assert kept(world) == [DEED, "Sổ trực"]


def test_a_save_by_script_is_told_the_same(chi):
    answer = chi.post(WRITE, fields("a" * 200_001), headers=SCRIPT)
    assert answer.status_code == 413
    assert "200 KB" in answer.json()["sentence"]
    assert not Draft.objects.exists()


def test_200_kb_of_text_are_kept_to_the_last_letter(world, chi):
    text = ("Đã làm xong việc này. " * 9_000)[:120_000].strip()
    assert len(text.encode()) < 200_000
    assert chi.post(WRITE, fields(text), headers=SCRIPT).status_code == 200
    assert kept(world)[0] == text


def test_a_note_too_long_stays_on_the_page(chi):
    text = "Ghi chép dài. " * 4_000
    page = chi.post(NOTES, {"text": text, "token": str(uuid4())})
    assert page.status_code == 422
    assert "Ghi chép này dài quá. Hãy chia làm nhiều lần ghi." in told(page)
    assert shown(page, "text").strip() == text.strip()
    assert not Reflection.objects.exists()


# --- characters nobody sees


@pytest.mark.parametrize("unseen", [NUL, BELL, ZERO_WIDTH, TURNED, "\ufeff", "\x1b"])
def test_characters_nobody_sees_are_left_out_and_the_rest_is_kept(world, chi, unseen):
    broken = DEED.replace(" ", f" {unseen}", 3) + unseen
    assert chi.post(WRITE, fields(broken)).status_code == 302
    assert kept(world) == [DEED, "Sổ trực"]
    assert chi.get(CHECK).status_code == 200


def test_lines_and_letters_of_old_keyboards_are_kept_as_one_form(world, chi):
    import unicodedata

    apart = unicodedata.normalize("NFD", "Dòng một\r\nDòng hai")
    chi.post(WRITE, fields(apart))
    assert kept(world)[0] == "Dòng một\nDòng hai"


@pytest.mark.parametrize("text", ["", "   \n ", "\u00a0"])
def test_an_empty_note_is_asked_for_words_and_keeps_its_mark(chi, text):
    page = chi.post(NOTES, {"text": text, "mark": "weak", "token": str(uuid4())})
    assert page.status_code == 422
    assert "Hãy viết vài chữ rồi lưu." in told(page)
    assert not Reflection.objects.exists()


# --- before its time


@pytest.mark.parametrize("address", [f"/so-tay/2026/{HALF}/", "/so-tay/2027/ke-hoach/"])
def test_before_a_use_opens_the_day_is_said_and_nothing_is_written(chi, address):
    opens = {"2026": "01/06/2026", "2027": "01/01/2027"}[address.split("/")[2]]
    for answer in (chi.get(address), chi.post(address, {"base": "0", "strengths": "Chữ"})):
        assert answer.status_code == 409
        assert f"mở từ {opens}." in told(answer)
    assert "Chữ đã viết vẫn được giữ. Hãy quay lại trang trước." in told(answer)
    assert not Entry.objects.exists()


def test_before_a_use_opens_a_save_by_script_gets_the_sentence(chi):
    answer = chi.post(f"/so-tay/2026/{HALF}/", {"base": "0", "strengths": "x"}, headers=SCRIPT)
    assert answer.status_code == 409
    assert "mở từ 01/06/2026" in answer.json()["sentence"]


# --- what came from elsewhere, what nobody meant


def test_a_stale_page_is_told_and_both_texts_are_kept(world, chi):
    write(world, "chi", PLAN, "12/01/2026 08:00", PLAN_2026)
    page = chi.post(WRITE, fields("Việc của tab thứ hai"))
    assert page.status_code == 409
    assert "Cả hai bản đều được giữ." in told(page)
    assert "Việc của tab thứ hai" in told(page) and PLAN_2026.items[1].deed in told(page)
    assert kept(world)[0] == PLAN_2026.items[0].deed
    assert SetAside.objects.count() == 1


def test_a_choice_nobody_offered_counts_as_none(chi):
    chi.post(WRITE, fields() | {"item-aaaa1111-head": "<b>khác</b>"})
    assert "Việc 1: hãy chọn nội dung." in told(chi.get(CHECK))


def test_a_correction_that_changes_nothing_is_no_version(world, chi):
    hand_in_plan(world, "chi")
    write(world, "chi", PLAN, "12/01/2026 09:00", PLAN_2026)
    page = chi.post(CHECK, {"token": str(uuid4()), "base": "1"})
    assert page.status_code == 409
    assert "Không có gì thay đổi so với bản đã nộp." in told(page)
    assert Version.objects.count() == 1


def test_a_draft_never_handed_in_cannot_be_given_up_by_mistake(world, chi):
    write(world, "chi", PLAN, "12/01/2026 09:00", PLAN_2026)
    page = chi.post(WRITE + "bo-sua/")
    assert page.status_code == 409 and "Bài chưa nộp thì không bỏ được" in told(page)
    assert kept(world)[0] == PLAN_2026.items[0].deed
