"""Addresses of the shell: the first page, units, imports, slips."""

from django.urls import path

from sotay.web.views import health, start, unit

app_name = "web"
urlpatterns = [
    path("", start.start, name="start"),
    path("healthz", health.healthz, name="health"),
    path("don-vi/<str:code>/", unit.unit, name="unit"),
]
