"""What is published is read in its part, found without accents, and taken into one's own plan."""

from datetime import timedelta

import pytest

from sotay.kit.refusals import NotFound, NotNow
from sotay.notebook.models import Draft, Entry
from sotay.notebook.rules.content import plan_from
from sotay.org.relations import Refused
from sotay.recognition.actions.ideas import take_idea
from sotay.recognition.actions.publishing import publish_example, take_down
from sotay.recognition.models import Example
from sotay.recognition.queries.finding import example_for
from sotay.recognition.queries.pages import work_of
from sotay.recognition.queries.published import PAGE, told_list
from tests.fixtures.world import World, at
from tests.notebook.writing import hand_in_plan
from tests.recognition.praising import CELL, NOW, WORDS, commended, published

LEARNT = "Trả hồ sơ trước hạn một ngày (học từ Lê Thị Kim Chi, Chi bộ Phòng Tổng hợp)"


def readers(world: World) -> set[str]:
    return {key for key in world.people if told_list(by=world.by(key)).rows}


def test_a_cell_tells_its_cell_and_the_committee_above_everybody(world):
    row = published(world)
    assert readers(world) == {"an", "binh", "chi", "dung", "khanh"}
    assert [line.uid for line in work_of(by=world.by("khanh")).to_publish] == [row.uid]
    publish_example(row.uid, "T.01", by=world.by("khanh"), now=NOW + timedelta(hours=1))
    assert readers(world) == set(world.people)
    assert work_of(by=world.by("khanh")).to_publish == ()


def test_nobody_tells_it_further_than_consent_and_their_own_part(world):
    row = commended(world, scope="T.01")
    for who, part in (("an", "T.01"), ("khanh", "T"), ("khanh", "T.01.02"), ("an", "")):
        with pytest.raises(NotNow, match="trong phạm vi"):
            publish_example(row.uid, part, by=world.by(who), now=NOW)
    with pytest.raises(NotFound):
        publish_example(row.uid, "T", by=world.by("minh"), now=NOW)
    wide = commended(world, "dung", scope="T")
    assert publish_example(wide.uid, "T", by=world.by("minh"), now=NOW).published_in.code == "T"
    with pytest.raises(Refused):
        publish_example(wide.uid, CELL, by=world.by("chi"), now=NOW)


def test_publishing_twice_tells_once(world):
    row = published(world)
    publish_example(row.uid, CELL, by=world.by("binh"), now=NOW)
    assert [s.kind for s in row.steps.all()].count("published") == 1


def test_inspector_and_strangers_see_nothing_unpublished(world):
    row = commended(world, scope="T")
    for who in ("nga", "giang", "ha", "lan", "dung"):
        assert work_of(by=world.by(who)).under_way == ()
        with pytest.raises(NotFound):
            example_for(row.uid, by=world.by(who))


def test_it_is_found_without_accents_by_words_of_all_it_tells(world):
    published(world)
    by = world.by("dung")
    for words in ("ho so truoc han", "KIM CHI", "dan khong phai hoi", "phòng tổng hợp", ""):
        assert told_list(by=by, words=words).rows, words
    assert told_list(by=by, words="ho so kiem tra").rows == ()
    assert told_list(by=by, year="2026").rows and not told_list(by=by, year="2025").rows
    assert told_list(by=by, unit=CELL).rows and not told_list(by=by, unit="T.01.02").rows
    assert told_list(by=by, unit="x").rows and told_list(by=by, year="x").rows


def test_the_list_goes_on_behind_the_last_one_newest_first(world):
    first = published(world)
    rows = [first.pk]
    for number in range(PAGE):
        copy = Example.objects.get(pk=first.pk)
        copy.pk, copy.mark, copy._state.adding = None, f"m{number}", True
        copy.uid, copy.token = (type(first.uid)(int=number + 1) for _ in range(2))
        copy.place = first.place + number + 1
        copy.seal({"title": f"Việc {number}", "text": "x", "origin": ""})
        copy.save(force_insert=True)
        made = type(first.commendation).objects.get(example=first)
        made.pk, made.example, made._state.adding = None, copy, True
        made.number, made.uid = number + 10, copy.uid
        made.save(force_insert=True)
        rows.append(copy.pk)
    page = told_list(by=world.by("dung"))
    assert [t.title for t in page.rows[:2]] == [f"Việc {PAGE - 1}", f"Việc {PAGE - 2}"]
    last = told_list(by=world.by("dung"), after=page.next_after)
    assert [t.uid for t in last.rows] == [first.uid] and last.next_after is None


def test_stopped_telling_leaves_the_decision(world):
    row = published(world)
    with pytest.raises(NotFound):
        take_down(row.uid, by=world.by("giang"), now=NOW)
    take_down(row.uid, by=world.by("an"), now=NOW)
    take_down(row.uid, by=world.by("an"), now=NOW)
    assert readers(world) == set()
    kept = Example.objects.get()
    assert (kept.state, kept.words["title"], kept.folded) == ("commended", WORDS[0], "")


def test_an_idea_becomes_an_item_of_the_own_plan_naming_its_origin(world):
    row = published(world)
    hand_in_plan(world, "dung", "20/01/2026 09:00")
    taken = take_idea(row.uid, by=world.by("dung"), now=NOW)
    assert (taken.year, taken.is_correction) == (2026, True)
    again = take_idea(row.uid, by=world.by("dung"), now=NOW)
    assert again.item == taken.item
    items = plan_from(Draft.objects.get(entry__person=world.people["dung"]).unseal()).items
    assert [item.deed for item in items][-1] == LEARNT and len(items) == 3
    assert Entry.objects.get(person=world.people["dung"]).versions_count == 1
    fresh = take_idea(row.uid, by=world.by("binh"), now=NOW)
    assert not fresh.is_correction


def test_in_december_a_leader_takes_it_into_the_plan_of_the_next_year(world):
    row = published(world)
    now = at("20/12/2026 09:00")
    assert take_idea(row.uid, by=world.by("an", "20/12/2026"), now=now).year == 2027
    assert take_idea(row.uid, by=world.by("dung", "20/12/2026"), now=now).year == 2026


def test_only_what_is_told_is_taken_and_not_ones_own(world):
    row = published(world)
    with pytest.raises(NotNow, match="của chính"):
        take_idea(row.uid, by=world.by("chi"), now=NOW)
    with pytest.raises(NotFound):
        take_idea(row.uid, by=world.by("ha"), now=NOW)
    unpublished = commended(world, "dung")
    with pytest.raises(Refused):
        take_idea(unpublished.uid, by=world.by("an"), now=NOW)
