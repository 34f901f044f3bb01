"""Messages reach a member: on the page, on the device, by e-mail, in the own calendar."""

import base64
import json
import time
import urllib.request

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec

from tests.journeys.browser import DESK, PHONE, check_both, sign_in
from tests.notices.servers import http_server, mail_server

pytestmark = [pytest.mark.browser, pytest.mark.nightly("postgres")]
TELL = """
from sotay.audit.actors import SystemActor
from sotay.kit import clock
from sotay.notices.actions import send
from sotay.org.models import Person
who = Person.objects.get(login__user_name="{who}")
send([who.pk], kind="reminder", subject="{subject}", body="Con 3 ngay.", link="/so-tay/",
     dedupe="{subject}", by=SystemActor("Thu"), now=clock.now(), answers=("Da ro",))
"""
# The maker's own service is not to be reached from here: the browser is given an address of ours.
SUBSCRIBE = """
PushManager.prototype.subscribe = async function (options) {
  window.pushKey = options.applicationServerKey;
  return { toJSON: () => ({ endpoint: "%s", keys: { p256dh: "%s", auth: "%s" } }) };
};
"""


@pytest.fixture
def maker():
    with http_server() as server:
        server.status = 201
        yield server


@pytest.fixture
def letters():
    with mail_server() as found:
        yield found


@pytest.fixture
def address(demo, maker, letters):
    demo.env |= {
        "SOTAY_PUSH_CONTACT": "quantri@so.vn",
        "SOTAY_PUSH_HOSTS": maker.origin,
        "SOTAY_SMTP_URL": f"smtp://127.0.0.1:{letters[1]}",
    }
    demo.serve("2026-06-18T08:00:00", whole=True)
    # A secure context, which push asks for, is `localhost`.
    return f"http://localhost:{demo.port}"


def browser_keys() -> tuple[str, str]:
    point = (
        ec.generate_private_key(ec.SECP256R1())
        .public_key()
        .public_bytes(serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint)
    )
    return tuple(base64.urlsafe_b64encode(k).decode().rstrip("=") for k in (point, b"s" * 16))


def until(happened, seconds: float = 20.0) -> None:
    end = time.monotonic() + seconds
    while not happened() and time.monotonic() < end:
        time.sleep(0.1)
    assert happened()


def test_a_member_reads_and_chooses_how_to_be_told(address, demo, maker, letters, open_page):
    demo.run("shell", "-c", TELL.format(who="dangvien", subject="Lan mot"))
    page = open_page(PHONE)
    page.context.grant_permissions(["notifications"], origin=address)
    page.add_init_script(SUBSCRIBE % (f"{maker.origin}/may/1", *browser_keys()))
    sign_in(page, address, "dangvien")
    assert page.get_by_role("link", name="Thông báo").first.inner_text().strip() != "Thông báo"
    answer(page, address)
    choose_ways(page)
    demo.run("shell", "-c", TELL.format(who="dangvien", subject="Lan hai"))
    until(lambda: maker.calls)
    assert maker.calls[0][0] == "/may/1"
    page.get_by_role("button", name="Tắt", exact=False).click()
    page.get_by_text("Đã tắt thông báo trên máy ấy.").wait_for()


def answer(page, address: str) -> None:
    page.goto(f"{address}/thong-bao/")
    check_both(page)
    mine = page.locator("article", has_text="Lan mot")
    mine.get_by_text("Mới", exact=True).wait_for()
    mine.get_by_role("button", name="Da ro").click()
    mine.get_by_role("button", name="Rút lại").wait_for()
    check_both(page)


def choose_ways(page) -> None:
    page.get_by_role("link", name="Cách nhận").click()
    check_both(page)
    page.get_by_label("Thư điện tử").check()
    page.get_by_role("button", name="Dùng cách này").click()
    page.get_by_text("Đã ghi cách nhận thông báo.").wait_for()
    page.get_by_role("button", name="Bật trên máy này").click()
    page.get_by_text("Máy này sẽ tự hiện thông báo mới.").wait_for()
    check_both(page)


def test_the_device_shows_what_was_pushed(address, demo, open_page):
    page = open_page(DESK)
    page.context.grant_permissions(["notifications"], origin=address)
    page.goto(f"{address}/dang-nhap/")
    page.evaluate("""navigator.serviceWorker.register('/sw.js')
                     .then(() => navigator.serviceWorker.ready).then(() => 1)""")
    tools = page.context.new_cdp_session(page)
    found = []
    tools.on("ServiceWorker.workerRegistrationUpdated", lambda told: found.extend(
        told["registrations"]))  # fmt: skip
    tools.send("ServiceWorker.enable")
    page.wait_for_timeout(500)
    pushed = {"title": "Sắp đến hạn", "body": "Còn 3 ngày.", "link": "/so-tay/", "tag": "x"}
    tools.send("ServiceWorker.deliverPushMessage",
               {"origin": address, "registrationId": found[-1]["registrationId"],
                "data": json.dumps(pushed)})  # fmt: skip
    shown = """navigator.serviceWorker.ready.then((worker) => worker.getNotifications())
               .then((rows) => rows.map((row) => [row.title, row.body, row.data.link]))"""
    page.wait_for_timeout(1000)
    assert page.evaluate(shown) == [["Sắp đến hạn", "Còn 3 ngày.", "/so-tay/"]]
    kept = page.evaluate("caches.keys()")
    assert kept == []


def test_due_dates_stand_in_the_own_calendar(address, open_page):
    page = open_page(PHONE)
    sign_in(page, address, "dangvien")
    page.goto(f"{address}/thong-bao/lich/")
    check_both(page)
    page.get_by_role("button", name="Tạo địa chỉ lịch").click()
    check_both(page)
    found = page.get_by_label("Chép địa chỉ này vào ứng dụng lịch").input_value()
    text = urllib.request.urlopen(found).read().decode()
    assert "BEGIN:VEVENT" in text and "20260630" in text
    page.get_by_role("button", name="Thu hồi").click()
    page.get_by_text("Đã thu hồi địa chỉ lịch.").wait_for()
    with pytest.raises(urllib.error.HTTPError):
        urllib.request.urlopen(found)
