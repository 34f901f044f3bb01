"""Messages to people, what goes out by other ways, and which ways each person chose."""

import uuid

from django.db import models
from django.db.models import Q

from sotay.notices.choices import ChannelName, DeliveryState, Kind
from sotay.org.models import Person


class Message(models.Model):
    """What somebody is told, in the product itself; it never carries what anybody wrote."""

    uid = models.UUIDField("mã cố định", default=uuid.uuid4, unique=True, editable=False)
    person = models.ForeignKey(Person, models.CASCADE, related_name="messages")
    kind = models.CharField("loại", max_length=12, choices=Kind.choices)
    # Names the occasion: the same for one person comes once, however often it is sent.
    dedupe = models.CharField("mã chống trùng", max_length=120)
    subject = models.CharField("tiêu đề", max_length=200)
    body = models.TextField("nội dung")
    link = models.CharField("đường dẫn", max_length=200, blank=True)
    from_name = models.CharField("người gửi", max_length=200)
    at = models.DateTimeField("gửi lúc")
    read_at = models.DateTimeField("đọc lúc", null=True, blank=True)
    answers = models.JSONField("câu trả lời có sẵn", default=list)
    answer = models.CharField("trả lời", max_length=100, blank=True)
    answered_at = models.DateTimeField("trả lời lúc", null=True, blank=True)

    class Meta:
        verbose_name = "thông báo"
        constraints = [
            models.UniqueConstraint(fields=["person", "dedupe"], name="one_message_per_occasion")
        ]
        indexes = [
            models.Index(fields=["person", "-at"], name="message_person_at"),
            models.Index(
                fields=["person"], condition=Q(read_at=None), name="message_person_unread"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.dedupe} to {self.person_id}"


class Delivery(models.Model):
    """One message on its way outside; tried again until it is gone or has failed for good."""

    # Goes out with every try, so that the other end can tell a second one.
    uid = models.UUIDField("mã gửi", default=uuid.uuid4, unique=True, editable=False)
    message = models.ForeignKey(Message, models.CASCADE, related_name="deliveries")
    channel = models.CharField("kênh", max_length=8, choices=ChannelName.choices)
    # Which device, for push; empty where a person has one address only.
    target = models.CharField("tới máy", max_length=32, blank=True)
    state = models.CharField(
        "trạng thái", max_length=8, choices=DeliveryState.choices, default=DeliveryState.WAITING
    )
    tries = models.PositiveSmallIntegerField("số lần chưa được", default=0)
    next_try_at = models.DateTimeField("thử tiếp lúc")
    # The lease: until then one worker has it in hand; a killed worker's lease runs out.
    claimed_until = models.DateTimeField("đang gửi đến lúc", null=True, blank=True)
    error = models.CharField("lỗi", max_length=300, blank=True)
    done_at = models.DateTimeField("xong lúc", null=True, blank=True)

    class Meta:
        verbose_name = "lượt gửi ra ngoài"
        constraints = [
            models.UniqueConstraint(
                fields=["message", "channel", "target"], name="one_delivery_per_way"
            )
        ]
        indexes = [
            models.Index(
                fields=["next_try_at"], condition=Q(state="waiting"), name="delivery_waiting"
            )
        ]

    def __str__(self) -> str:
        return f"{self.channel} of {self.message_id}: {self.state}"


class Preference(models.Model):
    """By which ways beside the product a person wants to be told; in the product, always."""

    person = models.OneToOneField(Person, models.CASCADE, related_name="preference")
    channels = models.JSONField("kênh đã chọn", default=list)

    class Meta:
        verbose_name = "cách nhận thông báo"

    def __str__(self) -> str:
        return f"{self.person_id}: {self.channels}"


class PushSubscription(models.Model):
    """One device of a person that shows messages by itself: an address at its browser's maker and
    the keys with which only that browser can open what is sent there.
    """

    uid = models.UUIDField("mã cố định", default=uuid.uuid4, unique=True, editable=False)
    person = models.ForeignKey(Person, models.CASCADE, related_name="push_subscriptions")
    endpoint = models.CharField("địa chỉ nhận", max_length=600, unique=True)
    p256dh = models.CharField("khóa công khai của máy", max_length=120)
    auth = models.CharField("mã chung của máy", max_length=40)
    device = models.CharField("thiết bị", max_length=120)
    made_at = models.DateTimeField("bật lúc")

    class Meta:
        verbose_name = "máy nhận thông báo"

    def __str__(self) -> str:
        return self.device


class CalendarFeed(models.Model):
    """An address from which a calendar reads one person's days; only its keyed hash is kept."""

    person = models.OneToOneField(Person, models.CASCADE, related_name="calendar_feed")
    token_hash = models.CharField("băm của mã", max_length=64, unique=True)
    made_at = models.DateTimeField("tạo lúc")

    class Meta:
        verbose_name = "lịch đăng ký"

    def __str__(self) -> str:
        return f"calendar of {self.person_id}"


class JobRun(models.Model):
    """When a job that comes back was last begun, by whichever worker."""

    name = models.CharField("tên việc", max_length=200, unique=True)
    next_at = models.DateTimeField("làm tiếp từ lúc")

    class Meta:
        verbose_name = "lần chạy định kỳ"

    def __str__(self) -> str:
        return self.name


class WorkerBeat(models.Model):
    """When the worker was last alive."""

    at = models.DateTimeField("lúc")

    class Meta:
        verbose_name = "nhịp của tiến trình nền"
        constraints = [models.CheckConstraint(condition=Q(pk=1), name="one_beat")]

    def __str__(self) -> str:
        return f"{self.at:%d/%m/%Y %H:%M:%S}"
