"""The page of one opinion, also where something is to be mended on it."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from sotay.feedback.queries import opinion


def page(request: HttpRequest, uid: UUID, problem: str = "", place: str = "words") -> HttpResponse:
    """`place`: the field of the problem; what was typed stands in it again."""
    typed: Any = request.POST if problem else {}
    context = {"opinion": opinion(uid, by=request.by), "problem": problem, "place": place,
               "words": typed.get("words", ""), "question": typed.get("question", "")}  # fmt: skip
    return render(request, "feedback/one.html", context, status=422 if problem else 200)
