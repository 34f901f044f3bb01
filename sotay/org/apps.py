from django.apps import AppConfig


class OrgConfig(AppConfig):
    name = "sotay.org"
    label = "org"
    verbose_name = "Tổ chức"
