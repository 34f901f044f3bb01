"""Bring in a roster in the browser: choose, look at what would change, say yes."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from sotay.audit.actors import SystemActor
from sotay.exports.roster import blank_roster
from sotay.kit import clock
from sotay.kit.access import TECHNICIAN, opens
from sotay.kit.downloads import XLSX, download
from sotay.kit.readonly import writing
from sotay.org.actions.roster import ImportResult, import_roster
from sotay.org.actions.uploads import drop_upload, keep_upload, open_upload, set_conversion
from sotay.org.rules.roster_file import RosterUnreadable, check_container, read_roster

BY = SystemActor("Quản trị kỹ thuật")


@opens(TECHNICIAN)
def roster(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        return render(request, "web/roster.html", {"problem": ""})
    given = request.FILES.get("file")
    try:
        data = given.read() if given else b""
        check_container(data)
    except RosterUnreadable as refusal:
        return render(request, "web/roster.html", {"problem": str(refusal)}, status=422)
    kept = keep_upload(data, name=given.name or "", login_id=request.user.pk, now=clock.now())
    return redirect("web:roster-preview", uid=kept.uid)


@opens(TECHNICIAN)
def preview(request: HttpRequest, uid: UUID) -> HttpResponse:
    try:
        if request.method == "POST":
            return _decide(request, uid)
        upload, file = _file(request, uid)
    except RosterUnreadable as refusal:
        return render(request, "web/roster.html", {"problem": str(refusal)}, status=422)
    with writing("an import tried out and rolled back"):
        result = ImportResult() if file.encoding else _import(file, dry_run=True)
    context = {"upload": upload, "file": file, "result": result}
    return render(request, "web/roster_preview.html", context)


def _decide(request: HttpRequest, uid: UUID) -> HttpResponse:
    if request.POST.get("convert") in ("tcvn3", "vni"):
        set_conversion(uid, request.POST["convert"], login_id=request.user.pk)
        return redirect("web:roster-preview", uid=uid)
    if request.POST.get("go") != "import":
        drop_upload(uid, login_id=request.user.pk)
        return redirect("web:roster-import")
    result = _import(_file(request, uid)[1], dry_run=False)
    if result.errors:
        return redirect("web:roster-preview", uid=uid)
    drop_upload(uid, login_id=request.user.pk)
    told = f"thêm {result.created}, sửa {result.updated}, giữ nguyên {result.unchanged}"
    messages.success(request, f"Đã nhập {result.units} tổ chức, {result.people} người: {told}.")
    return redirect("web:roster-import")


def _file(request: HttpRequest, uid: UUID):
    upload, data = open_upload(uid, login_id=request.user.pk)
    return upload, read_roster(data, convert_from=upload.convert_from)


def _import(file, *, dry_run: bool) -> ImportResult:
    return import_roster(file, by=BY, now=clock.now(), today=clock.today(), dry_run=dry_run)


@opens(TECHNICIAN)
def blank(request: HttpRequest) -> HttpResponse:
    return download(blank_roster(), "danh-sach-mau.xlsx", XLSX)
