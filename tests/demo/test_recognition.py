"""The demo world has an example told of a member, one of a cell, and one that waits."""

import pytest

from sotay.recognition.models import Commendation, Example
from sotay.recognition.queries.evidence import commendations_of
from sotay.recognition.queries.pages import work_of
from sotay.recognition.queries.published import told_list
from tests.demo.test_build import by, person

pytestmark = [pytest.mark.django_db(transaction=False), pytest.mark.usefixtures("small")]


def test_two_examples_are_told_and_one_waits_for_its_person():
    told = [row.name for row in told_list(by=by("dangvien2")).rows]
    assert told == ["Chi bộ Phòng Kế hoạch – Tài chính", "Nguyễn Thị Hồng Ánh"]
    assert told_list(by=by("khoi")).rows == ()
    assert [line.name for line in work_of(by=by("dangvien2")).asked] == ["Hoàng Minh Đức"]
    assert [line.name for line in work_of(by=by("khoi")).to_publish] == ["Nguyễn Thị Hồng Ánh"]
    assert Example.objects.filter(state="asked").count() == 1


def test_the_decisions_are_numbered_and_in_the_years_evidence():
    assert [str(made) for made in Commendation.objects.order_by("number")] == [
        "12-QĐ/ĐU 19/05/2026", "13-QĐ/ĐU 19/05/2026",
    ]  # fmt: skip
    (found,) = commendations_of(person("dangvien").pk, 2026, by=by("bithu"))
    assert (found.award, found.unit_name) == ("Giấy khen", "Đảng bộ Sở Xây dựng")
