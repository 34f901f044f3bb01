"""A list shows exactly what the gate lets through: both come from one relation."""

from uuid import uuid4

import pytest

from sotay.feedback import permissions as feedback
from sotay.feedback.actions import ask
from sotay.feedback.models import Feedback
from sotay.library import permissions as library
from sotay.library.actions.keeping import DocumentData, add_document
from sotay.library.models import Document
from sotay.notebook import permissions as notebook
from sotay.notebook.models import Entry
from sotay.org import permissions as org
from sotay.org.models import Membership, Unit
from sotay.org.relations import Permission
from sotay.oversight import permissions as oversight
from sotay.oversight.models import InspectedUnit, Inspection
from sotay.regulations import permissions as regulations
from tests.fixtures.world import at, day
from tests.notebook.writing import hand_in_plan
from tests.oversight.inspecting import appoint_committee, inspect

OF_ENTRIES = (notebook.write_entry, notebook.read_draft, notebook.read_reflection,
              notebook.read_entry, notebook.read_leader_plan)  # fmt: skip
OF_UNITS = (notebook.print_booklets, org.issue_slips, org.manage_people,
            org.assign_posts, org.reorganise, regulations.read_rules,
            regulations.set_rules, oversight.follow, oversight.urge,
            oversight.supervise, oversight.see_progress, oversight.see_inspections,
            oversight.open_inspection, oversight.read_summing, oversight.write_summing,
            oversight.see_retention, oversight.dispose,
            library.keep_documents, library.see_studied,
            library.see_unread, feedback.see_waiting)  # fmt: skip
OF_INSPECTIONS = (oversight.read_inspection, oversight.conduct_inspection,
                  oversight.decide_inspection)  # fmt: skip
OF_INSPECTED_UNITS = (oversight.answer_inspection,)
OF_FEEDBACK = (feedback.handle, feedback.read_feedback)
OF_DOCUMENTS = (library.read_document, library.change_document)
OF_MEMBERSHIPS = (notebook.help_enter,)


def agrees(permission: Permission, model, by) -> bool:
    listed = set(model.objects.filter(permission.rows(by)).values_list("pk", flat=True))
    return listed == {row.pk for row in model.objects.all() if permission.holds(by, row)}


@pytest.mark.parametrize(
    ("permission", "model"),
    [(p, Entry) for p in OF_ENTRIES] + [(p, Unit) for p in OF_UNITS]
    + [(p, Membership) for p in OF_MEMBERSHIPS] + [(p, Feedback) for p in OF_FEEDBACK]
    + [(p, Document) for p in OF_DOCUMENTS] + [(p, Inspection) for p in OF_INSPECTIONS]
    + [(p, InspectedUnit) for p in OF_INSPECTED_UNITS],
    ids=lambda value: getattr(value, "code", ""),
)  # fmt: skip
def test_the_list_is_what_the_gate_opens(permission, model, world):
    appoint_committee(world)
    for key in ("an", "binh", "chi", "dung", "ha", "lan", "khanh"):
        hand_in_plan(world, key, "20/01/2026 09:00")
        ask("Hỏi", "x", about="other", may_name=False, token=uuid4(), by=world.by(key),
            now=at("18/06/2026 09:00"))  # fmt: skip
    for code, unit in world.units.items():
        add_document(unit, DocumentData("plan", "Cấp ủy", code, day("01/06/2026"), "x"),
                     by=world.by("an"), now=at("18/06/2026 09:00"))  # fmt: skip
    inspect(world, units=("T.01",), inspectors=("nga", "phuc"))
    chi = world.people["chi"]
    chi.helper = world.people["ha"]
    chi.save()
    disagree = [key for key in world.people if not agrees(permission, model, world.by(key))]
    assert disagree == []
    lists = {key: model.objects.filter(permission.rows(world.by(key))).count()
             for key in world.people}  # fmt: skip
    assert max(lists.values()) > 0, "nobody has this right: the test would prove nothing"


def test_no_right_is_left_out():
    declared = {
        value
        for module in (notebook, org, regulations, oversight, feedback, library)
        for value in vars(module).values()
        if isinstance(value, Permission)
    }
    assert declared == {*OF_ENTRIES, *OF_UNITS, *OF_MEMBERSHIPS, *OF_FEEDBACK, *OF_DOCUMENTS,
                        *OF_INSPECTIONS, *OF_INSPECTED_UNITS}  # fmt: skip
