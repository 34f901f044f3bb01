"""Addresses of yearly evaluation, under /don-vi/<code>/danh-gia/."""

from django.urls import path

from sotay.evaluation.views import batches, deciding, evidence, one, rounds

app_name = "evaluation"
urlpatterns = [
    path("", rounds.this_year, name="now"),
    path("<int:year>/", rounds.year, name="year"),
    path("<int:year>/mo/", rounds.opened, name="opened"),
    path("<int:year>/huy/", rounds.discarded, name="discarded"),
    path("<int:year>/tra-lai/", deciding.returned, name="returned"),
    path("<int:year>/gui/", rounds.sent, name="sent"),
    path("<int:year>/danh-sach.docx", rounds.word, name="word"),
    path("<int:year>/danh-sach.xlsx", rounds.table, name="table"),
    path("<int:year>/quyet-dinh/", deciding.decision, name="decision"),
    path("<int:year>/can-cu/", evidence.of_unit, name="unit-evidence"),
    path("<int:year>/can-cu/in/", batches.new, name="new-batch"),
    path("dot-in-can-cu/<uuid:uid>/", batches.one, name="batch"),
    path("dot-in-can-cu/<uuid:uid>/tiep/", batches.step, name="batch-step"),
    path("dot-in-can-cu/<uuid:uid>/tai/", batches.files, name="batch-files"),
    path("<int:year>/can-cu/<uuid:person>/", evidence.of_somebody, name="evidence"),
    path("<int:year>/can-cu/<uuid:person>.pdf", evidence.paper, name="paper"),
    path("<int:year>/<uuid:uid>/", one.page, name="one"),
    path("<int:year>/<uuid:uid>/ban-tu-danh-gia.docx", one.word, name="rating-word"),
    path("<int:year>/<uuid:uid>/tu-nhan/", one.rated, name="rated"),
    path("<int:year>/<uuid:uid>/de-xuat/", one.proposed, name="proposed"),
    path("<int:year>/<uuid:uid>/khieu-nai/", one.appealed, name="appealed"),
    path("<int:year>/<uuid:uid>/tra-loi/", one.answered, name="answered"),
]
