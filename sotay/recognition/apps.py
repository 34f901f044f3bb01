from django.apps import AppConfig


class RecognitionConfig(AppConfig):
    name = "sotay.recognition"
    label = "recognition"
    verbose_name = "Biểu dương"
