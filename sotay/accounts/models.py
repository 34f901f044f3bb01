"""Logins, the names they answer to, one-time codes, signed-in devices, tries."""

from hashlib import sha256
from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models
from django.db.models import Q

from sotay.accounts.choices import CodePurpose, IdentifierKind
from sotay.kit.models import Sealed


class Login(AbstractBaseUser):
    """A way in. Whose it is, `org.Person` says; a technician's login belongs to no person."""

    user_name = models.CharField("tên đăng nhập", max_length=80, unique=True)
    is_active = models.BooleanField("đang dùng", default=True)
    is_technician = models.BooleanField("quản trị kỹ thuật", default=False)
    # Sessions hang on this, not on the password: after help from others the old devices stay
    # signed in, so that their owner can object.
    session_seed = models.CharField("mầm phiên", max_length=64)
    helped_at = models.DateTimeField("được giúp đặt lại mật khẩu lúc", null=True, blank=True)
    recovery_hash = models.CharField("băm tờ khôi phục", max_length=64, blank=True)
    recovery_made_at = models.DateTimeField("in tờ khôi phục lúc", null=True, blank=True)
    theme = models.CharField("màu nền", max_length=8, blank=True)
    text_size = models.CharField("cỡ chữ", max_length=8, blank=True)

    USERNAME_FIELD = "user_name"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    objects: ClassVar[BaseUserManager] = BaseUserManager()

    class Meta:
        verbose_name = "tài khoản"

    def __str__(self) -> str:
        return self.user_name

    def get_session_auth_hash(self) -> str:
        return self.session_seed

    def get_session_auth_fallback_hash(self):
        return iter(())


class SecondFactor(Sealed):
    """The key shared with an authenticator on somebody's own phone; sealed: that key.

    It holds once a code made with it was typed in. `last_step` is the time step of the last code
    that was taken, so that none is taken twice.
    """

    login = models.OneToOneField(Login, models.CASCADE, related_name="second_factor")
    begun_at = models.DateTimeField("bắt đầu lúc")
    confirmed_at = models.DateTimeField("có hiệu lực từ", null=True, blank=True)
    last_step = models.BigIntegerField("bước thời gian đã dùng", default=0)

    class Meta:
        verbose_name = "xác thực hai bước"

    def __str__(self) -> str:
        return f"second factor of {self.login_id}"


class Identifier(models.Model):
    """Something a person may type to say who they are."""

    login = models.ForeignKey(Login, models.CASCADE, related_name="identifiers")
    kind = models.CharField("loại", max_length=10, choices=IdentifierKind.choices)
    value = models.CharField("giá trị", max_length=120, db_index=True)

    class Meta:
        verbose_name = "danh xưng đăng nhập"
        constraints = [
            models.UniqueConstraint(fields=["login", "kind"], name="one_identifier_of_a_kind"),
        ]

    def __str__(self) -> str:
        return self.value


class ActivationCode(models.Model):
    """A one-time code on a slip; only its keyed hash is kept."""

    login = models.ForeignKey(Login, models.CASCADE, related_name="codes")
    purpose = models.CharField("mục đích", max_length=8, choices=CodePurpose.choices)
    code_hash = models.CharField("băm của mã", max_length=64, unique=True)
    issued_at = models.DateTimeField("cấp lúc")
    issued_by = models.CharField("người cấp", max_length=200)
    expires_at = models.DateTimeField("hết hạn lúc")
    used_at = models.DateTimeField("dùng lúc", null=True, blank=True)
    revoked_at = models.DateTimeField("thu hồi lúc", null=True, blank=True)

    class Meta:
        verbose_name = "mã kích hoạt"
        constraints = [
            models.UniqueConstraint(
                fields=["login"],
                condition=Q(used_at=None, revoked_at=None),
                name="one_open_code_per_login",
            )
        ]

    def __str__(self) -> str:
        return f"{self.login} ({self.get_purpose_display()})"


class Session(AbstractBaseSession):
    """A signed-in device, so that its owner can see and end it."""

    login = models.ForeignKey(Login, models.CASCADE, null=True, related_name="sessions")
    device = models.CharField("thiết bị", max_length=120, blank=True)
    started_at = models.DateTimeField("đăng nhập lúc", null=True)
    seen_at = models.DateTimeField("dùng lần cuối", null=True)

    class Meta:
        verbose_name = "phiên đăng nhập"

    @property
    def handle(self) -> str:
        """Names the device on a page without giving its key away."""
        return sha256(self.session_key.encode()).hexdigest()[:16]

    @classmethod
    def get_session_store_class(cls):
        from sotay.accounts.sessions import SessionStore

        return SessionStore


class TryCount(models.Model):
    """How many wrong passwords came for one account, from known and from unknown devices apart."""

    key = models.CharField("khóa", max_length=64, primary_key=True)
    since = models.DateTimeField("từ lúc")
    count = models.PositiveIntegerField("số lần", default=0)

    class Meta:
        verbose_name = "số lần thử"

    def __str__(self) -> str:
        return str(self.count)
