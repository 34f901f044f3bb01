"""Addresses of documents, under /van-ban/."""

from django.urls import path

from sotay.library.views import documents, keeping, passing

app_name = "library"
urlpatterns = [
    path("", documents.every, name="every"),
    path("moi/<str:code>/", keeping.new, name="new"),
    path("<uuid:uid>/", documents.one, name="one"),
    path("<uuid:uid>/tep/", documents.file, name="file"),
    path("<uuid:uid>/da-nghien-cuu/", documents.studied, name="studied"),
    path("<uuid:uid>/sua/", keeping.change, name="change"),
    path("<uuid:uid>/go/", keeping.removed, name="removed"),
    path("<uuid:uid>/pho-bien/<str:code>/", passing.pass_on, name="pass-on"),
    path("<uuid:uid>/tinh-hinh/<str:code>/", passing.follow, name="follow"),
    path("<uuid:uid>/tinh-hinh/<str:code>/nhac/", passing.urged, name="urged"),
    path("<uuid:uid>/tinh-hinh/<str:code>/buoi/", passing.session, name="session"),
]
