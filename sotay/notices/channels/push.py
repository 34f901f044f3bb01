"""Web push: sealed for one browser (RFC 8291), signed with this installation's key (RFC 8292)."""

import json
import time
from urllib.parse import urlsplit

import http_ece
import httpx
from cryptography.hazmat.primitives.asymmetric import ec
from django.conf import settings
from py_vapid import Vapid02

from sotay.notices.channels.door import Channel, Never
from sotay.notices.channels.http import ask, client
from sotay.notices.channels.push_key import bytes_of, push_key
from sotay.notices.models import Delivery, PushSubscription
from sotay.notices.queries import device_of

NAME = "Nơi chuyển thông báo của trình duyệt"
KEPT_FOR = 3 * 24 * 3600  # seconds a browser that is off may come back and still get it
SIGNED_FOR = 12 * 3600
MOST_WORDS = 600  # one push carries at most 4 KB
MAKERS = ("fcm.googleapis.com", "push.services.mozilla.com", "push.apple.com",
          "notify.windows.com")  # fmt: skip


def may_push_to(endpoint: str) -> bool:
    """Whether this is an address at a known maker of browsers, or one the installation named: the
    server must not be made to call whatever a visitor likes.
    """
    try:
        parts = urlsplit(endpoint)
        origin = f"{parts.scheme}://{parts.netloc}"
        host = parts.hostname or ""
    except ValueError:
        return False
    if origin in settings.PUSH_HOSTS:
        return len(endpoint) <= 600
    known = (*MAKERS, *settings.PUSH_HOSTS)
    at_maker = any(host == maker or host.endswith(f".{maker}") for maker in known)
    plain = parts.port in (None, 443) and not parts.username
    return parts.scheme == "https" and at_maker and plain and len(endpoint) <= 600


class PushChannel(Channel):
    def __init__(self) -> None:
        self.client: httpx.Client | None = None

    def is_offered(self) -> bool:
        return bool(settings.PUSH_CONTACT)

    def close(self) -> None:
        used, self.client = self.client, None
        if used:
            used.close()

    def send(self, delivery: Delivery) -> None:
        device = device_of(delivery.target)
        if device is None:
            raise Never("Máy này đã tắt nhận thông báo.")
        if not may_push_to(device.endpoint):
            raise Never("Địa chỉ nhận của máy này không dùng được nữa.", is_gone=True)
        self.client = self.client or client()
        headers = {
            "Content-Encoding": "aes128gcm",
            "Content-Type": "application/octet-stream",
            "TTL": str(KEPT_FOR),
            "Urgency": "normal",
            "Topic": delivery.uid.hex,
            **signature(device.endpoint),
        }
        body = sealed_for(device, words_for(delivery))
        answer = ask(self.client, NAME, "POST", device.endpoint, body=body, headers=headers)
        if answer.status_code in (404, 410):
            raise Never("Trình duyệt trên máy này không còn nhận thông báo.", is_gone=True)


def words_for(delivery: Delivery) -> bytes:
    """What `sw.js` shows, and where a tap leads."""
    message = delivery.message
    words = {
        "title": message.subject,
        "body": message.body[:MOST_WORDS],
        "link": message.link or "/thong-bao/",
        "tag": delivery.uid.hex,
    }
    return json.dumps(words, ensure_ascii=False).encode()


def sealed_for(device: PushSubscription, words: bytes) -> bytes:
    """Only this browser can open it; the one who carries it sees its length."""
    try:
        return http_ece.encrypt(
            words,
            private_key=ec.generate_private_key(ec.SECP256R1()),
            dh=bytes_of(device.p256dh),
            auth_secret=bytes_of(device.auth),
            version="aes128gcm",
        )
    except (http_ece.ECEException, ValueError):
        raise Never("Khóa của máy này không dùng được.", is_gone=True) from None


def signature(endpoint: str) -> dict[str, str]:
    """Says who sends, so that the maker can write to them before refusing them."""
    parts = urlsplit(endpoint)
    claims = {
        "aud": f"{parts.scheme}://{parts.netloc}",
        "sub": settings.PUSH_CONTACT,
        # The world's time, not a demo's: somebody else's server checks it.
        "exp": int(time.time()) + SIGNED_FOR,
    }
    return Vapid02(push_key()).sign(claims)
