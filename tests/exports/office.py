"""LibreOffice opens what we wrote: a second reader of our Word files."""

import shutil
import subprocess
from pathlib import Path

MISSING = (
    "Cần LibreOffice để kiểm tệp Word: chạy `make office` (quyền root), hoặc "
    "`apt-get install --no-install-recommends libreoffice-writer-nogui`."
)


def opened(files: dict[str, bytes], folder: Path) -> dict[str, str]:
    """The words of each Word file as LibreOffice reads them; one start for all.

    Fails with what to install where LibreOffice is missing: a check that was not made never passes.
    """
    soffice = shutil.which("soffice")
    assert soffice, MISSING
    for name, data in files.items():
        (folder / f"{name}.docx").write_bytes(data)
    subprocess.run(
        [soffice, "--headless", "--norestore", f"-env:UserInstallation=file://{folder}/profile",
         "--convert-to", "txt:Text (encoded):UTF8", "--outdir", str(folder),
         *(str(folder / f"{name}.docx") for name in files)],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    return {name: _words(folder / f"{name}.txt") for name in files}


def _words(text: Path) -> str:
    assert text.exists(), f"LibreOffice không mở được {text.stem}.docx"
    return text.read_text("utf-8-sig")
