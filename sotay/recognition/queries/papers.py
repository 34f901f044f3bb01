"""What the papers of a decision are made from, as it was on its day."""

from uuid import UUID

from sotay.kit.clock import day_of
from sotay.kit.refusals import NotFound
from sotay.org.standing import Standing
from sotay.recognition.models import Commendation
from sotay.recognition.permissions import read_decision
from sotay.recognition.queries.finding import example_for
from sotay.recognition.rules.wording import Decided
from sotay.regulations.queries import rules_in_force


def decided(uid: UUID, *, by: Standing) -> Decided:
    """The decision for whoever may take it along; `Refused` for a reader, else `NotFound`."""
    example = example_for(uid, by=by, to=read_decision)
    made = Commendation.objects.select_related("unit__parent").filter(example=example).first()
    if made is None:
        raise NotFound(uid)
    unit = made.unit
    return Decided(
        award=made.award,
        code=made.code,
        number=made.number,
        on=made.decided_on,
        place=rules_in_force(unit.path, on=made.decided_on)["place"],
        unit_name=unit.name,
        unit_kind=unit.kind,
        parent_name=unit.parent.name if unit.parent else "",
        name=made.name,
        about=made.about,
        deed=made.deed,
        from_name=example.from_unit.name,
        proposed_on=day_of(example.proposed_at),
        signer=made.signer,
        signer_post=made.signer_post,
        is_own=example.from_unit_id == made.unit_id,
        of_unit=made.belongs_to,
    )


def picture_of(uid: UUID, *, by: Standing) -> bytes:
    """The picture of an example; it is gone where the person did not agree to it."""
    example = example_for(uid, by=by)
    if example.picture is None:
        raise NotFound(uid)
    return example.picture_bytes
