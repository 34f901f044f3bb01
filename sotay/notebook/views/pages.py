"""What the writing views answer with: the page, a conflict, a refusal, the way onward."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from sotay.kit import clock
from sotay.kit.devices import device_name
from sotay.notebook import forms
from sotay.notebook.actions.drafts import Elsewhere, TooLong
from sotay.notebook.choices import Answer, Carry, Result
from sotay.notebook.queries.looking_back import earlier_reviews, former_items
from sotay.notebook.queries.reading import LeaderPlan, leader_plans, own_reading
from sotay.notebook.queries.writing import Writing, read_aside, with_background, writing
from sotay.notebook.queries.years import UseState, state_of
from sotay.notebook.rules import content as c
from sotay.org.standing import Standing


def writing_page(
    request: HttpRequest,
    page: Writing,
    *,
    content: c.Content | None = None,
    problems: Sequence[c.Missing] = (),
    status: int = 200,
) -> HttpResponse:
    shown = with_background(content, page.background) if content else page.content
    context: dict[str, Any] = {
        **choices(),
        "page": page,
        "content": forms.with_blank_row(shown),
        "problems": problems,
        **beside(page, by=request.by),
    }
    template = (
        "notebook/write_plan.html" if page.state.use.is_plan else "notebook/write_review.html"
    )
    return render(request, template, context, status=status)


def beside(page: Writing, *, by: Standing) -> dict[str, Any]:
    """What stands beside the page for its writer alone."""
    is_plan = page.state.use.is_plan
    return {
        "examples_first": examples_of(page, by=by) if is_plan else [],
        "asides": [read_aside(row, is_plan) for row in page.set_aside],
        "earlier": earlier_reviews(page),
        "former_items": former_items(page),
    }


def examples_of(page: Writing, *, by: Standing) -> list[LeaderPlan]:
    """The plans to read before one's own: those of the nearest leaders who have handed in."""
    return [plan for plan in leader_plans(page.year, by=by) if plan.uid][:2]


def choices() -> dict[str, Any]:
    """What the fields of a writing page offer, whoever writes."""
    return {
        "results": Result.choices,
        "answers": Answer.choices,
        "carries": Carry.choices,
        "blank_item": c.PlanItem("__id__"),
        "blank_weakness": c.Weakness("__id__"),
        "none_found_words": c.NONE_FOUND,
        "earlier": [],
        "former_items": [],
    }


def own_entry(
    request: HttpRequest, year: int, state: UseState, number: int | None = None
) -> HttpResponse:
    reading = own_reading(year, state.use.slug, by=request.by, number=number)
    return render(request, "notebook/read.html", {"reading": reading, "state": state})


def base_of(request: HttpRequest) -> int:
    typed = request.POST.get("base", "0")
    return int(typed) if typed.isdecimal() and len(typed) < 9 else 0


def device_of(request: HttpRequest) -> str:
    return device_name(request.headers.get("User-Agent", ""))


def writing_address(year: int, state: UseState) -> str:
    """Where this use is written now: its own address, or the correction's once handed in."""
    name = "notebook:correction" if state.is_submitted else "notebook:use"
    return reverse(name, args=[year, state.use.slug])


def after_save(request: HttpRequest, year: int, use: str) -> HttpResponse:
    """Without script each button is a save that leads somewhere."""
    here = writing_address(year, state_of(year, use, by=request.by))
    go = request.POST.get("go", "")
    if go == "check":
        return redirect("notebook:check", year=year, use=use)
    if go == "home":
        return redirect("notebook:year", year=year)
    added = request.POST.get("add")
    return redirect(f"{here}#{added}-add" if added else here)


def conflict(
    request: HttpRequest, year: int, use: str, other: Elsewhere, *, by_script: bool
) -> HttpResponse:
    """The other text is the draft; what was typed here is kept beside it."""
    sentence = (
        f"Bài này vừa được lưu lúc {clock.hour_of(other.at)}"
        f"{f' từ {other.device}' if other.device else ''}. Cả hai bản đều được giữ."
    )
    if by_script:
        return JsonResponse({"sentence": sentence, "rev": other.rev}, status=409)
    page = writing(year, use, by=request.by)
    return writing_page(request, page, problems=[c.Missing("aside", sentence)], status=409)


def too_long(
    request: HttpRequest,
    year: int,
    use: str,
    content: c.Content,
    refusal: TooLong,
    *,
    by_script: bool,
) -> HttpResponse:
    if by_script:
        return JsonResponse({"sentence": refusal.found[0].sentence}, status=413)
    page = writing(year, use, by=request.by)
    return writing_page(request, page, content=content, problems=refusal.found, status=413)
