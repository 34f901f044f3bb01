from django.apps import AppConfig


class KitConfig(AppConfig):
    name = "sotay.kit"
    label = "kit"
    verbose_name = "Nền"
