"""Addresses of the shell: the first page, units, imports, slips."""

from django.urls import path

from sotay.web.views import health, start

app_name = "web"
urlpatterns = [
    path("", start.start, name="start"),
    path("healthz", health.healthz, name="health"),
]
