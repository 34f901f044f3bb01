"""A committee proposes somebody from what it may read; nobody else reads it before consent."""

from dataclasses import replace
from uuid import uuid4

import pytest
from django.db import connection

from sotay.audit.models import TrailEntry
from sotay.kit.refusals import NotFound, NotNow
from sotay.notices.models import Message
from sotay.recognition.actions.proposing import propose_example, take_back_example
from sotay.recognition.models import Example
from sotay.recognition.queries.finding import example_for
from sotay.recognition.queries.proposing import proposal_page
from sotay.recognition.queries.sources import (
    opened_source,
    sources_for,
    subject_in,
    subjects_of,
)
from sotay.regulations.rules import HALF
from tests.fixtures.world import at
from tests.notebook.writing import REVIEW, hand_in, hand_in_plan
from tests.recognition.praising import (
    CELL,
    NOW,
    WORDS,
    a_proposal,
    commended,
    key_of,
    passages,
    proposed,
    signed_minutes,
)


def test_the_person_is_asked_and_nobody_else_told(world):
    row = proposed(world)
    assert (row.state, row.from_unit.code, row.unit.code, row.scope.code) == (
        "asked", CELL, CELL, "T.01",
    )  # fmt: skip
    assert [m.person for m in Message.objects.all()] == [world.people["chi"]]
    assert WORDS[0] not in Message.objects.get().subject + Message.objects.get().body
    for key in world.people:
        by = world.by(key)
        may_read = key in ("an", "binh", "chi")
        try:
            assert example_for(row.uid, by=by) == row and may_read, key
        except NotFound:
            assert not may_read, key


def test_a_double_click_makes_one(world):
    given = a_proposal(world)
    rows = [propose_example(CELL, given, by=world.by("an"), now=NOW) for _ in range(2)]
    assert rows[0] == rows[1] and Example.objects.count() == 1


def test_the_same_deed_is_proposed_once_even_from_the_review_of_it(world):
    proposed(world)
    with pytest.raises(NotNow, match="đã được đề nghị"):
        proposed(world, by="binh")
    hand_in(world, "chi", HALF, "10/06/2026 08:00", REVIEW)
    unit, by = world.units[CELL], world.by("an")
    subject = subject_in(unit, key_of(world, "chi"), by=by)
    review = sources_for(subject, unit, by=by)[0].key
    given = a_proposal(world, source=review, passage="result-aaaa1111")
    with pytest.raises(NotNow, match="đã được đề nghị"):
        propose_example(CELL, given, by=by, now=NOW)
    other = replace(given, passage="strengths", token=uuid4())
    assert propose_example(CELL, other, by=by, now=NOW).source == "review"


def test_nobody_is_proposed_from_another_unit_and_nobody_proposes_themself(world):
    hand_in_plan(world, "ha", "20/01/2026 09:00")
    given = a_proposal(world)
    for who in ("ha", "an"):
        with pytest.raises(NotFound):
            propose_example(CELL, replace(given, subject=key_of(world, who)), by=world.by("an"),
                            now=NOW)  # fmt: skip
    for who in ("chi", "giang", "khanh", "nga", "lan"):
        with pytest.raises(NotFound):
            propose_example(CELL, given, by=world.by(who), now=NOW)
    names = {s.name for s in subjects_of(world.units[CELL], by=world.by("an"))}
    assert "Nguyễn Văn An" not in names and "Lê Thị Kim Chi" in names


def test_only_passages_of_deeds_of_the_person_are_offered(world):
    hand_in_plan(world, "dung", "20/01/2026 09:00")
    given = a_proposal(world)
    hand_in(world, "chi", HALF, "10/06/2026 08:00", REVIEW)
    unit, by = world.units[CELL], world.by("an")
    subject = subject_in(unit, key_of(world, "chi"), by=by)
    review = opened_source(sources_for(subject, unit, by=by)[0].key, subject, unit, by=by)
    assert [p.id for p in review.passages] == ["result-aaaa1111", "result-bbbb2222", "strengths"]
    others = subject_in(unit, key_of(world, "dung"), by=by)
    for source, whose in ((given.source, others), ("bai:x", subject), ("x", subject)):
        with pytest.raises(NotFound):
            opened_source(source, whose, unit, by=by)
    with pytest.raises(NotFound):
        propose_example(CELL, replace(given, passage="weakness-cccc3333"), by=by, now=NOW)


def test_opening_a_text_is_told_to_its_writer(world, client, monkeypatch):
    monkeypatch.setattr("sotay.kit.clock.now", lambda: NOW)
    given = a_proposal(world)
    client.force_login(world.people["an"].login)
    page = client.get(f"/bieu-duong/de-nghi/{CELL}/", {"ai": given.subject, "tu": given.source})
    assert "Giải quyết hồ sơ trước hạn ít nhất một ngày" in page.content.decode()
    read = TrailEntry.objects.get(verb="entry.read")
    assert (read.about_id, read.by_name) == (world.people["chi"].pk, "Nguyễn Văn An")


def test_minutes_tell_of_praise_never_of_criticism(world):
    uid = signed_minutes(world)
    assert passages(world, "chi", uid) == ["Giải quyết hồ sơ sớm hạn.", "Chi bộ ghi nhận."]
    assert passages(world, "dung", uid) == []
    assert passages(world, f"tap-the:{CELL}", uid) == ["Chi bộ ghi nhận."]
    page = proposal_page(CELL, subject=f"tap-the:{CELL}", source="", passage="",
                         by=world.by("an", "04/07/2026"))  # fmt: skip
    assert [line.name for line in page.sources] == ["Biên bản: Sinh hoạt chi bộ tháng 7/2026"]


def test_a_collective_is_asked_through_its_head_who_may_be_the_proposer(world):
    uid = signed_minutes(world)
    given = replace(a_proposal(world), subject=f"tap-the:{CELL}", source=f"bien-ban:{uid}",
                    passage="0-1-c", decider="T.01", award="merit")  # fmt: skip
    by_head = propose_example(CELL, given, by=world.by("an", "04/07/2026"), now=at("04/07/2026"))
    assert (by_head.state, by_head.subject_name) == ("agreed", "Chi bộ Phòng Tổng hợp")
    assert Message.objects.filter(kind="recognition").get().person == world.people["khanh"]


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"award": "merit"}, "chỉ được quyết định biểu dương; giấy khen do cấp trên"),
        ({"award": "distinction", "decider": "T.01"}, "biểu dương và giấy khen"),
        ({"award": "gold"}, "Hãy chọn hình thức"),
        ({"title": ""}, "tóm tắt"),
        ({"text": ""}, "nội dung"),
        ({"title": "x" * 201}, "rút ngắn"),
    ],
)
def test_what_can_not_be_asked_for_is_refused_with_a_sentence(world, changes, words):
    with pytest.raises(NotNow, match=words):
        proposed(world, **changes)
    assert not Example.objects.exists()


@pytest.mark.parametrize("changes", [{"decider": "T.01.02"}, {"scope": "T.01.02"}])
def test_nobody_outside_the_own_line_decides_or_reads(world, changes):
    with pytest.raises(NotFound):
        proposed(world, **changes)


def test_the_words_lie_in_no_clear_column(world):
    commended(world)
    with connection.cursor() as cursor:
        for table in ("example", "examplestep", "commendation"):
            cursor.execute(f"SELECT * FROM recognition_{table}")
            for value in (v for row in cursor.fetchall() for v in row):
                kept = (
                    bytes(value) if isinstance(value, bytes | memoryview) else str(value).encode()
                )
                assert "hồ sơ".encode() not in kept and b"ho so" not in kept


def test_a_proposal_may_be_taken_back_before_the_decision(world):
    row = proposed(world)
    take_back_example(row.uid, by=world.by("binh"), now=NOW)
    kept = Example.objects.get()
    assert (kept.state, kept.words["text"]) == ("taken_back", "")
    assert proposed(world).state == "asked"  # the deed is free again
    done = commended(world, "dung")
    with pytest.raises(NotNow, match="đã có quyết định"):
        take_back_example(done.uid, by=world.by("an"), now=NOW)
