"""E-mail through the installation's own SMTP server."""

from smtplib import (
    SMTPDataError,
    SMTPException,
    SMTPRecipientsRefused,
    SMTPResponseException,
    SMTPSenderRefused,
)
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.smtp import EmailBackend

from sotay.notices.channels.door import Channel, Later, Never
from sotay.notices.models import Delivery

FOOT = (
    "Thư tự động của Sổ tay, không kèm nội dung bài viết của ai. "
    "Đổi cách nhận: {address}/thong-bao/cai-dat/"
)


class MailChannel(Channel):
    """Keeps one connection for as many letters as there are in one go."""

    def __init__(self) -> None:
        self.connection: EmailBackend | None = None

    def is_offered(self) -> bool:
        return bool(settings.EMAIL_HOST)

    def close(self) -> None:
        connection, self.connection = self.connection, None
        if connection:
            connection.close()

    def send(self, delivery: Delivery) -> None:
        letter = letter_for(delivery)
        try:
            self._open().send_messages([letter])
        except SMTPRecipientsRefused as refusal:
            raise refused(max(code for code, _ in refusal.recipients.values())) from None
        except (SMTPDataError, SMTPSenderRefused) as refusal:
            self.close()
            raise Later(f"Máy chủ thư trả lời {refusal.smtp_code}.") from None
        except (SMTPException, OSError) as problem:
            self.close()
            raise Later(words_of(problem), is_down=True) from None
        except (ValueError, UnicodeError):
            raise Never("Địa chỉ thư điện tử viết chưa đúng.") from None

    def _open(self) -> EmailBackend:
        if self.connection is None:
            connection = EmailBackend(fail_silently=False)
            connection.open()
            self.connection = connection
        return self.connection


def letter_for(delivery: Delivery) -> EmailMessage:
    """The letter, under the one id it has however often it is sent."""
    message = delivery.message
    if not message.person.email:
        raise Never("Chưa có địa chỉ thư điện tử.")
    link = f"\n\n{settings.ADDRESS}{message.link}" if message.link else ""
    foot = FOOT.format(address=settings.ADDRESS)
    return EmailMessage(
        subject=message.subject,
        body=f"{message.body}{link}\n\n-- \n{foot}\n",
        from_email=settings.DEFAULT_FROM_EMAIL,
        to=[message.person.email],
        headers={
            "Message-ID": f"<{delivery.uid}@{urlsplit(settings.ADDRESS).hostname or 'so-tay'}>",
            "Auto-Submitted": "auto-generated",
        },
    )


def refused(code: int) -> Later | Never:
    """What a server's answer about one address means: 4xx is "not now", 5xx is "no"."""
    if code < 500:
        return Later(f"Máy chủ thư hẹn lại địa chỉ này ({code}).")
    return Never(f"Máy chủ thư không nhận địa chỉ này ({code}).")


def words_of(problem: Exception) -> str:
    """What the secretary reads of a server that could not be used."""
    if isinstance(problem, SMTPResponseException):
        return f"Máy chủ thư trả lời {problem.smtp_code}."
    if isinstance(problem, TimeoutError) or "timed out" in str(problem):  # smtplib hides it
        return "Máy chủ thư trả lời quá chậm."
    return f"Không tới được máy chủ thư ({type(problem).__name__})."
