from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class OrgConfig(AppConfig):
    name = "sotay.org"
    label = "org"
    verbose_name = "Tổ chức"

    def ready(self) -> None:
        """Upper apps tell what they keep of a person without being named from below."""
        autodiscover_modules("own_data")
