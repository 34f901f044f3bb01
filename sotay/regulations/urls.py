"""Addresses of a unit's rules, under /don-vi/<code>/quy-dinh/."""

from django.urls import path

from sotay.regulations.views import drafting, reading

app_name = "regulations"
urlpatterns = [
    path("", reading.rules, name="rules"),
    path("so-sanh/", reading.compared, name="compared"),
    path("moi/", drafting.document, name="new"),
    path("moi/mau/", drafting.forms, name="forms"),
    path("moi/xem-truoc/", drafting.check, name="check"),
    path("moi/bo/", drafting.dropped, name="dropped"),
    path("<uuid:uid>/", reading.one, name="one"),
    path("<uuid:uid>/tep/", reading.file, name="file"),
    path("<uuid:uid>/thu-hoi/", drafting.withdrawn, name="withdrawn"),
]
