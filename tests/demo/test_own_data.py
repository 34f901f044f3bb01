"""What a person downloads of themself holds every row that is kept of them."""

from datetime import timedelta

import pytest

from sotay.accounts.models import Login
from sotay.exports.pdf import data_pdf
from sotay.kit import clock
from sotay.notebook.printouts import readable_data
from sotay.notebook.queries.mine import my_data
from sotay.org.kept import KEPT
from sotay.org.models import Person
from sotay.org.standing import standing_of_person
from tests.exports.test_booklet import words

pytestmark = pytest.mark.django_db
CAST = ["dangvien", "bithu", "danguy", "congchuc"]
# What nobody in the demo world has: each is tried where it is made.
EMPTY_HERE = {"bản để riêng", "máy nhận thông báo", "lịch đăng ký", "lượt gửi ra ngoài",
              "phiếu kích hoạt", "thiết bị đang đăng nhập", "số lần so trùng",
              "lần xem có gì mới", "cách nhận thông báo",
              "tệp kèm ý kiến", "bản nhập hộ", "chuyển sinh hoạt",
              "xác thực hai bước", "khóa truy cập"}  # fmt: skip


def kept_of(login):
    person = Login.objects.get(user_name=login).person
    by = standing_of_person(person.pk, day=clock.today())
    return person, my_data(by=by, now=clock.now())


@pytest.mark.parametrize("login", CAST)
def test_every_row_of_a_person_is_in_it(small, login):
    person, data = kept_of(login)
    for model, kept in KEPT.items():
        rows = model._default_manager.filter(kept.only, **{kept.of: person.pk})
        assert len(data[kept.title]) == rows.count(), kept.title
    assert len(data["người"]) == 1


def test_somebody_has_something_of_nearly_everything(small):
    found: set[str] = set()
    for person in Person.objects.exclude(login=None):
        by = standing_of_person(person.pk, day=clock.today())
        found |= {title for title, rows in my_data(by=by, now=clock.now()).items() if rows}
    assert {kept.title for kept in KEPT.values()} - found <= EMPTY_HERE


def test_the_number_of_queries_is_that_of_the_tables(small, django_assert_max_num_queries):
    person = Person.objects.get(login__user_name="dangvien")
    by = standing_of_person(person.pk, day=clock.today())
    with django_assert_max_num_queries(len(KEPT) + 2):
        my_data(by=by, now=clock.now())


def test_it_can_be_read_on_paper_without_a_foreign_word(small):
    _, data = kept_of("dangvien")
    text = words(data_pdf(readable_data(data)))
    for title in ("Thông báo đã nhận", "Điểm danh", "Ghi chép", "Bài đã nộp"):
        assert title in text
    for code in ("entry.", "None", "True", "False", "submitted"):
        assert code not in text


def test_an_opinion_and_a_session_are_in_it_as_soon_as_they_are_there(small):
    person, before = kept_of("dangvien")
    person.login.sessions.create(
        session_key="a" * 40, session_data="", expire_date=clock.now() + timedelta(days=1),
        device="Điện thoại thử", started_at=clock.now(), seen_at=clock.now(),
    )  # fmt: skip
    _, after = kept_of("dangvien")
    assert not before["thiết bị đang đăng nhập"]
    assert [row["thiết bị"] for row in after["thiết bị đang đăng nhập"]] == ["Điện thoại thử"]
