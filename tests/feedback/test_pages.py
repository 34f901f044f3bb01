"""The pages of opinions: from sending to the answer; nobody but the handler sees a word."""

from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from sotay.feedback.actions import pass_up
from sotay.feedback.models import Feedback
from tests.accounts.doors import login_of
from tests.feedback.sending import NOW, sent
from tests.library.documents import word

CANARY = "chim hoàng yến trong mỏ than"


@pytest.fixture
def ask(world, client, monkeypatch):
    monkeypatch.setattr("sotay.kit.clock.now", lambda: NOW)

    def ask(who: str, where: str, given: dict | None = None):
        client.force_login(login_of(world, who))
        return client.get(where) if given is None else client.post(where, given, follow=True)

    return ask


def typed(**change) -> dict:
    return {"token": uuid4(), "kind": "question", "about": "other", "title": "Hỏi về lịch họp",
            "text": "Xin hỏi", **change}  # fmt: skip


def test_from_sending_to_settling(world, ask):
    assert "Chưa gửi ý kiến nào" in ask("chi", "/y-kien/").content.decode()
    assert "Chi bộ Phòng Tổng hợp" in ask("chi", "/y-kien/gui/").content.decode()
    wrong = ask("chi", "/y-kien/gui/", typed(title=""))
    assert wrong.status_code == 422 and "Xin hỏi" in wrong.content.decode()
    ask("chi", "/y-kien/gui/", typed())
    where = f"/y-kien/{Feedback.objects.get().uid}/"
    assert "Hỏi về lịch họp" in ask("an", "/y-kien/?muc=can-xu-ly").content.decode()
    ask("an", f"{where}xu-ly/", {"go": "take"})
    empty = ask("an", f"{where}xu-ly/", {"go": "answer", "words": " ", "question": "Ngày nào?"})
    assert empty.status_code == 422 and "Ngày nào?" in empty.content.decode()
    answered = ask("an", f"{where}xu-ly/", {"go": "answer", "words": "Ngày 3.", "publish": "1",
                                            "question": "Ngày nào?"})  # fmt: skip
    assert "Đã ghi việc xử lý" in answered.content.decode()
    assert "Ngày nào?" in ask("dung", "/y-kien/?muc=tra-loi-chung").content.decode()
    ask("an", f"{where}cong-bo/", {"go": "withdraw"})
    assert "Ngày nào?" not in ask("dung", "/y-kien/?muc=tra-loi-chung").content.decode()
    ask("an", f"{where}cong-bo/", {"go": "publish", "question": "Họp ngày nào?"})
    assert "Họp ngày nào?" in ask("dung", "/y-kien/?muc=tra-loi-chung").content.decode()
    more = ask("chi", f"{where}hoi-them/", {"words": ""})
    assert more.status_code == 422 and "Hãy ghi điều muốn hỏi thêm" in more.content.decode()
    ask("chi", f"{where}hoi-them/", {"words": "Giờ nào?"})
    ask("an", f"{where}xu-ly/", {"go": "answer", "words": "14 giờ."})
    assert "14 giờ." in ask("chi", where).content.decode()
    assert "Đã kết thúc" in ask("chi", f"{where}ket-thuc/", {}).content.decode()


@pytest.mark.parametrize(("name", "content", "sentence"), [
    ("a.html", b"<script>", "Chỉ nhận tệp PDF"), ("a.pdf", b"<svg>", "không phải tệp .pdf"),
    ("a.pdf", b"%PDF" + b"0" * 21 * 1024 * 1024, "quá 20 MB"),
])  # fmt: skip
def test_a_wrong_file_is_answered_beside_its_field(ask, name, content, sentence):
    page = ask("chi", "/y-kien/gui/", typed(file=SimpleUploadedFile(name, content)))
    assert page.status_code == 422 and sentence in page.content.decode()
    assert "Xin hỏi" in page.content.decode() and not Feedback.objects.exists()


def test_the_file_goes_out_as_a_file(world, ask):
    ask("chi", "/y-kien/gui/", typed(file=SimpleUploadedFile("Ảnh <b>.docx", word("x"))))
    where = f"/y-kien/{Feedback.objects.get().uid}/tep/"
    answer = ask("an", where)
    assert answer.headers["Content-Disposition"] == 'attachment; filename="tep-kem-y-kien.docx"'
    assert answer.headers["X-Content-Type-Options"] == "nosniff" and answer.content == word("x")
    assert [ask(who, where).status_code for who in ("dung", "khanh", "ha")] == [404, 404, 404]


def test_a_question_about_a_document_begins_with_its_name(ask):
    page = ask(
        "chi", "/y-kien/gui/?ve=document&tieu-de=Ch%E1%BB%89+th%E1%BB%8B+05"
    ).content.decode()
    assert 'value="Chỉ thị 05"' in page


@pytest.mark.parametrize("passed", [False, True])
def test_no_page_shows_a_word_of_it_to_anybody_but_its_writer_and_the_handler(world, ask, passed):
    row = sent(world, title=CANARY)
    if passed:
        pass_up(row.uid, CANARY, by=world.by("an"), now=NOW)
    near = {"chi", "khanh"} if passed else {"chi", "an", "binh"}
    seeing, naming = set(), set()
    for who in world.people:
        for where in ("/y-kien/", "/y-kien/?muc=can-xu-ly", "/y-kien/?muc=da-xu-ly",
                      "/y-kien/?muc=tra-loi-chung", f"/y-kien/{row.uid}/", "/thong-bao/",
                      "/van-ban/", "/so-tay/2026/"):  # fmt: skip
            page = ask(who, where).content.decode()
            seeing |= {who} if CANARY in page else set()
            if where == f"/y-kien/{row.uid}/" and "Lê Thị Kim Chi" in page:
                naming.add(who)
    assert seeing == near
    # Chi's own bar says who is signed in.
    assert naming == ({"chi"} if passed else near)
