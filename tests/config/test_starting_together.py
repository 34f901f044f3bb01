"""Processes that start at the same moment on nothing find one key and one database."""

import subprocess

from tests.journeys.installation import SOTAY, Installation


def test_three_first_starts_agree(tmp_path):
    installation = Installation(tmp_path / "data")
    started = [
        subprocess.Popen([SOTAY, "technician", f"kythuat{number}"], env=installation.env,
                         stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        for number in range(3)
    ]  # fmt: skip
    told = [process.communicate(timeout=120)[0] for process in started]
    assert [process.returncode for process in started] == [0, 0, 0], told
    assert len(list((tmp_path / "data").glob("*.key"))) == 2
