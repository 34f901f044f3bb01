"""Addresses of a unit's rules, under /don-vi/<code>/quy-dinh/."""

from django.urls import path

from sotay.regulations import views

app_name = "regulations"
urlpatterns = [
    path("", views.rules, name="rules"),
    path("moi/", views.new_rules, name="new"),
]
