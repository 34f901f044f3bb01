"""The fixed words of accounts."""

from django.db import models


class IdentifierKind(models.TextChoices):
    USER_NAME = "user_name", "Tên đăng nhập"
    CARD = "card", "Số thẻ Đảng viên"
    PHONE = "phone", "Điện thoại"
    EMAIL = "email", "Thư điện tử"


class CodePurpose(models.TextChoices):
    FIRST = "first", "Kích hoạt lần đầu"
    HELP = "help", "Giúp đặt lại mật khẩu"
