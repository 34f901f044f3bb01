from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class OversightConfig(AppConfig):
    name = "sotay.oversight"
    label = "oversight"
    verbose_name = "Theo dõi, đôn đốc"

    def ready(self) -> None:
        """Upper apps say what is still needed of former years without being named from below."""
        autodiscover_modules("needed")
