"""Every table that points at a person is told to that person, or left out with a reason."""

from django.apps import apps

from sotay.accounts.models import Login
from sotay.audit.models import TrailEntry
from sotay.org.kept import KEPT, LEFT_OUT
from sotay.org.models import Person

PEOPLE = {Person, Login}


def house_models():
    return [m for m in apps.get_models() if m.__module__.startswith("sotay.")]


def points_at(model):
    fields = (*model._meta.fields, *model._meta.many_to_many)
    return {field.related_model for field in fields if field.is_relation}


def test_every_table_near_a_person_is_told_or_left_out():
    near = PEOPLE | {TrailEntry}
    near |= {m for m in house_models() if points_at(m) & (PEOPLE | set(KEPT))}
    assert near - set(KEPT) - set(LEFT_OUT) == set()


def test_nothing_is_both_told_and_left_out_and_no_reason_is_idle():
    assert not set(KEPT) & set(LEFT_OUT)
    assert {m for m in LEFT_OUT if not points_at(m) & (PEOPLE | set(KEPT))} == set()
    assert all(reason.endswith(".") for reason in LEFT_OUT.values())


def test_every_table_has_a_title_of_its_own():
    titles = [kept.title for kept in KEPT.values()]
    assert len(set(titles)) == len(titles)
    assert not {"lập lúc", "tên các nội dung"} & set(titles)
