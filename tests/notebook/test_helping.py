"""A paper entry typed in by somebody else counts once its writer has said it is theirs."""

import io

import pytest
from PIL import Image

from sotay.accounts.actions import CodeRefused, issue_codes
from sotay.accounts.choices import CodePurpose
from sotay.exports.photos import clean_photo
from sotay.kit.refusals import NotFound, NotNow
from sotay.notebook.actions.helping import confirm_own, enter_paper, name_helper, refuse_own
from sotay.notebook.actions.submission import NotWhole
from sotay.notebook.choices import ConfirmedBy
from sotay.notebook.models import Draft, Entry, HelperEntry, Version
from sotay.notebook.queries.helping import people_to_help, waiting_for_me
from sotay.notebook.rules import content as c
from sotay.org.relations import Refused
from sotay.regulations.rules import PLAN
from tests.fixtures.world import World, at
from tests.notebook.writing import PLAN_2026, write

NOW = at("20/01/2026 09:00")


def photo(size: tuple[int, int] = (3000, 2000)) -> bytes:
    picture, held = Image.new("RGB", size, "white"), io.BytesIO()
    tags = Image.Exif()
    tags[0x010F] = "Máy ảnh"  # maker
    picture.save(held, "JPEG", exif=tags)
    return held.getvalue()


def enter(world: World, who: str = "dung", by: str = "an", **given) -> HelperEntry:
    given = {"photo": None, "signed": False, "content": PLAN_2026, **given}
    return enter_paper(world.people[who].uid, 2026, PLAN, given.pop("content"),
                       by=world.by(by, "20/01/2026"), now=NOW, **given)  # fmt: skip


def slip(world: World, who: str) -> str:
    login = world.people[who].login_id
    return issue_codes([login], CodePurpose.FIRST, issued_by="thử", now=NOW, days=14)[login]


def test_what_was_typed_in_waits_for_its_writer(world):
    enter(world)
    assert not Entry.objects.get().submitted_at
    version = confirm_own(2026, PLAN, by=world.by("dung", "21/01/2026"), now=at("21/01/2026"))
    assert version.entered_by == "Nguyễn Văn An"
    assert HelperEntry.objects.get().confirmed_by == ConfirmedBy.OWN_SIGN_IN


def test_a_code_of_their_own_confirms_at_once(world):
    assert enter(world, code=slip(world, "dung")).confirmed_by == ConfirmedBy.OWN_CODE
    assert Entry.objects.get().submitted_at == NOW


def test_another_code_confirms_nothing_and_after_five_one_waits(world):
    other = slip(world, "chi")
    for _ in range(5):
        with pytest.raises(CodeRefused, match="của người khác"):
            enter(world, code=other)
    with pytest.raises(CodeRefused, match="chờ 5 phút"):
        enter(world, code=slip(world, "dung"))
    assert not Version.objects.exists()


def test_a_photo_with_their_signature_confirms_at_once(world):
    with pytest.raises(NotNow, match="chụp bản giấy"):
        enter(world, signed=True)
    kept = enter(world, signed=True, photo=clean_photo(photo()))
    assert kept.confirmed_by == ConfirmedBy.SIGNED_PHOTO


def test_a_photo_is_made_small_and_tells_nothing_else(world):
    cleaned = Image.open(io.BytesIO(clean_photo(photo())))
    assert max(cleaned.size) < 3000
    assert not dict(cleaned.getexif())


def test_what_is_refused_counts_for_nothing(world):
    enter(world)
    by = world.by("dung", "21/01/2026")
    refuse_own(2026, PLAN, by=by, now=at("21/01/2026"))
    with pytest.raises(NotFound):
        waiting_for_me(2026, PLAN, by=by)
    assert not Version.objects.exists()


def test_the_own_draft_is_set_aside_not_lost(world):
    write(world, "dung", PLAN, "12/01/2026 09:00", PLAN_2026)
    enter(world, code=slip(world, "dung"))
    assert not Draft.objects.exists()
    assert Entry.objects.get().set_aside.count() == 1


def test_paper_that_is_not_whole_is_refused(world):
    with pytest.raises(NotWhole):
        enter(world, content=c.PlanContent())


def test_only_the_secretary_the_deputy_and_the_named_may_help(world):
    names = {key: [p.given for p in people_to_help(2026, by=world.by(key))]
             for key in ("an", "binh", "chi", "giang")}  # fmt: skip
    assert "Dũng" in names["an"] and "Dũng" in names["binh"]
    assert names["chi"] == [] and "Dũng" not in names["giang"]
    name_helper(str(world.people["chi"].uid), by=world.by("dung"), now=NOW)
    assert [p.given for p in people_to_help(2026, by=world.by("chi"))] == ["Dũng"]
    with pytest.raises(NotFound):
        enter(world, by="ha")
    with pytest.raises(Refused):
        enter(world, who="an", by="an")
