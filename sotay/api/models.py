"""Tokens by which other systems act for a person, and what their writes were answered."""

import uuid
from datetime import date

from django.db import models

from sotay.accounts.models import Login
from sotay.kit.models import Sealed


class Token(models.Model):
    """Lets a program do what its owner may at that moment, within its scopes; only its keyed hash
    is kept.
    """

    uid = models.UUIDField("mã cố định", default=uuid.uuid4, unique=True, editable=False)
    login = models.ForeignKey(Login, models.CASCADE, related_name="tokens")
    name = models.CharField("tên", max_length=80)
    token_hash = models.CharField("băm của khóa", max_length=64, unique=True)
    scopes = models.JSONField("phạm vi")
    made_at = models.DateTimeField("tạo lúc")
    expires_on = models.DateField("dùng đến hết ngày")
    used_at = models.DateTimeField("dùng lần cuối", null=True, blank=True)
    revoked_at = models.DateTimeField("thu hồi lúc", null=True, blank=True)

    class Meta:
        verbose_name = "khóa truy cập"

    def __str__(self) -> str:
        return f"token {self.pk} of {self.login_id}"

    def is_over(self, today: date) -> bool:
        return self.revoked_at is not None or self.expires_on < today


class Answer(Sealed):
    """What a write with this key was answered, so that the same call again does nothing twice.
    Sealed: the answer.
    """

    token = models.ForeignKey(Token, models.CASCADE, related_name="answers")
    key = models.CharField("khóa của lần gọi", max_length=100)
    asked = models.CharField("băm của điều đã gọi", max_length=64)
    at = models.DateTimeField("lúc", db_index=True)

    class Meta:
        verbose_name = "câu trả lời đã gửi"
        constraints = [
            models.UniqueConstraint(fields=["token", "key"], name="one_answer_for_a_key"),
        ]

    def __str__(self) -> str:
        return f"answer to {self.key}"
