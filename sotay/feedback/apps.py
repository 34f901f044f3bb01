from django.apps import AppConfig


class FeedbackConfig(AppConfig):
    name = "sotay.feedback"
    label = "feedback"
    verbose_name = "Ý kiến"
