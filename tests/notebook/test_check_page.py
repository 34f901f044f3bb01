"""All as it will be read, part by part, each labelled with who reads it by the permission."""

import re

import pytest

from sotay.kit import clock
from sotay.notebook.models import Version
from sotay.notebook.permissions import read_entry, read_leader_plan, read_reflection
from sotay.org.relations import Own, Permission
from sotay.regulations.rules import HALF, PLAN
from tests.fixtures.world import at
from tests.notebook.writing import PLAN_2026, REVIEW, hand_in_plan, write

PART = re.compile(r'<section class="sheet stack"[^>]*aria-labelledby="part-(\w+)">(.*?)</section>')


@pytest.fixture
def check(world, client, monkeypatch):
    def read(who: str, when: str, use: str) -> dict[str, str]:
        monkeypatch.setattr(clock, "now", lambda: at(when))
        client.force_login(world.people[who].login)
        page = " ".join(client.get(f"/so-tay/2026/{use}/xem-lai/").content.decode().split())
        return {"": page, **dict(PART.findall(page))}

    return read


def labels(part: str) -> list[str]:
    return re.findall(r'class="reader">(.*?)</span>', part)


def test_every_part_of_a_review_says_who_reads_it_and_leads_to_its_place(world, check):
    hand_in_plan(world, "chi")
    write(world, "chi", HALF, "12/06/2026 09:00", REVIEW)
    page = check("chi", "12/06/2026 10:00", HALF)
    assert list(page)[1:] == ["results", "strengths", "weaknesses"]
    for code, anchor in (("results", "result-aaaa1111"), ("strengths", "strengths"),
                         ("weaknesses", "weakness-add")):  # fmt: skip
        assert labels(page[code]) == [read_entry.readers("cell")]
        assert f'href="/so-tay/2026/soat-xet-6-thang/#{anchor}"' in page[code]
    assert "Đã xử lý 143 hồ sơ" in page["strengths"]
    assert f'class="reader">{read_reflection.readers("cell")}</span>' in page[""]


def test_a_leaders_plan_says_that_those_below_read_it_too(world, check):
    write(world, "an", PLAN, "12/01/2026 09:00", PLAN_2026)
    page = check("an", "12/01/2026 10:00", PLAN)
    wanted = [read_entry.readers("cell"), read_leader_plan.readers("cell")]
    assert labels(page["items"]) == wanted


def test_the_label_follows_the_permission_and_no_text(world, check, monkeypatch):
    only_own = Permission("entry.read", "Đọc bài đã nộp", Own())
    monkeypatch.setattr("sotay.notebook.queries.checking.read_entry", only_own)
    write(world, "chi", PLAN, "12/01/2026 09:00", PLAN_2026)
    assert labels(check("chi", "12/01/2026 10:00", PLAN)["items"]) == ["Chỉ mình tôi"]


def test_who_is_no_party_member_chooses_part_by_part(world, check, client):
    write(world, "lan", PLAN, "12/01/2026 09:00", PLAN_2026)
    page = check("lan", "12/01/2026 10:00", PLAN)
    assert 'name="released" value="items"' in page["items"]
    assert "Cho người đứng đầu cơ quan đọc" in page["items"]
    token = re.search(r'name="token" value="([0-9a-f-]+)"', page[""])
    base = re.search(r'name="base" value="(\d+)"', page[""])
    assert token and base
    given = {"token": token[1], "base": base[1], "released": "items"}
    client.post("/so-tay/2026/ke-hoach/xem-lai/", given)
    assert Version.objects.get().unseal()["released"] == ["items"]
