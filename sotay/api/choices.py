"""What a token may be used for. Its owner must be allowed to do the same at that moment."""

from django.db.models import TextChoices


class Scope(TextChoices):
    UNITS = "units:read", "Xem tổ chức và số liệu tình hình ở nơi tôi theo dõi"
    PEOPLE = "people:read", "Xem tên và trạng thái từng người ở đơn vị tôi theo dõi"
    NOTEBOOK = "notebook:read", "Xem Sổ tay của tôi: các lần sử dụng và bài đã nộp"
    OTHERS = "others:read", "Đọc bài, ý kiến của người khác mà tôi được đọc"
    FEEDBACK = "feedback:read", "Xem ý kiến của tôi và trả lời chung"
    DOCUMENTS = "documents:read", "Xem văn bản và việc nghiên cứu của tôi"
    STUDY = "documents:write", "Xác nhận tôi đã nghiên cứu văn bản"
    REMIND = "reminders:send", "Đôn đốc ở đơn vị tôi theo dõi"
    ROSTER = "roster:import", "Nhập danh sách tổ chức và người (quản trị kỹ thuật)"
