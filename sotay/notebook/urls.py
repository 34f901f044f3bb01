"""Addresses of the Notebook, under /so-tay/."""

from django.urls import path, register_converter

from sotay.notebook.views import (
    batches,
    check,
    helping,
    home,
    mine,
    printing,
    reading,
    reflections,
    writing,
)


class UseSlug:
    """ke-hoach, soat-xet-6-thang, soat-xet-ca-nam, soat-xet-<slug>."""

    regex = "ke-hoach|soat-xet-[a-z0-9-]{1,50}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(UseSlug, "use")

app_name = "notebook"
urlpatterns = [
    path("", home.this_year, name="home"),
    path("bai/<uuid:uid>/", reading.entry, name="entry"),
    path("dot-in/<uuid:uid>/", batches.batch, name="batch"),
    path("dot-in/<uuid:uid>/tiep/", batches.batch_step, name="batch-step"),
    path("dot-in/<uuid:uid>/tai/", batches.batch_file, name="batch-file"),
    path("nhap-ho/", helping.people, name="help-people"),
    path("nhap-ho/<uuid:person>/<int:year>/", helping.uses, name="help-uses"),
    path("nhap-ho/<uuid:person>/<int:year>/<use:use>/", helping.write, name="help-write"),
    path("<int:year>/", home.year, name="year"),
    path("ghi-chep/", reflections.now, name="reflections-now"),
    path("<int:year>/ghi-chep/", reflections.reflections, name="reflections"),
    path("<int:year>/ghi-chep/<uuid:uid>/", reflections.reflection, name="reflection"),
    path("<int:year>/ghi-chep/<uuid:uid>/xoa/", reflections.torn_out, name="torn-out"),
    path("<int:year>/so-tay.pdf", printing.booklet, name="booklet"),
    path("<int:year>/tham-khao/", mine.examples, name="examples"),
    path("<int:year>/<use:use>/", writing.use, name="use"),
    path("<int:year>/<use:use>/sua/", writing.correction, name="correction"),
    path("<int:year>/<use:use>/bo-sua/", writing.correction_dropped, name="correction-dropped"),
    path("<int:year>/<use:use>/ban-khac/<int:aside>/", writing.aside_dropped, name="aside-dropped"),
    path("<int:year>/<use:use>/nhap-ho/", helping.helped, name="helped"),
    path("<int:year>/<use:use>/nhap-ho/anh/", helping.photo, name="helped-photo"),
    path("<int:year>/<use:use>/nhap-ho/nhan/", helping.confirmed, name="helped-confirmed"),
    path("<int:year>/<use:use>/nhap-ho/khong-nhan/", helping.refused, name="helped-refused"),
    path("<int:year>/<use:use>/xem-lai/", check.check, name="check"),
    path("<int:year>/<use:use>/da-nop/", check.receipt, name="receipt"),
    path("<int:year>/<use:use>/ban.docx", printing.word, name="word"),
    path("<int:year>/<use:use>/ban/<int:number>/", reading.version, name="version"),
    path("<int:year>/<use:use>/khac/<int:number>/", reading.compared, name="compared"),
]
