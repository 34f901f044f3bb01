"""Addresses of signing in and of one's account."""

from django.urls import path

from sotay.accounts.views import account, entering, factor

app_name = "accounts"
urlpatterns = [
    path("dang-nhap/", entering.sign_in, name="sign-in"),
    path("dang-nhap/ma/", factor.second_step, name="second-step"),
    path("dang-xuat/", entering.sign_out, name="sign-out"),
    path("kich-hoat/", entering.activation, name="activation"),
    path("tai-khoan/", account.account, name="account"),
    path("tai-khoan/mat-khau/", account.password, name="password"),
    path("tai-khoan/may/", account.devices_out, name="devices-out"),
    path("tai-khoan/hien-thi/", account.reading, name="reading"),
    path("tai-khoan/to-khoi-phuc/", account.recovery_sheet, name="recovery-sheet"),
    path("tai-khoan/mo-lai/", account.opened_by_sheet, name="opened-by-sheet"),
    path("tai-khoan/hai-buoc/", factor.factor, name="factor"),
    path("tai-khoan/hai-buoc/bat-dau/", factor.factor_begun_now, name="factor-begun"),
    path("tai-khoan/hai-buoc/bat/", factor.factor_on, name="factor-on"),
    path("tai-khoan/hai-buoc/tat/", factor.factor_off, name="factor-off"),
    path("tai-khoan/xac-nhan/", account.owner_answered, name="owner-answered"),
]
