from django.apps import AppConfig


class NotebookConfig(AppConfig):
    name = "sotay.notebook"
    label = "notebook"
    verbose_name = "Sổ tay"
