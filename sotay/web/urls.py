"""Addresses of the shell: the first page, units, imports, slips."""

from django.urls import path

from sotay.web.views import condition, health, news, resending, roster, slips, start

app_name = "web"
urlpatterns = [
    path("", start.start, name="start"),
    path("gui-lai/", resending.resend, name="kept"),
    path("co-gi-moi/", news.every, name="news"),
    path("co-gi-moi/ngan/", news.short, name="news-short"),
    path("co-gi-moi/da-xem/", news.known, name="news-known"),
    path("healthz", health.healthz, name="health"),
    path("metrics", condition.metrics, name="metrics"),
    path("quan-tri/tinh-trang/", condition.page, name="condition"),
    path("don-vi/<str:code>/phieu-kich-hoat/", slips.slips, name="slips"),
    path("quan-tri/nhap-danh-sach/", roster.roster, name="roster-import"),
    path("quan-tri/nhap-danh-sach/<uuid:uid>/", roster.preview, name="roster-preview"),
    path("quan-tri/nhap-danh-sach/mau.xlsx", roster.blank, name="roster-blank"),
]
