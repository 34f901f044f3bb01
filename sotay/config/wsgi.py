"""What the web server runs."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sotay.config.settings")
os.environ["SOTAY_SERVES_PAGES"] = "1"  # people wait for its answers
application = get_wsgi_application()
