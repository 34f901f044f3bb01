from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "sotay.web"
    label = "web"
    verbose_name = "Trang"
