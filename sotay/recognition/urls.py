"""Addresses of commendation, under /bieu-duong/."""

from django.urls import path

from sotay.recognition.views import deciding, examples, papers, proposing

app_name = "recognition"
urlpatterns = [
    path("", examples.every, name="every"),
    path("de-nghi/<str:code>/", proposing.propose, name="propose"),
    path("<uuid:uid>/", examples.one, name="one"),
    path("<uuid:uid>/y-kien/", examples.answered, name="answered"),
    path("<uuid:uid>/rut-lai/", examples.withdrawn, name="withdrawn"),
    path("<uuid:uid>/lay-y/", examples.idea_taken, name="idea-taken"),
    path("<uuid:uid>/rut-de-nghi/", proposing.taken_back, name="taken-back"),
    path("<uuid:uid>/quyet-dinh/", deciding.decided, name="decided"),
    path("<uuid:uid>/xu-ly/", deciding.passed_on, name="passed-on"),
    path("<uuid:uid>/cong-bo/", deciding.published, name="published"),
    path("<uuid:uid>/anh/", papers.picture, name="picture"),
    path("<uuid:uid>/quyet-dinh.docx", papers.word, name="word"),
    path("<uuid:uid>/giay.pdf", papers.certificate, name="certificate"),
]
