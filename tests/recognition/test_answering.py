"""The person sees what would be told and to whom, agrees or not, and may take it back any time."""

from datetime import timedelta

import pytest

from sotay.kit.refusals import NotFound, NotNow
from sotay.notebook.queries.shut import Shut
from sotay.notices.models import Message
from sotay.org.models import Position
from sotay.org.relations import Refused
from sotay.recognition.actions.answering import agree, decline, withdraw_consent
from sotay.recognition.models import Commendation, Example
from sotay.recognition.queries.finding import example_for
from sotay.recognition.queries.papers import decided as decided_paper
from sotay.recognition.queries.published import told_list
from tests.fixtures.world import World
from tests.recognition.praising import CELL, NOW, WORDS, agreed, proposed, published


def read(row: Example) -> Example:
    return Example.objects.get(pk=row.pk)


def messages_to(world: World, who: str) -> list[str]:
    return list(Message.objects.filter(person=world.people[who]).values_list("subject", flat=True))


def test_the_person_changes_the_words_and_narrows_the_part(world):
    row = proposed(world, scope="T")
    agree(row.uid, "Tóm tắt khác", "Lời khác", scope="T.01", picture=False, by=world.by("chi"),
          now=NOW)  # fmt: skip
    kept = read(row)
    assert (kept.state, kept.scope.code, kept.words["text"]) == ("agreed", "T.01", "Lời khác")
    assert [s.kind for s in kept.steps.all()] == ["proposed", "changed"]
    assert messages_to(world, "an") == ["Lê Thị Kim Chi đồng ý được nêu gương",
                                        "Đề nghị biểu dương chờ quyết định"]  # fmt: skip


def test_nobody_agrees_for_somebody_else_or_to_more_than_was_proposed(world):
    row = proposed(world, scope=CELL)
    for who in ("an", "binh"):
        with pytest.raises(Refused):
            agree(row.uid, *WORDS, scope=CELL, picture=False, by=world.by(who), now=NOW)
    for who in ("dung", "khanh", "giang", "nga"):
        with pytest.raises(NotFound):
            agree(row.uid, *WORDS, scope=CELL, picture=False, by=world.by(who), now=NOW)
    for part in ("T.01", "T.01.02", ""):
        with pytest.raises(NotFound):
            agree(row.uid, *WORDS, scope=part, picture=False, by=world.by("chi"), now=NOW)
    with pytest.raises(NotNow, match="Không muốn nêu"):
        agree(row.uid, "", "", scope=CELL, picture=False, by=world.by("chi"), now=NOW)


def test_whoever_handed_over_a_code_does_not_agree_in_the_persons_place(world):
    row = proposed(world)
    by = world.by("chi")
    shut = type(by)(**{**vars(by), "shut_until": NOW + timedelta(days=7)})
    for step in (decline, withdraw_consent):
        with pytest.raises(Shut):
            step(row.uid, by=shut, now=NOW)
    with pytest.raises(Shut):
        agree(row.uid, *WORDS, scope=CELL, picture=False, by=shut, now=NOW)


def test_declining_needs_no_reason_and_leaves_no_word(world):
    row = proposed(world)
    decline(row.uid, by=world.by("chi"), now=NOW)
    kept = read(row)
    assert (kept.state, kept.words["title"], kept.picture) == ("declined", "", None)
    assert messages_to(world, "an") == ["Lê Thị Kim Chi chưa muốn được nêu gương"]
    for step in (decline, withdraw_consent):
        with pytest.raises(NotNow, match="khép lại"):
            step(row.uid, by=world.by("chi"), now=NOW)
    assert proposed(world).state == "asked"  # another time, other words


def test_a_picture_not_agreed_to_is_gone(world):
    row = proposed(world, picture=b"jpeg")
    assert example_for(row.uid, by=world.by("chi")).picture_bytes == b"jpeg"
    agree(row.uid, *WORDS, scope=CELL, picture=False, by=world.by("chi"), now=NOW)
    assert read(row).picture is None
    kept = agreed(world, "dung", picture=b"jpeg")
    assert (read(kept).picture_bytes, kept.picture_agreed) == (b"jpeg", True)


def test_consent_taken_back_before_the_decision_ends_the_proposal(world):
    row = agreed(world, decider="T.01")
    withdraw_consent(row.uid, by=world.by("chi"), now=NOW)
    assert (read(row).state, read(row).words["text"]) == ("declined", "")
    assert "Lê Thị Kim Chi rút lại đồng ý nêu gương" in messages_to(world, "khanh")
    with pytest.raises(NotFound):
        example_for(row.uid, by=world.by("khanh"))


def test_consent_taken_back_after_publication_clears_the_page_at_once(world):
    row = published(world, picture=b"jpeg")
    assert [t.title for t in told_list(by=world.by("dung")).rows] == [WORDS[0]]
    withdraw_consent(row.uid, by=world.by("chi"), now=NOW)
    assert told_list(by=world.by("dung")).rows == ()
    with pytest.raises(NotFound):
        example_for(row.uid, by=world.by("dung"))
    kept = read(row)
    assert (kept.state, kept.folded, kept.picture, kept.words["text"]) == (
        "commended", "", None, "",
    )  # fmt: skip
    paper = decided_paper(row.uid, by=world.by("an"))
    assert (paper.name, paper.deed, paper.number) == ("Đồng chí Lê Thị Kim Chi", "", 1)
    assert Commendation.objects.get().deed == ""
    with pytest.raises(NotNow, match="rút lại đồng ý"):
        withdraw_consent(row.uid, by=world.by("chi"), now=NOW)
    assert proposed(world, "chi").state == "asked"  # may be proposed anew, with new consent


def test_the_database_itself_refuses_what_is_published_without_consent(world):
    from django.db import IntegrityError, transaction

    row = agreed(world)
    published_in = {"published_in": row.unit, "place": 1}
    for wrong in ({}, {"state": "commended", "consented_at": None},
                  {"state": "commended", "withdrawn_at": NOW}):  # fmt: skip
        with pytest.raises(IntegrityError), transaction.atomic():
            Example.objects.filter(pk=row.pk).update(**published_in, **wrong)


def test_a_person_who_moved_meanwhile_still_answers(world):
    row = proposed(world)
    Position.objects.filter(person=world.people["an"]).delete()
    world.people["chi"].memberships.update(unit=world.units["T.01.02"])
    assert agree(row.uid, *WORDS, scope=CELL, picture=False, by=world.by("chi"), now=NOW)
