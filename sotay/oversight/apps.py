from django.apps import AppConfig


class OversightConfig(AppConfig):
    name = "sotay.oversight"
    label = "oversight"
    verbose_name = "Theo dõi, đôn đốc"
