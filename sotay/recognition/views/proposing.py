"""Propose an example step by step; take a proposal back."""

from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from sotay.exports.photos import PhotoRefused, clean_photo
from sotay.kit import clock
from sotay.kit.access import opens
from sotay.kit.refusals import NotNow
from sotay.notebook.actions.readings import record_reading
from sotay.recognition.actions.proposing import Proposal, propose_example, take_back_example
from sotay.recognition.forms import ProposalForm
from sotay.recognition.permissions import propose as propose_right
from sotay.recognition.permissions import take_back
from sotay.recognition.queries.proposing import ProposalPage, proposal_page
from sotay.recognition.rules.deeds import summary


@opens(propose_right)
def propose(request: HttpRequest, code: str) -> HttpResponse:
    asked = request.POST if request.method == "POST" else request.GET
    page = proposal_page(code, subject=asked.get("ai", ""), source=asked.get("tu", ""),
                         passage=asked.get("doan", ""), by=request.by)  # fmt: skip
    if page.opened and page.opened.reading:
        record_reading(page.opened.reading, by=request.by, now=clock.now())
    if page.passage is None:
        return render(request, "recognition/propose.html", {"page": page})
    form = _form(request, page)
    if request.method == "POST" and form.is_valid():
        try:
            row = propose_example(code, _typed(request, form), by=request.by, now=clock.now())
            messages.success(request, "Đã gửi đề nghị. Người được nêu sẽ xem và cho ý kiến.")
            return redirect("recognition:one", uid=row.uid)
        except (NotNow, PhotoRefused) as refusal:
            form.add_error("picture" if isinstance(refusal, PhotoRefused) else None, str(refusal))
    context = {"page": page, "form": form}
    return render(request, "recognition/words.html", context, status=422 if form.errors else 200)


def _form(request: HttpRequest, page: ProposalPage) -> ProposalForm:
    text = page.passage.text if page.passage else ""
    start = {"token": uuid4(), "title": summary(text), "text": text, "award": page.awards[0][0],
             "scope": page.scopes[-1][0]}  # fmt: skip
    return ProposalForm(request.POST or None, request.FILES or None, initial=start,
                        awards=page.awards, scopes=page.scopes)  # fmt: skip


def _typed(request: HttpRequest, form: ProposalForm) -> Proposal:
    given = form.cleaned_data
    decider, award = given["award"].rsplit(":", 1)
    picture = given["picture"]
    return Proposal(
        subject=request.POST["ai"], source=request.POST["tu"], passage=request.POST["doan"],
        title=given["title"], text=given["text"], decider=decider, award=award,
        scope=given["scope"], token=given["token"],
        picture=clean_photo(picture.read()) if picture else None,
    )  # fmt: skip


@require_POST
@opens(take_back)
def taken_back(request: HttpRequest, uid: UUID) -> HttpResponse:
    take_back_example(uid, by=request.by, now=clock.now())
    messages.success(request, "Đã rút đề nghị.")
    return redirect("recognition:every")
