"""Every address of the product; each app says its own."""

from django.urls import include, path

urlpatterns = [
    path("", include("sotay.web.urls")),
    path("", include("sotay.accounts.urls")),
    path("", include("sotay.api.urls")),
    path("don-vi/<str:code>/quy-dinh/", include("sotay.regulations.urls")),
    path("don-vi/<str:code>/sinh-hoat/", include("sotay.meetings.urls")),
    path("don-vi/<str:code>/", include("sotay.notebook.unit_urls")),
    path("don-vi/<str:code>/danh-gia/", include("sotay.evaluation.urls")),
    path("don-vi/<str:code>/", include("sotay.oversight.urls")),
    path("van-ban/", include("sotay.library.urls")),
    path("y-kien/", include("sotay.feedback.urls")),
    path("bieu-duong/", include("sotay.recognition.urls")),
    path("", include("sotay.notices.urls")),
    path("so-tay/", include("sotay.evaluation.own_urls")),
    path("so-tay/", include("sotay.notebook.urls")),
    path("tai-khoan/", include("sotay.notebook.account_urls")),
    path("tai-khoan/", include("sotay.meetings.account_urls")),
]

handler400 = "sotay.web.views.errors.bad_request"
handler404 = "sotay.web.views.errors.not_found"
handler500 = "sotay.web.views.errors.server_error"
