from django.apps import AppConfig


class RegulationsConfig(AppConfig):
    name = "sotay.regulations"
    label = "regulations"
    verbose_name = "Quy định"
