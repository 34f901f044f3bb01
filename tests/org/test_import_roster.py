"""`sotay import-roster`: what it prints, and how it ends."""

import io
import json

import pytest
from django.core.management import CommandError, call_command

from sotay.org.models import Person
from tests.org.rosters import AN, made, people, units

pytestmark = pytest.mark.django_db
SECOND = ("A.01", "Trần Bình", "01/01/1981", *AN[3:8], "87654321", "", "")
LOOK = ("Nên xem lại: Trang “Người”, dòng 3, cột Chức vụ Đảng: “Trần Bình” Chi bộ này đã có Bí thư "
        "Nguyễn Văn An ở dòng 2. Hãy kiểm tra.\n")  # fmt: skip


@pytest.fixture
def run(tmp_path):
    def run(*rows, **options) -> tuple[str, str]:
        file = tmp_path / "danh-sach.xlsx"
        file.write_bytes(made(units(), people(*rows)))
        out, err = io.StringIO(), io.StringIO()
        try:
            call_command("import-roster", str(file), stdout=out, stderr=err, **options)
        except SystemExit as end:
            assert end.code == 1
            assert err.getvalue() or options.get("json")
        return out.getvalue(), err.getvalue()

    return run


def test_it_tells_what_it_did(run):
    told, wrong = run(AN)
    assert told.endswith("Đã nhập: 4 tổ chức, 1 người (thêm 5, sửa 0, giữ nguyên 0).\n")
    assert wrong == ""
    assert "(thêm 0, sửa 0, giữ nguyên 5)" in run(AN, dry_run=True)[0]


def test_what_is_worth_a_look_is_told_and_written_all_the_same(run):
    told, look = run(AN, SECOND)
    assert "2 người (thêm 6" in told
    assert look == LOOK


def test_for_machines_the_lines_to_look_at_stay_out_of_the_counts(run):
    told, look = run(AN, SECOND, json=True)
    assert json.loads(told) == {
        "units": 4, "people": 2, "created": 6, "updated": 0, "unchanged": 0, "errors": []
    }  # fmt: skip
    assert look == LOOK


def test_every_bad_row_is_told_and_nothing_is_written(run):
    told, wrong = run(AN, AN, ("X", *SECOND[1:]))
    assert told == "" and not Person.objects.exists()
    assert [line.split(":")[0] for line in wrong.splitlines()] == [
        "Trang “Người”, dòng 4, cột Mã tổ chức",
        "Trang “Người”, dòng 3, cột Họ và tên",
        "Có 2 chỗ sai; chưa ghi gì. Hãy sửa rồi nhập lại.",
    ]
    assert len(json.loads(run(AN, AN, json=True)[0])["errors"]) == 1


def test_no_such_file():
    with pytest.raises(CommandError, match=r"Không thấy tệp khong-co\.xlsx"):
        call_command("import-roster", "khong-co.xlsx")


def test_a_dry_run_tells_every_change(run):
    many = [("A.01", f"Trần Bình {i}", "01/01/1981", *AN[3:7], "", "", "", "") for i in range(30)]
    told, _ = run(AN, *many, dry_run=True)
    assert all(f"Trần Bình {i}" in told for i in range(30))
    assert "thay đổi khác" not in told
    assert "thay đổi khác" in run(AN, *many)[0]


@pytest.mark.parametrize(("words", "sentence"), [(None, "Không thấy tệp"), (b"abc", "Excel")])
def test_a_file_that_cannot_be_read_is_an_error_for_machines_too(tmp_path, words, sentence):
    file, out = tmp_path / "danh-sach.xlsx", io.StringIO()
    if words is not None:
        file.write_bytes(words)
    with pytest.raises(SystemExit) as end:
        call_command("import-roster", str(file), json=True, stdout=out)
    (error,) = json.loads(out.getvalue())["errors"]
    assert end.value.code == 1 and sentence in error["problem"]
