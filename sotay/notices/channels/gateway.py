"""Any HTTP gateway that takes JSON: text messages (SMS), a Zalo official account."""

import json
from typing import Any

import httpx
from django.conf import settings

from sotay.notices.channels.door import Channel, Later, Never
from sotay.notices.channels.http import ask, client
from sotay.notices.models import Delivery

NAME = "Cổng tin nhắn"


class GatewayChannel(Channel):
    def __init__(self) -> None:
        self.client: httpx.Client | None = None

    def is_offered(self) -> bool:
        return bool(settings.GATEWAY_URL)

    def close(self) -> None:
        used, self.client = self.client, None
        if used:
            used.close()

    def send(self, delivery: Delivery) -> None:
        message = delivery.message
        if not message.person.phone:
            raise Never("Chưa có số điện thoại.")
        link = f"{settings.ADDRESS}{message.link}" if message.link else ""
        values = {
            "to": message.person.phone,
            "text": f"{message.subject}. {message.body}",
            "subject": message.subject,
            "body": message.body,
            "link": link,
            "id": str(delivery.uid),
        }
        content = filled(json.loads(settings.GATEWAY_TEMPLATE), values)
        headers = {
            "Content-Type": "application/json",
            "Idempotency-Key": str(delivery.uid),
            **settings.GATEWAY_HEADERS,
        }
        body = json.dumps(content, ensure_ascii=False).encode()
        self.client = self.client or client()
        method, url = settings.GATEWAY_METHOD, settings.GATEWAY_URL
        judge(ask(self.client, NAME, method, url, body=body, headers=headers))


def filled(template: Any, values: dict[str, str]) -> Any:
    """The template with its marks filled in, so that no message can break out of its place."""
    if isinstance(template, dict):
        return {key: filled(value, values) for key, value in template.items()}
    if isinstance(template, list):
        return [filled(value, values) for value in template]
    if not isinstance(template, str):
        return template
    parts = template.split("{")
    return parts[0] + "".join(_part(part, values) for part in parts[1:])


def _part(part: str, values: dict[str, str]) -> str:
    name, closed, rest = part.partition("}")
    return values[name] + rest if closed and name in values else "{" + part


def judge(answer: httpx.Response) -> None:
    """Some gateways say 200 and refuse in the body: SOTAY_GATEWAY_OK names what success says."""
    if not answer.is_success:
        raise Never(f"{NAME} trả lời {answer.status_code}.")
    if not settings.GATEWAY_OK:
        return
    key, _, wanted = settings.GATEWAY_OK.partition("=")
    try:
        found = answer.json().get(key)
    except (ValueError, AttributeError):
        raise Later(f"{NAME} trả lời không rõ.") from None
    if str(found) != wanted:
        raise Never(f"{NAME} không nhận: {key} là {str(found)[:60]}.")
