"""A unit's own Word form of minutes: upload it, look at it filled in, use it or go back."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from sotay.exports.word_minutes import form_docx, minutes_docx
from sotay.exports.word_template import OPTIONAL, REQUIRED, WrongTemplate
from sotay.kit import clock
from sotay.kit.access import opens
from sotay.kit.downloads import DOCX, download
from sotay.kit.refusals import NotNow
from sotay.meetings.actions.word_templates import drop_templates, upload_template, use_template
from sotay.meetings.permissions import set_word_template
from sotay.meetings.queries.word_templates import example_sheet, filled_example, template_page


@opens(set_word_template)
def template(request: HttpRequest, code: str) -> HttpResponse:
    problem = ""
    if request.method == "POST":
        try:
            _do(request, code)
            return redirect("meetings:word-template", code=code)
        except (WrongTemplate, NotNow) as refusal:
            problem = str(refusal)
    page = template_page(code, by=request.by)
    context = {"page": page, "problem": problem, "required": REQUIRED, "optional": OPTIONAL}
    return render(request, "meetings/word_template.html", context, status=422 if problem else 200)


def _do(request: HttpRequest, code: str) -> None:
    go, by, now = request.POST.get("go", ""), request.by, clock.now()
    if go == "use":
        use_template(code, by=by, now=now)
        messages.success(request, "Từ nay biên bản xuất theo mẫu này.")
    elif go == "drop":
        drop_templates(code, by=by, now=now)
        messages.success(request, "Đã trở lại mẫu thường dùng.")
    else:
        given = request.FILES.get("file")
        if given is None:
            raise NotNow("Hãy chọn tệp Word trước khi bấm Tải lên.")
        upload_template(code, given.name, given.read(), by=by, now=now)


@opens(set_word_template)
def example(request: HttpRequest, code: str) -> HttpResponse:
    """The unit's form filled with an invented meeting; without one, the usual form."""
    made = filled_example(code, by=request.by) or minutes_docx(example_sheet())
    return download(made, "xem-thu.docx", DOCX)


@opens(set_word_template)
def usual(request: HttpRequest, code: str) -> HttpResponse:
    """The usual form with its places, to be changed in Word and uploaded again."""
    template_page(code, by=request.by)
    return download(form_docx(), "mau-thuong-dung.docx", DOCX)
