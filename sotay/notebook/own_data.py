"""What a person wrote, in every version, drafts and notes included; who may read it."""

from sotay.notebook.models import (
    BookletBatch,
    CompareCount,
    Draft,
    Entry,
    HelperEntry,
    ReadingLeave,
    Reflection,
    SetAside,
    Signature,
    Version,
)
from sotay.org.kept import Data, kept_of, left_out, told_at


@kept_of("các lần sử dụng", Entry, with_=("unit",))
def entry(row: Entry) -> Data:
    return {
        "năm": row.year,
        "lần": row.use,
        "nơi nhận": row.unit.name,
        "nộp lúc": told_at(row.submitted_at),
        "hạn khi nộp": row.due_on.isoformat() if row.due_on else "",
        "nộp muộn": row.is_late,
        "báo cáo ngày": row.reported_on.isoformat() if row.reported_on else "",
        "hủy ngày": row.gone_on.isoformat() if row.gone_on else "",
    }


def _use(row: Draft | SetAside | Version | HelperEntry) -> Data:
    return {"năm": row.entry.year, "lần": row.entry.use}


@kept_of("bài đã nộp", Version, of="entry__person", with_=("entry",))
def version(row: Version) -> Data:
    return _use(row) | {
        "bản": row.number,
        "nộp lúc": told_at(row.submitted_at),
        "nộp muộn": row.is_late,
        "nơi nhận": row.unit_name,
        "nhập hộ": row.entered_by,
        "nội dung": row.unseal(),
    }


@kept_of("bài đang viết", Draft, of="entry__person", with_=("entry",))
def draft(row: Draft) -> Data:
    return _use(row) | {"lưu lúc": told_at(row.saved_at), "nội dung": row.unseal()}


@kept_of("bản để riêng", SetAside, of="entry__person", with_=("entry",))
def set_aside(row: SetAside) -> Data:
    return _use(row) | {"lúc": told_at(row.at), "nội dung": row.unseal()}


@kept_of("bản nhập hộ", HelperEntry, of="entry__person", with_=("entry", "entered_by"))
def helper_entry(row: HelperEntry) -> Data:
    return _use(row) | {
        "người nhập": row.entered_by.name,
        "nhập lúc": told_at(row.entered_at),
        "xác nhận lúc": told_at(row.confirmed_at),
        "không nhận lúc": told_at(row.refused_at),
        "có ảnh": row.photo is not None,
        "nội dung": row.unseal(),
    }


@kept_of("ghi chép", Reflection)
def reflection(row: Reflection) -> Data:
    kept = row.unseal()
    return {"ngày": row.written_on.isoformat(), "đánh dấu": kept["mark"], "chữ": kept["text"]}


@kept_of("quyền đọc có thời hạn", ReadingLeave, of="people", with_=("within",))
def leave(row: ReadingLeave) -> Data:
    """For how long inspectors may read what this person handed in, and why."""
    return {
        "của": row.within.name,
        "lý do": row.words,
        "năm": row.year,
        "từ ngày": row.valid_from.isoformat(),
        "đến hết ngày": row.last_day.isoformat() if row.last_day else "",
    }


@kept_of("số lần so trùng", CompareCount)
def compare_count(row: CompareCount) -> Data:
    return {"ngày": row.day.isoformat(), "số lần": row.count}


left_out("Băm có khóa của chính bài đã nộp, không có chữ nào; bài có ở mục bài đã nộp.", Signature)
left_out("Việc in của đơn vị, làm với tư cách cấp ủy.", BookletBatch)
