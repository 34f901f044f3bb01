"""A member who writes over HTTP like the page does, without a browser."""

import json
import urllib.error
import urllib.parse
import urllib.request
from http.cookiejar import CookieJar

PASSWORD = "sotay-demo"


class Client:
    """A member who writes and hands in corrections of the plan, and retries like a page does."""

    seconds = 5  # the longest it waits for an answer

    def __init__(self, address: str, name: str) -> None:
        self.address = address
        self.jar = CookieJar()
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.jar))
        self.post("/dang-nhap/", username=name, password=PASSWORD)

    def token(self) -> str:
        return next((c.value or "" for c in self.jar if c.name == "csrftoken"), "")

    def get(self, path: str) -> str:
        return self.opener.open(self.address + path, timeout=self.seconds).read().decode()

    def post(self, path: str, **fields: str) -> tuple[str, str]:
        if not self.token():
            self.get("/dang-nhap/")
        data = urllib.parse.urlencode({**fields, "csrfmiddlewaretoken": self.token()}).encode()
        headers = {"X-Sotay-Autosave": "1"} if "item" in fields else {}
        answer = self.opener.open(
            urllib.request.Request(self.address + path, data, headers), timeout=self.seconds
        )
        return answer.geturl(), answer.read().decode()

    def save(self, path: str, fields: dict[str, str | list[str]]) -> int:
        """Saves a draft as the page does while one writes; the status of the answer."""
        given = {**fields, "csrfmiddlewaretoken": self.token()}
        request = urllib.request.Request(
            self.address + path,
            urllib.parse.urlencode(given, doseq=True).encode(),
            {"X-Sotay-Autosave": "1"},
        )
        try:
            return self.opener.open(request, timeout=20).status
        except urllib.error.HTTPError as refusal:
            return refusal.code

    def hand_in(self, words: str) -> bool:
        """True only when the server said so: the receipt came."""
        base = field(self.get("/so-tay/2026/ke-hoach/sua/"), "base")
        item = {"item": "abcd1234", "item-abcd1234-deed": words, "item-abcd1234-measure": "Sổ",
                "item-abcd1234-head": "dao-duc", "item-abcd1234-due": "31/12/2026"}  # fmt: skip
        carried = carried_fields(self.get("/so-tay/2026/ke-hoach/sua/"))
        _, told = self.post("/so-tay/2026/ke-hoach/sua/", base=base, **item, **carried)
        rev = str(json.loads(told)["rev"])
        page = self.get("/so-tay/2026/ke-hoach/xem-lai/")
        where, _ = self.post("/so-tay/2026/ke-hoach/xem-lai/", base=rev, token=field(page, "token"))
        return where.endswith("/da-nop/")


def field(page: str, name: str) -> str:
    return page.split(f'name="{name}" value="')[1].split('"')[0]


def carried_fields(page: str) -> dict[str, str]:
    ids = [part.split('"')[0] for part in page.split('name="carried" value="')[1:]]
    found = {f"carried-{row}": "taken" for row in ids}
    return {**found, "carried": ids[0]} if ids else found
