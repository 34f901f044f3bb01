"""A dump of the database reveals no sentence: canaries are looked for in every byte of it."""

import zlib
from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
from django.apps import apps
from django.db import connection, models

from sotay.kit import sealing
from sotay.notebook.actions.drafts import Elsewhere, save_draft
from sotay.notebook.actions.hints import check_for_hints
from sotay.notebook.actions.reflections import write_reflection
from sotay.notebook.models import Draft, Version
from sotay.notebook.rules import content as c
from sotay.regulations.rules import HALF, PLAN
from tests.fixtures.world import at, day
from tests.notebook.writing import PLAN_2026, REVIEW, hand_in, write

CANARY = "Chim hoàng yến hót ở {} lúc bình minh"
PLACES = ("kế hoạch", "bản nháp", "soát xét", "ghi chép", "bản để riêng")


def test_no_canary_stands_in_any_column(world):
    live(world)
    for where in PLACES:
        words = CANARY.format(where)
        forms = (words, words.lower(), "hoàng yến", "hoang yen hot")
        traces = [form.encode() for form in forms]
        traces += [words.encode("utf-16-le"), zlib.compress(words.encode())[2:-4]]
        for table, column, value in every_value():
            for trace in traces:
                assert trace not in value, f"{table}.{column} tells of {where}"


def live(world) -> None:
    """Somebody writes a canary everywhere one can write."""

    def plan(where: str) -> c.PlanContent:
        item = replace(PLAN_2026.items[0], deed=CANARY.format(where))
        return replace(PLAN_2026, items=(item,))

    hand_in(world, "chi", PLAN, "12/01/2026 09:00", plan("kế hoạch"))
    hand_in(world, "chi", HALF, "12/06/2026 09:00",
            replace(REVIEW, strengths=CANARY.format("soát xét")))  # fmt: skip
    write(world, "dung", PLAN, "12/01/2026 09:00", plan("bản nháp"))
    by = world.by("dung", "12/01/2026")
    check_for_hints(2026, PLAN, by=by, now=at("12/01/2026 10:00"))
    with pytest.raises(Elsewhere):
        save_draft(2026, PLAN, plan("bản để riêng"), base=0, by=by, now=at("12/01/2026 10:00"))
    write_reflection(CANARY.format("ghi chép"), token=uuid4(), by=by, now=at("12/01/2026 11:00"),
                     today=day("12/01/2026"), mark="weakness")  # fmt: skip


def every_value():
    for model in apps.get_models():
        columns = [f.column for f in model._meta.concrete_fields]
        with connection.cursor() as cursor:
            quoted = ", ".join(connection.ops.quote_name(name) for name in columns)
            table = connection.ops.quote_name(model._meta.db_table)
            cursor.execute(f"SELECT {quoted} FROM {table}")
            for row in cursor.fetchall():
                for column, value in zip(columns, row, strict=True):
                    raw = bytes(value) if isinstance(value, bytes | memoryview) else None
                    yield model.__name__, column, raw if raw is not None else str(value).encode()


def test_every_free_text_of_a_writer_is_sealed_or_named_here():
    """A new text column must be sealed, or be added here with a reason."""
    clear = {
        "Version": {"unit_name", "parent_name", "entered_by"},  # names of units and people
        "Draft": {"saved_from"},  # a device
        "SetAside": {"device"},
        "HelperEntry": {"confirmed_by"},
        "Entry": {"use"},
        "UseCount": {"use"},
        "DayCount": {"use"},
        "Signature": {"field"},
        "ReadingLeave": {"words", "link"},  # told to everybody it is about; nothing anybody wrote
    }
    for model in apps.get_app_config("notebook").get_models():
        texts = {f.name for f in model._meta.concrete_fields
                 if isinstance(f, models.CharField | models.TextField)}  # fmt: skip
        assert texts <= clear.get(model.__name__, set()), model.__name__


def test_a_sealed_value_opens_only_in_its_own_row(world):
    first = hand_in(world, "chi", PLAN, "12/01/2026 09:00", PLAN_2026)
    second = hand_in(world, "dung", PLAN, "12/01/2026 09:00", PLAN_2026)
    Version.objects.filter(pk=second.pk).update(sealed=first.sealed)
    second.refresh_from_db()
    with pytest.raises(sealing.SealBroken):
        second.unseal()


def test_one_flipped_bit_is_noticed(world):
    write(world, "chi", PLAN, "12/01/2026 09:00", PLAN_2026)
    draft = Draft.objects.get()
    blob = bytearray(draft.sealed)
    blob[-5] ^= 1
    draft.sealed = bytes(blob)
    with pytest.raises(sealing.SealBroken):
        draft.unseal()


def test_a_new_key_seals_everything_anew_and_opens_the_same_words(world, settings, tmp_path):
    from sotay.kit.resealing import reseal_all

    ring = sealing.read_ring(settings.KEY_FILE)
    settings.KEY_FILE = tmp_path / "content.key"
    sealing.write_ring(settings.KEY_FILE, ring)
    try:
        version = hand_in(world, "chi", PLAN, "12/01/2026 09:00", PLAN_2026)
        before = sealing.key_id_of(version.sealed)
        sealing.write_ring(settings.KEY_FILE, sealing.ring_in_use().with_new_key())
        assert sum(reseal_all()) > 0
        version.refresh_from_db()
        assert sealing.key_id_of(version.sealed) != before
        assert c.plan_from(version.unseal()).items == PLAN_2026.items
    finally:
        sealing.ring_in_use.cache_clear()
        sealing.derived_key.cache_clear()


def test_hints_shut_with_the_draft(world):
    """Somebody who signed in with a code handed over sees no draft and can save none."""
    from sotay.kit.refusals import NotNow

    write(world, "chi", PLAN, "12/01/2026 09:00", PLAN_2026)
    by = replace(world.by("chi", "13/01/2026"), shut_until=at("19/01/2026") + timedelta(hours=1))
    with pytest.raises(NotNow, match="đóng đến"):
        save_draft(2026, PLAN, PLAN_2026, base=1, by=by, now=at("13/01/2026"))
