"""Addresses of messages, under /thong-bao/."""

from django.urls import path

from sotay.notices import views

app_name = "notices"
urlpatterns = [
    path("", views.mine, name="mine"),
    path("<uuid:uid>/tra-loi/", views.answered, name="answered"),
    path("cai-dat/", views.preferences, name="preferences"),
]
