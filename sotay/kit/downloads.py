"""Send a file that was made here, never one that was uploaded as it came."""

from django.http import HttpResponse

PDF = "application/pdf"
JSON = "application/json; charset=utf-8"
ZIP = "application/zip"
TEXT = "text/plain; charset=utf-8"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def download(content: bytes, name: str, kind: str, *, inline: bool = False) -> HttpResponse:
    """The file under a plain ASCII name; `inline` lets the browser show it."""
    how = "inline" if inline else "attachment"
    return HttpResponse(
        content,
        content_type=kind,
        headers={"Content-Disposition": f'{how}; filename="{name}"'},
    )
