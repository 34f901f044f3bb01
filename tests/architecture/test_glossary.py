"""Every table has its word on screen, and stands in the glossary."""

import re
from pathlib import Path

import pytest
from django.apps import apps

GLOSSARY = (Path(__file__).parents[2] / "docs/glossary.md").read_text()
MODELS = [m for m in apps.get_models() if m.__module__.startswith("sotay.")]


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_a_model_has_its_word_and_its_line(model):
    word = str(model._meta.verbose_name)
    assert word != re.sub(r"(?<!^)(?=[A-Z])", " ", model.__name__).lower(), "no Vietnamese name"
    assert f"`{model.__name__}`" in GLOSSARY
