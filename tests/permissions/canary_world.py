"""A world in which everybody has written something, each thing with a word found nowhere else."""

from dataclasses import replace
from datetime import time
from uuid import uuid4

import pytest

from sotay.evaluation.actions.batches import continue_batch, start_batch
from sotay.evaluation.actions.deciding import Decision, answer_appeal, decide_round
from sotay.evaluation.actions.holding import (
    Proposal,
    open_round,
    record_proposal,
    send_proposals,
)
from sotay.evaluation.actions.rating import make_appeal, save_rating
from sotay.evaluation.printouts import evidence_sheet
from sotay.exports.pdf import data_pdf
from sotay.feedback.actions import ask, give_answer, pass_up
from sotay.meetings.actions import minutes
from sotay.meetings.actions.agenda import fill_agenda
from sotay.meetings.actions.members import answer_remark_with, choose_shown
from sotay.meetings.actions.questions import ask_question
from sotay.meetings.actions.recording import add_remark, add_task, save_notes
from sotay.meetings.actions.running import next_item
from sotay.meetings.models import Meeting
from sotay.meetings.queries.minutes import minutes_page
from sotay.meetings.queries.speaking import own_reports
from sotay.meetings.rules.notes import Notes, Opinion
from sotay.notebook.actions.drafts import Elsewhere, save_draft
from sotay.notebook.actions.helping import enter_paper
from sotay.notebook.actions.reflections import write_reflection
from sotay.notebook.actions.submission import submit
from sotay.notebook.queries.writing import writing
from sotay.notebook.rules import content as c
from sotay.org.choices import Category, Role
from sotay.oversight.actions.concluding import (
    Conclusion,
    answer_conclusion,
    issue_conclusion,
    save_conclusion,
)
from sotay.oversight.actions.inspecting import close_inspection
from sotay.oversight.actions.retention import Decision as Disposed
from sotay.oversight.actions.retention import carry_out_disposal, decide_disposal
from sotay.oversight.actions.summing import begin_summing, save_summing
from sotay.oversight.actions.supervision import note_supervision
from sotay.regulations.rules import HALF, PLAN
from tests.fixtures.world import World, at, build, day
from tests.library.documents import word
from tests.meetings.holding import CELL, begun, over, planned
from tests.notebook.writing import PLAN_2026, REVIEW, whole
from tests.oversight.ageing import make_old
from tests.oversight.inspecting import appoint_committee, inspect
from tests.recognition.praising import proposed

NOW = at("04/07/2026 10:00")
MARK = "hoangyen"
SIGNS = """<b x='">&#"""


def canary(name: str) -> str:
    """A sentence that stands at one place in the world; its word survives any layout, and its signs
    would become markup or a formula wherever words are not written out as words.
    """
    return f"=Chim {MARK}{name} hót {SIGNS}"


def plan(name: str) -> c.PlanContent:
    return replace(PLAN_2026, items=(replace(PLAN_2026.items[0], deed=canary(name)),))


def review(strengths: str, weakness: str) -> c.ReviewContent:
    found = replace(REVIEW.weaknesses[0], weakness=canary(weakness))
    return replace(REVIEW, strengths=canary(strengths), weaknesses=(found,))


def lived() -> World:
    """It is 04/07/2026, a meeting is going on."""
    world = build()
    appoint_committee(world)
    _appoint(world)
    _keep_and_destroy(world)
    _write_notebooks(world)
    _write_of_chi_alone(world)
    _hold_a_meeting(world)
    _meet_now(world)
    _ask_and_supervise(world)
    _inspect(world)
    _evaluate(world)
    _sum_up(world)
    _print_evidence(world)
    proposed(world, scope="T.01", decider="T.01", title=canary("praised"), text=canary("praise"),
             passage="strengths")  # fmt: skip
    return world


def _appoint(world: World) -> None:
    official = Category.OFFICIAL
    world.person("cam", "Lý Thị Cẩm", CELL, official, (Role.COMMITTEE_MEMBER, CELL))
    for key, name, *posts in (
        ("duc", "Ngô Minh Đức", (Role.DEPUTY, "T.01")),
        ("em", "Hồ Văn Em", (Role.STANDING, "T.01"), (Role.COMMITTEE_MEMBER, "T.01")),
        ("hien", "Tô Thị Hiền", (Role.STAFF, "T.01"), (Role.INSPECTOR, "T.01")),
        ("oanh", "Triệu Thị Oanh", (Role.STAFF, "T"), (Role.INSPECTOR, "T")),
    ):  # fmt: skip
        world.person(key, name, "T.01.02", official, *posts)
    world.person("moi", "Đào Văn Mới", CELL, official, since=day("04/07/2026"))
    dung = world.people["dung"]
    dung.helper = world.people["ha"]
    dung.save()


def _keep_and_destroy(world: World) -> None:
    """Four years ago: of Dũng it was destroyed by decision, of Chi the cell kept it back."""
    for who, name in (("chi", "oldkept"), ("dung", "oldgone")):
        _hand_in(world, who, PLAN, "20/01/2026 08:00", plan(name))
    make_old()
    day_of_it, now = day("18/01/2026"), at("18/01/2026 09:00")
    given = Disposed("01-QĐ/CB", day_of_it, day_of_it, [world.people["chi"].uid])
    an = world.by("an", day_of_it)
    row = decide_disposal(CELL, given, by=an, now=now)
    carry_out_disposal(CELL, row.uid, "01-QĐ/CB", by=an, now=now)


def _hand_in(world: World, who: str, use: str, when: str, content: c.Content, **more) -> None:
    by, now = world.by(who, when.split()[0]), at(when)
    page = writing(2026, use, by=by)
    ready = whole(page.content)
    if isinstance(content, c.ReviewContent):
        content = replace(content, results=ready.results, answers=ready.answers)
    rev = save_draft(2026, use, content, base=page.rev, by=by, now=now).rev
    submit(2026, use, token=uuid4(), base=rev, by=by, now=now, **more)


def _write_notebooks(world: World) -> None:
    january, june = "20/01/2026 09:00", "10/06/2026 08:00"
    for who in ("an", "chi", "dung", "ha", "khanh", "lan"):
        released = {"released": ("items",)} if who == "lan" else {}
        _hand_in(world, who, PLAN, january, plan(f"plan{who}"), **released)
    _hand_in(world, "chi", PLAN, "25/01/2026 09:00", plan("planchib"))
    _hand_in(world, "chi", HALF, june, review("shown", "weak"))
    _hand_in(world, "an", HALF, june, review("halfan", "weakan"))
    _hand_in(world, "lan", HALF, june, review("open", "shut"), released=("strengths",))


def _write_of_chi_alone(world: World) -> None:
    by, now = world.by("chi", "20/06/2026"), at("20/06/2026 20:00")
    base = writing(2026, HALF, by=by).rev
    save_draft(2026, HALF, review("draft", "draftb"), base=base, by=by, now=now)
    with pytest.raises(Elsewhere):
        save_draft(2026, HALF, review("aside", "asideb"), base=base, by=by, now=now)
    write_reflection(canary("reflect"), token=uuid4(), by=by, now=now, today=by.day,
                     mark="weakness")  # fmt: skip
    background = whole(writing(2026, HALF, by=world.by("dung", "20/06/2026")).content)
    paper = replace(review("helped", "helpedb"), results=background.results)
    enter_paper(world.people["dung"].uid, 2026, HALF, paper, photo=None, signed=False,
                by=world.by("binh", "20/06/2026"), now=now)  # fmt: skip


def _hold_a_meeting(world: World) -> None:
    meeting = planned(world)
    before, evening = at("02/07/2026 09:00"), at("03/07/2026 16:40")
    chi, an, binh = (world.by(who, "03/07/2026") for who in ("chi", "an", "binh"))
    fill_agenda(CELL, meeting.slug, by=an, now=before)
    ask_question(CELL, meeting.slug, canary("question"), by=chi, now=before)
    _show(meeting, "chi", world, before)
    begun(world, meeting)
    item = meeting.items.get(kind="report", person=world.people["chi"], entry__use=HALF)
    while called := next_item(CELL, meeting.slug, by=binh, now=at("03/07/2026 14:20")):
        if called.pk == item.pk:
            break
    said = Opinion(world.people["an"].name, canary("opinion"), world.people["an"].pk)
    save_notes(CELL, meeting.slug, item.pk, Notes((said,), canary("noted")), base=0, by=binh,
               now=evening)  # fmt: skip
    remark = add_remark(CELL, meeting.slug, item.pk, person=world.people["chi"].pk,
                        kind="criticism", text=canary("remark"), by=binh, now=evening)  # fmt: skip
    add_task(CELL, meeting.slug, person=world.people["chi"].pk, what=canary("task"),
             due=day("15/07/2026"), by=binh, now=evening)  # fmt: skip
    over(world, meeting)
    for by in (binh, an):
        seen = minutes_page(CELL, meeting.slug, by=by).digest
        minutes.sign(CELL, meeting.slug, seen=seen, read_back=True, by=by, now=evening)
    answer_remark_with(remark.uid, canary("myside"), by=chi, now=evening)


def _show(meeting: Meeting, who: str, world: World, now) -> None:
    """Of the six-month review the strengths, and nothing else."""
    by = world.by(who, now.date())
    for report in own_reports(meeting, by=by):
        parts = [part.id for part in report.passages if part.id == "strengths"]
        choose_shown(CELL, meeting.slug, report.item.pk, parts, by=by, now=now)


def _meet_now(world: World) -> None:
    """Cẩm reports what came too late for yesterday; what Cẩm released is on the screen."""
    _hand_in(world, "cam", HALF, "03/07/2026 17:30", review("screen", "weakcam"))
    meeting = planned(world, "03/07/2026 18:00", day=day("04/07/2026"), starts_at=time(9))
    an, now = world.by("an", "04/07/2026"), at("04/07/2026 08:00")
    fill_agenda(CELL, meeting.slug, by=an, now=now)
    _show(meeting, "cam", world, now)
    begun(world, meeting, when="04/07/2026 09:00")
    wanted = meeting.items.get(kind="report", person=world.people["cam"], entry__use=HALF)
    while called := next_item(CELL, meeting.slug, by=an, now=at("04/07/2026 09:05")):
        if called.pk == wanted.pk:
            break


def _ask_and_supervise(world: World) -> None:
    chi, an = world.by("chi", NOW.date()), world.by("an", NOW.date())
    for title, text in (("asktitle", "ask"), ("uptitle", "up")):
        row = ask(canary(title), canary(text), about="other", may_name=False, token=uuid4(),
                  by=chi, now=NOW)  # fmt: skip
    pass_up(row.uid, canary("upwords"), by=an, now=NOW)
    file = (f"{canary('filename')}.docx", word(canary("filebody")))
    quiet, loud = (
        ask(canary(f"{name}title"), canary(f"{name}text"), about="other", may_name=False,
            token=uuid4(), file=file if name == "quiet" else None, by=chi, now=NOW)
        for name in ("quiet", "loud")
    )  # fmt: skip
    give_answer(quiet.uid, canary("quietanswer"), publish=False, by=an, now=NOW)
    give_answer(loud.uid, canary("loudanswer"), publish=True, question=canary("loudquestion"),
                by=an, now=NOW)  # fmt: skip
    note_supervision(CELL, canary("supervise"), on=NOW.date(), by=an, now=NOW)


def _inspect(world: World) -> None:
    """One open in cell A, its conclusion being written; one concluded in cell B and answered."""
    phuc, nga = world.by("phuc", NOW.date()), world.by("nga", NOW.date())
    days = {"starts_on": NOW.date(), "ends_on": day("10/07/2026"), "when": "04/07/2026 09:00"}
    opened = inspect(world, **days)
    draft = Conclusion(canary("concl"), "", "")
    save_conclusion("T", opened.uid, draft, base=0, by=nga, now=NOW)
    done = inspect(world, units=("T.01.02",), inspectors=("phuc",), uses=(HALF,), **days)
    close_inspection("T", done.uid, by=phuc, now=NOW)
    issued = Conclusion(canary("verdict"), "Không", "Báo cáo lại")
    issue_conclusion("T", done.uid, issued, answer_by=day("20/07/2026"), base=0, by=phuc, now=NOW)
    answer_conclusion("T", done.uid, "T.01.02", canary("answer"),
                      by=world.by("giang", NOW.date()), now=NOW)  # fmt: skip


def _print_evidence(world: World) -> None:
    """The secretary has printed everybody's sheet of the running year."""
    an = world.by("an", NOW.date())
    uid = start_batch(CELL, 2026, by=an, now=NOW).uid
    continue_batch(CELL, uid, render=lambda found: data_pdf(evidence_sheet(found)), by=an, now=NOW,
                   seconds=60)  # fmt: skip


def _sum_up(world: World) -> None:
    """The committee of the cell and the one above write what they think of the half-year."""
    for code, who in ((CELL, "an"), ("T.01", "khanh")):
        by = world.by(who, "04/07/2026")
        begin_summing(code, 2026, "6-thang", by=by, now=NOW)
        words = {"causes": canary(f"sum{who}")}
        save_summing(code, 2026, "6-thang", words, base=1, by=by, now=NOW)


def _evaluate(world: World) -> None:
    """The year before: Chi rates herself, the cell comments, the committee decides; she appeals."""
    when = at("05/01/2026 09:00")
    an, binh, chi, khanh = (world.by(who, when.date()) for who in ("an", "binh", "chi", "khanh"))
    found = open_round(CELL, 2025, day("31/12/2025"), by=an, now=when)
    rows = list(found.evaluations.order_by("rank", "place"))
    of_chi = next(row for row in rows if row.person_id == chi.person_id)
    words = {"faults": canary("rated"), "ahead": canary("ratedahead")}
    save_rating(of_chi.uid, words, form="2A", level="good", base=0, hand_in=True, by=chi, now=when)
    of_dung = next(row for row in rows if row.person == world.people["dung"])
    dung = world.by("dung", when.date())
    save_rating(of_dung.uid, {"faults": canary("rating")}, form="2A", level="", base=0,
                hand_in=False, by=dung, now=when)  # fmt: skip
    for row in rows:
        by = binh if row.person_id == an.person_id else an
        words = canary("commented" if row.pk == of_chi.pk else "comment")
        if row.person_id not in (None, chi.person_id, an.person_id):
            words = "Tốt."
        record_proposal(row.uid, Proposal("good", words, 5, [0, 5, 0, 0]), by=by, now=when)
    send_proposals(CELL, 2025, by=an, now=when)
    levels = {row.uid: "good" for row in rows}
    decided = Decision("12-QĐ/ĐU", when.date(), levels, canary("exception"))
    decide_round(CELL, 2025, decided, by=khanh, now=when)
    make_appeal(of_chi.uid, canary("appeal"), by=chi, now=when)
    answer_appeal(of_chi.uid, "good", canary("appealed"), by=khanh, now=when)
