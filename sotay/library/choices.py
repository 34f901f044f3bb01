"""The fixed words of documents; source: Quy định 399-QĐ/TW, the types of Party documents."""

from django.db import models


class DocumentKind(models.TextChoices):
    DIRECTIVE = "directive", "Chỉ thị"
    RESOLUTION = "resolution", "Nghị quyết"
    REGULATION = "regulation", "Quy định"
    GUIDANCE = "guidance", "Hướng dẫn"
    PLAN = "plan", "Kế hoạch"
    CONCLUSION = "conclusion", "Kết luận"
    NOTICE = "notice", "Thông báo"
    REPORT = "report", "Báo cáo"
    LETTER = "letter", "Công văn"
    OTHER = "other", "Văn bản khác"


class FileText(models.TextChoices):
    """How much of a file's text search knows."""

    WHOLE = "whole", "Tìm được trong toàn văn"
    PART = "part", "Tìm được trong phần đầu của tệp"
    NONE = "none", "Bản chụp, không tìm được trong nội dung"
    WAITING = "waiting", "Đang đọc tệp để tìm được trong nội dung"
