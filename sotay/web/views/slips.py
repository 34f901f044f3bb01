"""Print slips with one-time codes for the people of a unit."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from sotay.audit.actors import SystemActor
from sotay.exports.pdf import slips_pdf
from sotay.kit import clock
from sotay.kit.access import SIGNED_IN, opens
from sotay.kit.downloads import PDF, download
from sotay.org.actions.slips import issue_slips_for
from sotay.org.permissions import issue_slips
from sotay.org.queries import slip_lines, unit_for
from sotay.regulations.queries import in_force
from sotay.web.printouts import slip_of


@opens(SIGNED_IN)
def slips(request: HttpRequest, code: str) -> HttpResponse:
    """For whoever may issue slips here, and for the technician: first accounts come from there."""
    technician = request.user.is_technician
    unit = unit_for(code, by=request.by, to=issue_slips, technician=technician)
    below = request.GET.get("ca-cap-duoi") == "1"
    lines = slip_lines(unit, on=clock.today(), now=clock.now(), below=below)
    if not lines and not below:  # a committee has nobody of its own
        below, lines = True, slip_lines(unit, on=clock.today(), now=clock.now(), below=True)
    if request.method != "POST":
        return _page(request, unit, lines, below)
    chosen = [line for line in lines if str(line.person.uid) in request.POST.getlist("person")]
    if not chosen:
        return _page(request, unit, lines, below, "Hãy chọn ít nhất một người để in phiếu.")
    by = SystemActor("Quản trị kỹ thuật") if technician else request.by
    return _print(unit, chosen, by)


def _page(request, unit, lines, below: bool, problem: str = "") -> HttpResponse:
    context = {"unit": unit, "lines": lines, "below": below, "problem": problem,
               "choose": request.GET.get("chon", "")}  # fmt: skip
    return render(request, "web/slips.html", context, status=422 if problem else 200)


def _print(unit, chosen, by) -> HttpResponse:
    now = clock.now()
    days = in_force("slip_days", unit=unit, on=clock.today())
    issued = issue_slips_for([(row.person, row.unit) for row in chosen], by=by, now=now, days=days)
    until = f"{clock.day_of(now + timedelta(days=days)):%d/%m/%Y}"
    sheets = [slip_of(row, expires_on=until, helper=by.name) for row in issued]
    return download(slips_pdf(sheets), f"phieu-kich-hoat-{unit.code}.pdf", PDF)
