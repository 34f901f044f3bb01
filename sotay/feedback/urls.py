"""Addresses of opinions, under /y-kien/."""

from django.urls import path

from sotay.feedback.views import asking, handling

app_name = "feedback"
urlpatterns = [
    path("", asking.every, name="every"),
    path("gui/", asking.ask, name="ask"),
    path("<uuid:uid>/", asking.one, name="one"),
    path("<uuid:uid>/tep/", asking.file, name="file"),
    path("<uuid:uid>/hoi-them/", asking.asked_more, name="asked-more"),
    path("<uuid:uid>/ket-thuc/", asking.closed, name="closed"),
    path("<uuid:uid>/xu-ly/", handling.handled, name="handled"),
    path("<uuid:uid>/cong-bo/", handling.published, name="published"),
]
