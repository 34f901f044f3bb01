from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class NoticesConfig(AppConfig):
    name = "sotay.notices"
    label = "notices"
    verbose_name = "Thông báo"

    def ready(self) -> None:
        """Upper apps register their days without being named from below."""
        autodiscover_modules("calendars")
