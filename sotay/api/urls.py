"""Addresses of the API and of the tokens of an account."""

from django.urls import include, path

from sotay.api.views import account, page
from sotay.api.views.door import addresses

app_name = "api"
urlpatterns = [
    path("tai-khoan/khoa/", account.tokens, name="tokens"),
    path("tai-khoan/khoa/<uuid:uid>/thu-hoi/", account.revoke, name="revoke"),
    path("api/", page.guide, name="guide"),
    path("api/openapi.json", page.openapi, name="openapi"),
    path("api/v1/", include(addresses())),
    path("api/<path:rest>", page.nothing, name="nothing"),
]
