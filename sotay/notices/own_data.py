"""What a person was told, by which ways, and which ways they chose."""

from sotay.notices.models import CalendarFeed, Delivery, Message, Preference, PushSubscription
from sotay.org.kept import Data, kept_of, told_at


@kept_of("thông báo đã nhận", Message)
def message(row: Message) -> Data:
    return {
        "loại": row.get_kind_display(),
        "gửi lúc": told_at(row.at),
        "người gửi": row.from_name,
        "tiêu đề": row.subject,
        "nội dung": row.body,
        "đọc lúc": told_at(row.read_at),
        "trả lời": row.answer,
        "trả lời lúc": told_at(row.answered_at),
    }


@kept_of("lượt gửi ra ngoài", Delivery, of="message__person", with_=("message",))
def delivery(row: Delivery) -> Data:
    return {
        "tiêu đề": row.message.subject,
        "kênh": row.get_channel_display(),
        "trạng thái": row.get_state_display(),
        "xong lúc": told_at(row.done_at),
        "lỗi": row.error,
    }


@kept_of("cách nhận thông báo", Preference)
def preference(row: Preference) -> Data:
    return {"kênh đã chọn": list(row.channels)}


@kept_of("máy nhận thông báo", PushSubscription)
def push(row: PushSubscription) -> Data:
    return {"thiết bị": row.device, "bật lúc": told_at(row.made_at), "địa chỉ nhận": row.endpoint}


@kept_of("lịch đăng ký", CalendarFeed)
def calendar(row: CalendarFeed) -> Data:
    return {"tạo lúc": told_at(row.made_at)}
