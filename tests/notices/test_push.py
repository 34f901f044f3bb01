"""Web push to an endpoint that opens it as a browser would, and checks who sent it."""

import base64
import json
import stat
import time

import http_ece
import pytest
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature

from sotay.kit.refusals import NotFound, NotNow
from sotay.notices.actions.ways import MOST_DEVICES, add_device, remove_device
from sotay.notices.channels.push import may_push_to
from sotay.notices.channels.push_key import bytes_of, public_key, push_key
from sotay.notices.jobs import deliver
from sotay.notices.models import Delivery, PushSubscription
from tests.notices.servers import http_server
from tests.notices.test_messages import NOW, tell


def in_base64(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).decode().rstrip("=")


class Browser:
    """Keeps its own key, as a browser does; knows how to open what was sealed for it."""

    def __init__(self, endpoint: str) -> None:
        self.endpoint = endpoint
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.auth = b"sixteen bytes!!!"

    def given(self) -> dict[str, str]:
        point = self.key.public_key().public_bytes(
            serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint
        )
        return {"endpoint": self.endpoint, "p256dh": in_base64(point),
                "auth": in_base64(self.auth)}  # fmt: skip

    def opened(self, body: bytes) -> dict:
        words = http_ece.decrypt(
            body, private_key=self.key, auth_secret=self.auth, version="aes128gcm"
        )
        return json.loads(words)


def claims_of(authorization: str) -> dict:
    """What the sender signed; raises `InvalidSignature` unless it was the key on our page."""
    parts = dict(part.strip().split("=", 1) for part in authorization[6:].split(","))
    assert authorization.startswith("vapid ") and parts["k"] == public_key()
    signed, _, signature = parts["t"].rpartition(".")
    raw = bytes_of(signature)
    key = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), bytes_of(parts["k"]))
    key.verify(
        encode_dss_signature(int.from_bytes(raw[:32]), int.from_bytes(raw[32:])),
        signed.encode(),
        ec.ECDSA(hashes.SHA256()),
    )
    return json.loads(bytes_of(signed.split(".")[1]))


@pytest.fixture
def maker(settings, tmp_path):
    settings.PUSH_KEY_FILE = tmp_path / "push.key"
    push_key.cache_clear()
    with http_server() as server:
        server.status = 201
        settings.PUSH_CONTACT, settings.PUSH_HOSTS = "mailto:quantri@so.vn", [server.origin]
        yield server
    push_key.cache_clear()


@pytest.fixture
def phone(world, maker):
    browser = Browser(f"{maker.origin}/may/chi")
    add_device(**browser.given(), device="Chrome trên Android", by=world.by("chi"), now=NOW)
    return browser


def test_only_that_browser_can_open_it_and_knows_who_sent_it(world, maker, phone):
    tell(world, "chi", "dung", link="/so-tay/2026/")
    deliver(NOW)
    ((path, headers, body),) = maker.calls
    row = Delivery.objects.get()
    assert (path, row.state) == ("/may/chi", "sent")
    assert phone.opened(body) == {"title": "Sắp đến hạn", "body": "Còn 3 ngày.",
                                  "link": "/so-tay/2026/", "tag": row.uid.hex}  # fmt: skip
    claims = claims_of(headers["Authorization"])
    assert (claims["aud"], claims["sub"]) == (maker.origin, "mailto:quantri@so.vn")
    assert time.time() < claims["exp"] <= time.time() + 24 * 3600
    assert headers["Content-Encoding"] == "aes128gcm" and int(headers["TTL"]) > 0
    assert headers["Topic"] == row.uid.hex and len(headers["Topic"]) == 32
    assert "Còn".encode() not in body
    with pytest.raises(http_ece.ECEException):
        Browser("x").opened(body)


def test_the_key_is_readable_by_its_owner_alone(world, maker, phone, settings):
    public_key()
    assert stat.S_IMODE(settings.PUSH_KEY_FILE.stat().st_mode) == 0o600
    before = public_key()
    push_key.cache_clear()
    assert public_key() == before


def test_every_device_is_told_and_a_lost_one_is_forgotten(world, maker, phone):
    with http_server() as other:
        other.status = 410
        from django.conf import settings

        settings.PUSH_HOSTS = [*settings.PUSH_HOSTS, other.origin]
        lost = Browser(f"{other.origin}/may/cu")
        add_device(**lost.given(), device="Firefox trên Windows", by=world.by("chi"), now=NOW)
        tell(world, "chi")
        deliver(NOW)
    assert len(maker.calls) == len(other.calls) == 1
    assert [row.device for row in PushSubscription.objects.all()] == ["Chrome trên Android"]
    assert sorted(Delivery.objects.values_list("state", flat=True)) == ["failed", "sent"]


@pytest.mark.parametrize(("status", "state"), [(429, "waiting"), (500, "waiting"),
                                               (404, "failed"), (413, "failed")])  # fmt: skip
def test_what_the_maker_answers_decides(world, maker, phone, status, state):
    maker.status = status
    tell(world, "chi")
    deliver(NOW)
    assert Delivery.objects.get().state == state
    assert PushSubscription.objects.exists() == (status != 404)


def test_a_long_message_still_fits(world, maker, phone):
    tell(world, "chi", subject="Ữ" * 400, body="Ữ" * 9000)
    deliver(NOW)
    body = maker.calls[0][2]
    assert len(body) <= 4096
    assert phone.opened(body)["title"].endswith("…")


def test_a_device_belongs_to_who_turned_it_on_last(world, maker, phone):
    add_device(**phone.given(), device="Chrome trên Android", by=world.by("dung"), now=NOW)
    tell(world, "chi", "dung")
    deliver(NOW)
    assert len(maker.calls) == 1
    assert Delivery.objects.get().message.person == world.people["dung"]


def test_a_device_turned_off_gets_nothing_more(world, maker, phone):
    tell(world, "chi")
    uid = PushSubscription.objects.get().uid
    with pytest.raises(NotFound):
        remove_device(uid, by=world.by("dung"), now=NOW)
    remove_device(uid, by=world.by("chi"), now=NOW)
    deliver(NOW)
    assert not maker.calls and Delivery.objects.get().state == "failed"


def test_the_oldest_of_too_many_devices_is_let_go(world, maker):
    for number in range(MOST_DEVICES + 2):
        browser = Browser(f"{maker.origin}/may/{number}")
        add_device(**browser.given(), device=f"máy {number}", by=world.by("chi"), now=NOW)
    assert PushSubscription.objects.count() == MOST_DEVICES
    assert not PushSubscription.objects.filter(device__in=["máy 0", "máy 1"]).exists()


@pytest.mark.parametrize("endpoint", [
    "http://169.254.169.254/latest/meta-data", "https://127.0.0.1/x", "file:///etc/passwd",
    "https://fcm.googleapis.com.do.vn/x", "https://fcm.googleapis.com:8443/x", "https://[::1/x",
    "http://fcm.googleapis.com/x", "https://a@fcm.googleapis.com/x", "", "https://evil-push.apple.com.x/",
    "https://xpush.apple.com/", "https://fcm.googleapis.com/" + "x" * 700,
])  # fmt: skip  # noqa: E501
def test_the_server_calls_no_address_a_visitor_likes(world, maker, endpoint):
    assert not may_push_to(endpoint)
    given = {**Browser(endpoint).given(), "device": "x"}
    with pytest.raises(NotNow):
        add_device(**given, by=world.by("chi"), now=NOW)


@pytest.mark.parametrize("endpoint", [
    "https://fcm.googleapis.com/fcm/send/abc", "https://updates.push.services.mozilla.com/wpush/v2/x",
    "https://web.push.apple.com/x", "https://wns2-par02p.notify.windows.com/w/?token=x",
])  # fmt: skip  # noqa: E501
def test_the_makers_of_browsers_are_known(endpoint, settings):
    settings.PUSH_HOSTS = []
    assert may_push_to(endpoint)


@pytest.mark.parametrize("keys", [{"p256dh": "x"}, {"auth": "x"}, {"p256dh": "****"},
                                  {"p256dh": in_base64(b"\x04" + b"1" * 64)}])  # fmt: skip
def test_keys_that_are_none_are_refused_or_forgotten(world, maker, keys):
    given = {**Browser(f"{maker.origin}/may/x").given(), **keys, "device": "x"}
    try:
        add_device(**given, by=world.by("chi"), now=NOW)
    except NotNow:
        return
    tell(world, "chi")
    deliver(NOW)
    assert Delivery.objects.get().state == "failed" and not PushSubscription.objects.exists()


def test_the_page_turns_a_device_on_and_off(world, maker, client):
    client.force_login(world.people["chi"].login)
    page = client.get("/thong-bao/cai-dat/").content.decode()
    assert public_key() in page and "Bật trên máy này" in page
    browser = Browser(f"{maker.origin}/may/chi")
    client.post("/thong-bao/cai-dat/may/", browser.given(),
                headers={"User-Agent": "Chrome Android"})  # fmt: skip
    row = PushSubscription.objects.get()
    assert row.device in client.get("/thong-bao/cai-dat/").content.decode()
    assert client.post("/thong-bao/cai-dat/may/", {"endpoint": "x"}).status_code == 409
    client.force_login(world.people["dung"].login)
    assert client.post(f"/thong-bao/cai-dat/may/{row.uid}/tat/").status_code == 404
    client.force_login(world.people["chi"].login)
    client.post(f"/thong-bao/cai-dat/may/{row.uid}/tat/")
    assert not PushSubscription.objects.exists()


def test_the_service_worker_keeps_no_page(client):
    answer = client.get("/sw.js")
    assert answer["Content-Type"].startswith("text/javascript")
    assert answer["Cache-Control"] == "no-cache"
    script = answer.content.decode()
    assert '"fetch"' not in script and "caches" not in script
