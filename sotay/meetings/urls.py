"""Addresses of a unit's meetings, under /don-vi/<code>/sinh-hoat/."""

from django.urls import path, register_converter

from sotay.meetings.views import agenda, meetings, members, minutes, running, word_templates


class MeetingSlug:
    """2026-07-03, or 2026-07-03-2 for a second meeting on that day."""

    regex = r"\d{4}-\d{2}-\d{2}(?:-\d{1,2})?"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(MeetingSlug, "meeting")

app_name = "meetings"
urlpatterns = [
    path("", meetings.meetings, name="meetings"),
    path("moi/", meetings.new, name="new"),
    path("<meeting:slug>/", meetings.meeting, name="meeting"),
    path("<meeting:slug>/sua/", meetings.change, name="change"),
    path("<meeting:slug>/huy/", meetings.cancelled, name="cancelled"),
    path("<meeting:slug>/chuong-trinh/", agenda.filled, name="filled"),
    path("<meeting:slug>/chuong-trinh/them/", agenda.added, name="item-added"),
    path("<meeting:slug>/chuong-trinh/van-ban/", agenda.document_added, name="document-added"),
    path("<meeting:slug>/chuong-trinh/<int:item>/", agenda.changed, name="item-changed"),
    path("<meeting:slug>/tai-lieu/", agenda.paper_added, name="paper-added"),
    path("<meeting:slug>/tai-lieu/<uuid:uid>/", agenda.paper, name="paper"),
    path("<meeting:slug>/tai-lieu/<uuid:uid>/bo/", agenda.paper_dropped, name="paper-dropped"),
    path("<meeting:slug>/cau-hoi/", members.asked, name="asked"),
    path("<meeting:slug>/phat-bieu/", members.speaking, name="speaking"),
    path("<meeting:slug>/bat-dau/", meetings.started, name="started"),
    path("<meeting:slug>/diem-danh/", running.attendance, name="attendance"),
    path("<meeting:slug>/tiep/", running.following, name="next"),
    path("<meeting:slug>/muc/<int:item>/", running.item, name="item"),
    path("<meeting:slug>/trinh-chieu/", members.projector, name="projector"),
    path("<meeting:slug>/trinh-chieu/hien-tai.json", members.projected, name="projected"),
    path("<meeting:slug>/ket-thuc/", meetings.ended, name="ended"),
    path("<meeting:slug>/bien-ban/", minutes.minutes, name="minutes"),
    path("<meeting:slug>/bien-ban/luu/", minutes.worded, name="minutes-worded"),
    path("<meeting:slug>/bien-ban/soan-lai/", minutes.drafted_again, name="minutes-drafted"),
    path("<meeting:slug>/bien-ban/nguoi-ky/", minutes.signatories, name="minutes-signatories"),
    path("<meeting:slug>/bien-ban/ky/", minutes.signed, name="minutes-signed"),
    path("<meeting:slug>/bien-ban/phu-luc/", minutes.annex, name="minutes-annex"),
    path("<meeting:slug>/bien-ban/bien-ban.docx", minutes.word, name="minutes-word"),
    path("<meeting:slug>/bien-ban/bien-ban.pdf", minutes.pdf, name="minutes-pdf"),
    path("<meeting:slug>/bien-ban/bien-ban.txt", minutes.text, name="minutes-text"),
    path("cau-hoi/<uuid:uid>/", members.question, name="question"),
    path("mau-bien-ban/", word_templates.template, name="word-template"),
    path("mau-bien-ban/xem-thu.docx", word_templates.example, name="word-template-example"),
    path("mau-bien-ban/mau-thuong-dung.docx", word_templates.usual, name="word-template-usual"),
]
