"""Addresses of messages, of the ways to get them, of calendars."""

from django.urls import path

from sotay.notices.views import calendar, devices, messages, preferences

app_name = "notices"
urlpatterns = [
    path("thong-bao/", messages.mine, name="mine"),
    path("thong-bao/<uuid:uid>/tra-loi/", messages.answered, name="answered"),
    path("thong-bao/cai-dat/", preferences.preferences, name="preferences"),
    path("thong-bao/cai-dat/may/", devices.device_on, name="device-on"),
    path("thong-bao/cai-dat/may/<uuid:uid>/tat/", devices.device_off, name="device-off"),
    path("thong-bao/lich/", calendar.feed_page, name="calendar"),
    path("thong-bao/lich/thu-hoi/", calendar.revoked, name="calendar-revoked"),
    path("lich/<str:token>.ics", calendar.feed, name="feed"),
    path("sw.js", devices.service_worker, name="service-worker"),
]
