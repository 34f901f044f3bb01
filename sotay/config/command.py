"""The `sotay` command: every subcommand finds a database that exists, is current and can open."""

import os
import sys

# These look at the code alone, or prepare the ground themselves.
WITHOUT_DATABASE = {"makemigrations", "help", "version", "collectstatic", "restore", "certificate"}


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sotay.config.settings")
    import django
    from django.core.management import execute_from_command_line

    django.setup()
    from sotay.config import being

    name = sys.argv[1] if len(sys.argv) > 1 else "help"
    if name not in WITHOUT_DATABASE and not name.startswith("-"):
        try:
            being.bring()
        except being.StartRefused as refusal:
            sys.exit(f"sotay: {refusal}")
    execute_from_command_line(["sotay", *sys.argv[1:]])


if __name__ == "__main__":
    main()
