"""What this app and those below it keep of a person."""

from django.db.models import Q

from sotay.accounts.models import ActivationCode, Identifier, Login, SecondFactor, Session
from sotay.audit.models import TrailEntry
from sotay.audit.queries import READ_VERBS
from sotay.org.kept import Data, kept_of, left_out, told_at
from sotay.org.models import (
    Exemption,
    Membership,
    Person,
    Position,
    Reorganisation,
    RosterUpload,
    Transfer,
)


@kept_of("người", Person, of="pk", with_=("helper",))
def person(row: Person) -> Data:
    return {
        "họ và tên": row.name,
        "ngày sinh": row.born,
        "giới tính": row.get_sex_display(),
        "chức vụ, công việc": row.work_post,
        "ngày vào Đảng": row.joined_party,
        "số thẻ Đảng viên": row.card_number,
        "điện thoại": row.phone,
        "thư điện tử": row.email,
        "người được nhờ nhập hộ": row.helper.name if row.helper else "",
    }


def _period(row: Membership | Position | Exemption) -> Data:
    until = row.valid_until.isoformat() if row.valid_until else ""
    return {"từ ngày": row.valid_from.isoformat(), "đến ngày": until}


@kept_of("nơi sinh hoạt", Membership, with_=("unit", "group"))
def membership(row: Membership) -> Data:
    group = row.group.name if row.group else ""
    where = {"đơn vị": row.unit.name, "tổ đảng": group}
    return where | {"đối tượng": row.get_category_display()} | _period(row)


@kept_of("chức vụ", Position, with_=("unit",))
def position(row: Position) -> Data:
    return {"chức vụ": row.get_role_display(), "đơn vị": row.unit.name} | _period(row)


@kept_of("miễn sinh hoạt", Exemption)
def exemption(row: Exemption) -> Data:
    return {"lý do": row.reason} | _period(row)


@kept_of("chuyển sinh hoạt", Transfer, with_=("from_unit", "to_unit"))
def transfer(row: Transfer) -> Data:
    return {
        "từ": row.from_unit.name,
        "đến": row.to_unit.name,
        "ngày": row.on.isoformat(),
        "lý do": row.reason,
        "người ghi": row.made_by,
        "tiếp nhận lúc": told_at(row.received_at),
        "rút lại lúc": told_at(row.undone_at),
    }


@kept_of("tài khoản", Login, of="person")
def login(row: Login) -> Data:
    return {
        "tên đăng nhập": row.user_name,
        "đang dùng": row.is_active,
        "đăng nhập lần cuối": told_at(row.last_login),
        "được giúp đặt lại mật khẩu lúc": told_at(row.helped_at),
        "in tờ khôi phục lúc": told_at(row.recovery_made_at),
        "màu nền": row.theme,
        "cỡ chữ": row.text_size,
    }


@kept_of("danh xưng đăng nhập", Identifier, of="login__person")
def identifier(row: Identifier) -> Data:
    return {"loại": row.get_kind_display(), "giá trị": row.value}


@kept_of("phiếu kích hoạt", ActivationCode, of="login__person")
def code(row: ActivationCode) -> Data:
    """The slip, never its code: of that only a keyed hash is kept."""
    return {
        "mục đích": row.get_purpose_display(),
        "người cấp": row.issued_by,
        "cấp lúc": told_at(row.issued_at),
        "hết hạn lúc": told_at(row.expires_at),
        "dùng lúc": told_at(row.used_at),
        "thu hồi lúc": told_at(row.revoked_at),
    }


@kept_of("xác thực hai bước", SecondFactor, of="login__person")
def second_factor(row: SecondFactor) -> Data:
    """That there is one, never its key."""
    return {"bắt đầu lúc": told_at(row.begun_at), "có hiệu lực từ": told_at(row.confirmed_at)}


@kept_of("thiết bị đang đăng nhập", Session, of="login__person")
def session(row: Session) -> Data:
    return {
        "thiết bị": row.device,
        "đăng nhập lúc": told_at(row.started_at),
        "dùng lần cuối": told_at(row.seen_at),
    }


@kept_of("ai đã xem", TrailEntry, of="about_id", only=Q(verb__in=READ_VERBS))
def reading(row: TrailEntry) -> Data:
    """Who read what this person handed in; other lines of the trail tell of acts, not of people."""
    return {
        "lúc": told_at(row.at),
        "người xem": row.by_name,
        "tư cách": row.by_post,
        "bài": row.thing_name,
        "lý do": row.note,
    }


left_out("Tệp danh sách của đơn vị, không phải của người tải lên; tự mất sau một ngày.",
         RosterUpload)  # fmt: skip
left_out("Việc sắp xếp là của tổ chức; ai đi đâu có ở nơi sinh hoạt.", Reorganisation)
