from django.apps import AppConfig


class ExportsConfig(AppConfig):
    name = "sotay.exports"
    label = "exports"
    verbose_name = "Bản in"
