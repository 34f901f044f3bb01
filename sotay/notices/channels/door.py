"""The ways out, behind one door: `send_by(delivery)` brings one message, or says why not."""

import json
import urllib.error
import urllib.request
from collections.abc import Callable
from smtplib import SMTPException, SMTPRecipientsRefused

from django.conf import settings
from django.core.mail import EmailMessage

from sotay.notices.choices import ChannelName
from sotay.notices.models import Delivery

TIMEOUT = 10  # seconds


class Later(Exception):
    """It did not go now; another try may."""


class Never(Exception):
    """It will not go however often it is tried."""


def send_by(delivery: Delivery) -> None:
    """The message has left by its channel; raises `Later` or `Never`."""
    WAYS[delivery.channel](delivery)


def offered() -> list[str]:
    """The channels this installation has been given."""
    return [name for name, given in (
        (ChannelName.EMAIL, settings.EMAIL_HOST), (ChannelName.GATEWAY, settings.GATEWAY_URL),
    ) if given]  # fmt: skip


def _email(delivery: Delivery) -> None:
    message = delivery.message
    if not message.person.email:
        raise Never("Chưa có địa chỉ thư điện tử.")
    mail = EmailMessage(
        subject=message.subject,
        body=f"{message.body}\n\n{settings.ADDRESS}{message.link}",
        to=[message.person.email],
        headers={"Message-ID": f"<{delivery.uid}@so-tay>"},
    )
    try:
        mail.send()
    except SMTPRecipientsRefused:
        raise Never("Máy chủ thư không nhận địa chỉ này.") from None
    except (SMTPException, OSError) as problem:
        raise Later(f"Chưa gửi được thư: {problem}") from None


def _gateway(delivery: Delivery) -> None:
    message = delivery.message
    if not message.person.phone:
        raise Never("Chưa có số điện thoại.")
    values = {"to": message.person.phone, "text": f"{message.subject}. {message.body}"}
    body = settings.GATEWAY_TEMPLATE
    for name, value in values.items():
        body = body.replace(f"{{{name}}}", json.dumps(value, ensure_ascii=False)[1:-1])
    request = urllib.request.Request(  # noqa: S310 the address is the installation's own
        settings.GATEWAY_URL,
        data=body.encode(),
        headers={"Content-Type": "application/json", "Idempotency-Key": str(delivery.uid),
                 **settings.GATEWAY_HEADERS},
    )  # fmt: skip
    try:
        urllib.request.urlopen(request, timeout=TIMEOUT).read()  # noqa: S310
    except urllib.error.HTTPError as problem:
        refused = 400 <= problem.code < 500 and problem.code not in (408, 429)
        raise (Never if refused else Later)(f"Cổng tin nhắn trả lời {problem.code}.") from None
    except OSError as problem:
        raise Later(f"Không tới được cổng tin nhắn: {problem}") from None


WAYS: dict[str, Callable[[Delivery], None]] = {
    ChannelName.EMAIL: _email,
    ChannelName.GATEWAY: _gateway,
}
