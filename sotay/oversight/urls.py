"""Addresses of a unit's desk, under /don-vi/<code>/."""

from django.urls import path

from sotay.oversight.views import desk, reminding, supervision

app_name = "oversight"
urlpatterns = [
    path("", desk.unit, name="unit"),
    path("theo-doi.xlsx", desk.table, name="table"),
    path("tinh-hinh.xlsx", desk.progress_file, name="progress-file"),
    path("dang-ky/", desk.registered, name="registered"),
    path("don-doc/", reminding.remind_people, name="remind"),
    path("so-theo-doi/", supervision.log, name="log"),
]
