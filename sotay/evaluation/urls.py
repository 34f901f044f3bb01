"""Addresses of yearly evaluation, under /don-vi/<code>/danh-gia/."""

from django.urls import path

from sotay.evaluation import views

app_name = "evaluation"
urlpatterns = [
    path("<int:year>/can-cu/<uuid:uid>/", views.evidence, name="evidence"),
    path("<int:year>/can-cu/<uuid:uid>.pdf", views.paper, name="paper"),
]
