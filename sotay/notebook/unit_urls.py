"""The notebook's part of a unit's addresses, under /don-vi/<code>/."""

from django.urls import path

from sotay.notebook.views import batches

app_name = "booklets"
urlpatterns = [path("so-giay/", batches.new_batch, name="new")]
