"""The evidence of one's own year, under /so-tay/."""

from django.urls import path

from sotay.evaluation.views import evidence

app_name = "own-evaluation"
urlpatterns = [
    path("<int:year>/can-cu-danh-gia/", evidence.own, name="evidence"),
    path("<int:year>/can-cu-danh-gia.pdf", evidence.own_paper, name="paper"),
]
