"""Addresses of a unit's desk, under /don-vi/<code>/."""

from django.urls import path

from sotay.oversight.views import (
    conclusions,
    desk,
    evaluating,
    inspections,
    people,
    progress,
    reminding,
    retention,
    summing,
    supervision,
)

app_name = "oversight"
urlpatterns = [
    path("", desk.unit, name="unit"),
    path("theo-doi.xlsx", desk.table, name="table"),
    path("tinh-hinh/", progress.progress_page, name="progress"),
    path("tinh-hinh.xlsx", progress.progress_file, name="progress-file"),
    path("dang-ky/", desk.registered, name="registered"),
    path("don-doc/", reminding.remind_people, name="remind"),
    path("so-theo-doi/", supervision.log, name="log"),
    path("quy-dinh/danh-gia/", evaluating.every, name="evaluations"),
    path("quy-dinh/danh-gia/<int:year>/", evaluating.one, name="evaluation"),
    path("tong-ket/", summing.every, name="summing-list"),
    path("tong-ket/<int:year>/<slug:period>/", summing.one, name="summing"),
    path("tong-ket/<int:year>/<slug:period>/bao-cao.docx", summing.word, name="summing-word"),
    path("tong-ket/<int:year>/<slug:period>/phu-luc.xlsx", summing.annex, name="summing-annex"),
    path("nhan-su/", people.every, name="people"),
    path("nhan-su/ban-giao/", people.handover, name="handover"),
    path("nhan-su/tro-lai/<uuid:person>/", people.returned, name="person-returned"),
    path("nhan-su/chuyen/<uuid:uid>/tiep-nhan/", people.received, name="transfer-received"),
    path("nhan-su/chuyen/<uuid:uid>/rut/", people.undone, name="transfer-undone"),
    path("nhan-su/<uuid:person>/", people.one, name="person"),
    path("nhan-su/<uuid:person>/so-tay.pdf", people.notebook, name="person-notebook"),
    path("luu-tru/", retention.page, name="retention"),
    path("luu-tru/<uuid:uid>/thuc-hien/", retention.carried, name="disposal-carried"),
    path("luu-tru/<uuid:uid>/rut/", retention.withdrawn, name="disposal-withdrawn"),
    path("kiem-tra/", inspections.every, name="inspections"),
    path("kiem-tra/moi/", inspections.new, name="inspection-new"),
    path("kiem-tra/<uuid:uid>/", inspections.one, name="inspection"),
    path("kiem-tra/<uuid:uid>/gia-han/", inspections.extended, name="inspection-extended"),
    path("kiem-tra/<uuid:uid>/ket-thuc/", inspections.closed, name="inspection-closed"),
    path("kiem-tra/<uuid:uid>/ket-luan/", conclusions.conclusion, name="conclusion"),
    path("kiem-tra/<uuid:uid>/ket-luan.docx", conclusions.word, name="conclusion-word"),
    path("kiem-tra/<uuid:uid>/tra-loi/", conclusions.answered, name="answered"),
    path("kiem-tra/<uuid:uid>/xac-nhan/", conclusions.confirmed, name="confirmed"),
]
