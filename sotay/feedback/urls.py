"""Addresses of opinions, under /y-kien/."""

from django.urls import path

from sotay.feedback import views

app_name = "feedback"
urlpatterns = [
    path("", views.every, name="every"),
    path("gui/", views.ask, name="ask"),
    path("<uuid:uid>/", views.one, name="one"),
    path("<uuid:uid>/xu-ly/", views.handled, name="handled"),
    path("<uuid:uid>/ket-thuc/", views.closed, name="closed"),
]
