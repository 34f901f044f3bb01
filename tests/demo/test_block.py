"""What the block writes in bulk is what the actions and the rules would have made of it."""

from collections import Counter
from datetime import date
from random import Random

import pytest
from django.contrib.auth import authenticate

from sotay.audit.models import TrailEntry
from sotay.demo.block import SEED, lay_out
from sotay.demo.block_words import OFFICES
from sotay.demo.build import HEARD_ON
from sotay.kit.clock import day_of
from sotay.notebook.actions.signatures import signed_parts
from sotay.notebook.models import Entry, Signature, Version
from sotay.notebook.queries.writing import writing
from sotay.notebook.rules import content as c
from sotay.org.choices import PARTY_CATEGORIES, Category, UnitKind
from sotay.org.models import Membership, Person, Position, Unit
from sotay.org.rules.roster_target import UNDER
from sotay.org.standing import standing_of
from sotay.regulations.rules import HALF, PLAN

GENERATED = Membership.objects.exclude(unit__code__regex=r"^K\.0[123](\.|$)")


def test_the_whole_block_is_as_large_as_said():
    places = lay_out(Random(SEED), len(OFFICES))
    codes = [place.code for place in places]
    assert 270 <= len(places) <= 290 and len(set(codes)) == len(codes)
    assert 3600 <= sum(place.size for place in places) <= 3900
    kinds = {place.code: place.kind for place in places} | {"K": UnitKind.UPPER}
    assert all(kinds[place.parent] in UNDER[place.kind] for place in places)
    assert set(kinds.values()) >= {
        UnitKind.PART_COMMITTEE, UnitKind.GROUP, UnitKind.AGENCY, UnitKind.GRASSROOTS_CELL,
    }  # fmt: skip


@pytest.mark.usefixtures("block")
def test_people_stand_as_the_actions_would_have_it():
    people = GENERATED.select_related("person", "unit", "group")
    assert 200 < people.count() < 330
    for row in people:
        assert (row.category in PARTY_CATEGORIES) == (row.unit.kind != UnitKind.AGENCY)
        assert bool(row.person.card_number) == (row.category == Category.OFFICIAL)
        assert not row.group or row.group.parent_id == row.unit_id
        assert row.valid_from >= date(2020, 1, 1)
        assert row.person.joined_party <= row.valid_from.isoformat()
    emails = Counter(Person.objects.exclude(email="").values_list("email", flat=True))
    assert set(emails.values()) == {1}


@pytest.mark.usefixtures("block")
def test_every_cell_has_a_secretary_and_every_committee_a_head():
    posts = Counter(Position.objects.values_list("unit__code", "role"))
    for unit in Unit.objects.filter(memberships__in=GENERATED).distinct():
        role = "agency_head" if unit.kind == UnitKind.AGENCY else "secretary"
        assert posts[unit.code, role] == 1, unit.code
    assert posts["K.04", "secretary"] == posts["K.04", "deputy"] == 1
    probation = GENERATED.filter(category=Category.PROBATIONARY)
    assert not Position.objects.filter(person__in=probation.values("person")).exists()


@pytest.mark.usefixtures("block")
@pytest.mark.parametrize("party", [True, False])
def test_the_password_of_the_demo_opens_for_all(party):
    row = GENERATED.filter(person__login__isnull=False).filter(
        category__in=PARTY_CATEGORIES if party else [Category.CIVIL_SERVANT, Category.CADRE]
    )[0]
    assert authenticate(None, username=row.person.email, password="sotay-demo")


@pytest.mark.usefixtures("block")
def test_what_was_handed_in_is_as_the_rules_say():
    entries = Entry.objects.select_related("person", "unit")
    assert {e.use for e in entries} == {PLAN, HALF}
    assert entries.filter(is_late=True).exists()
    for entry in entries:
        day = day_of(entry.submitted_at)
        page = writing(2026, entry.use, by=standing_of(entry.person, day=day))
        assert page.missing == []
        assert (entry.unit_id, entry.due_on) == (page.place.unit.unit_id, page.state.due)
        assert entry.is_late == (day > entry.due_on)
        version = Version.objects.get(entry=entry)
        assert (version.unit_name, version.parent_name, version.campaign) == (
            page.place.unit.unit_name, page.place.unit.parent_name, page.campaign,
        )  # fmt: skip
        kept = c.content_from(entry.use == PLAN, version.unseal())
        assert kept == _with_released(page.content, kept.released)
        assert kept.released == (c.PARTS if page.to_agency else ())


def _with_released(content: c.Content, released: tuple[str, ...]) -> c.Content:
    return type(content)(**{**vars(content), "released": released})


@pytest.mark.usefixtures("block")
def test_signatures_reports_and_trail_go_with_it():
    for entry in Entry.objects.select_related("person").order_by("pk")[:80]:
        day = day_of(entry.submitted_at)
        content = c.content_from(entry.use == PLAN, Version.objects.get(entry=entry).unseal())
        kept = {s.field: bytes(s.minhash) for s in Signature.objects.filter(entry=entry)}
        assert kept == {part: signed.minhash for part, signed in signed_parts(content).items()}
        line = TrailEntry.objects.get(verb="entry.submitted", thing=f"entry:{entry.pk}")
        by = standing_of(entry.person, day=day)
        assert (line.by_id, line.by_name, line.by_post, line.at) == (
            by.person_id, by.name, by.post, entry.submitted_at,
        )  # fmt: skip
        heard = HEARD_ON.get((2026, entry.use))
        assert entry.reported_on == (heard if heard and day <= heard else None)
