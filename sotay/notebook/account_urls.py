"""The notebook's part of "Tài khoản": who read mine, what is kept of me."""

from django.urls import path

from sotay.notebook.views import mine

app_name = "mine"
urlpatterns = [
    path("ai-da-xem/", mine.readers, name="readers"),
    path("nhap-ho/", mine.helper, name="helper"),
    path("du-lieu/", mine.data, name="data"),
]
