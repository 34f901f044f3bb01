"""Addresses of documents, under /van-ban/."""

from django.urls import path

from sotay.library import views

app_name = "library"
urlpatterns = [
    path("", views.every, name="every"),
    path("moi/<str:code>/", views.new, name="new"),
    path("<uuid:uid>/", views.one, name="one"),
    path("<uuid:uid>/tep/", views.file, name="file"),
    path("<uuid:uid>/da-nghien-cuu/", views.studied, name="studied"),
    path("<uuid:uid>/pho-bien/", views.passed_on, name="passed-on"),
]
