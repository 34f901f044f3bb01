"""Addresses of yearly evaluation, under /don-vi/<code>/danh-gia/."""

from django.urls import path

from sotay.evaluation.views import evidence

app_name = "evaluation"
urlpatterns = [
    path("<int:year>/can-cu/<uuid:person>/", evidence.of_somebody, name="evidence"),
    path("<int:year>/can-cu/<uuid:person>.pdf", evidence.paper, name="paper"),
]
