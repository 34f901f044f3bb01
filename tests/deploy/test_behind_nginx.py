"""The profile of deploy/ as an office runs it: nginx, a name, a certificate of the office's own."""

import http.client
import os
import re
import shutil
import signal
import socket
import ssl
import stat
import subprocess
import time
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from cryptography import x509
from django.core.management import get_commands

from sotay.kit import authority
from tests.journeys.installation import Installation, free_port

pytestmark = pytest.mark.nightly("postgres")
DEPLOY = Path(__file__).parents[2] / "deploy"
NAME = "sotay.noi-bo"


class Proxy:
    """nginx with the site of deploy/, its ports and folders moved into a folder of the test."""

    def __init__(self, folder: Path, upstream: int) -> None:
        self.folder, self.http, self.https = folder, free_port(), free_port()
        authority.make(NAME, folder, now=datetime.now(UTC))
        site = (DEPLOY / "nginx.conf").read_text()
        for old, new in (
            ("listen 80;", f"listen 127.0.0.1:{self.http};"),
            ("listen 443 ssl", f"listen 127.0.0.1:{self.https} ssl"),
            ("127.0.0.1:8000", f"127.0.0.1:{upstream}"),
            ("/etc/sotay/tls", str(folder)),
            ("/usr/share/sotay", str(DEPLOY)),
            ("/var/log/nginx", str(folder)),
        ):
            assert old in site
            site = site.replace(old, new)
        (folder / "site.conf").write_text(site)
        temporary = "".join(
            f"{kind}_temp_path {folder}/{kind};"
            for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
        )
        (folder / "nginx.conf").write_text(
            f"daemon off; pid {folder}/pid; error_log {folder}/error.log; worker_processes 1;"
            f"events {{}} http {{ access_log off; {temporary} include {folder}/site.conf; }}"
        )
        folder.chmod(0o755)
        if os.geteuid() == 0:
            (folder / "nginx.conf").write_text("user root;" + (folder / "nginx.conf").read_text())
        self.process = subprocess.Popen(
            [nginx(), "-p", str(folder), "-c", str(folder / "nginx.conf"),
             "-e", str(folder / "error.log")]
        )  # fmt: skip
        self.wait()

    def wait(self) -> None:
        for _ in range(100):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", self.https)) == 0:
                    return
            time.sleep(0.05)
        raise AssertionError((self.folder / "error.log").read_text())

    def ask(self, method: str, path: str, body: bytes = b"", name: str = NAME, **headers: str):
        """What a device answers that trusts this office's authority and nobody else."""
        trusted = ssl.create_default_context(cafile=self.folder / authority.AUTHORITY)
        raw = socket.create_connection(("127.0.0.1", self.https), timeout=30)
        line = http.client.HTTPConnection(name, timeout=30)
        with closing(raw), closing(line):
            line.sock = trusted.wrap_socket(raw, server_hostname=name)
            line.request(method, path, body, headers)
            answer = line.getresponse()
            return answer, answer.read()

    def stop(self) -> None:
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(timeout=10)


def nginx() -> str:
    found = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin")
    assert found, "Cần nginx: apt-get install --no-install-recommends nginx-light"
    return found


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    """A demo world that believes in its public address, and nginx in front of it."""
    office = Installation(tmp_path_factory.mktemp("office") / "data")
    office.env |= {"SOTAY_ADDRESS": f"https://{NAME}", "SOTAY_HOSTS": f"{NAME} 127.0.0.1"}
    office.folder.mkdir(parents=True, exist_ok=True)
    office.run("demo", "--size", "empty")
    office.serve()
    proxy = Proxy(tmp_path_factory.mktemp("nginx"), office.port)
    yield office, proxy
    proxy.stop()
    office.stop()


def test_the_sign_in_page_comes_by_its_name_over_https(office):
    _, proxy = office
    answer, page = proxy.ask("GET", "/dang-nhap/")
    assert answer.status == 200 and "Đăng nhập" in page.decode()
    assert "max-age=31536000" in answer.headers["Strict-Transport-Security"]
    cookies = answer.headers.get_all("Set-Cookie")
    assert cookies and all("Secure" in one and "SameSite=Lax" in one for one in cookies)
    assert answer.headers["Server"] == "nginx"


def test_without_https_it_is_sent_to_https(office):
    _, proxy = office
    line = http.client.HTTPConnection("127.0.0.1", proxy.http, timeout=10)
    with closing(line):
        line.request("GET", "/moi/?a=b", headers={"Host": "evil.example"})
        answer = line.getresponse()
        assert (answer.status, answer.headers["Location"]) == (308, f"https://{NAME}/moi/?a=b")


def test_another_name_is_not_answered_at_all(office):
    _, proxy = office
    with pytest.raises(ssl.SSLError):
        proxy.ask("GET", "/dang-nhap/", name="evil.example")


def test_a_form_too_large_is_answered_by_the_product_itself(office):
    _, proxy = office
    answer, page = proxy.ask("POST", "/dang-nhap/", b"x=" + b"a" * (13 * 1024 * 1024),
                             **{"Content-Type": "application/x-www-form-urlencoded"})  # fmt: skip
    assert answer.status == 403 and "Trang đã mở quá lâu" in page.decode()


@pytest.mark.parametrize("megabytes", [11, 30])
def test_a_form_is_heard_out_before_it_is_refused(office, megabytes):
    """Without nginx: the line is not cut while a browser still sends."""
    installation, _ = office
    line = http.client.HTTPConnection("127.0.0.1", installation.port, timeout=30)
    with closing(line):
        line.request("POST", "/dang-nhap/", b"x=" + b"a" * (megabytes * 1024 * 1024),
                     {"Content-Type": "application/x-www-form-urlencoded"})  # fmt: skip
        answer = line.getresponse()
        assert answer.status == 403 and "Trang đã mở quá lâu" in answer.read().decode()


def test_what_was_searched_for_is_not_in_the_log(office):
    _, proxy = office
    proxy.ask("GET", "/dang-nhap/?tim=canh-bao-rieng-tu")
    log = (proxy.folder / "sotay.log").read_text()
    assert '"GET /dang-nhap/" 200' in log and "canh-bao-rieng-tu" not in log


def test_while_the_server_is_away_people_are_told_and_nothing_is_cached(office):
    installation, proxy = office
    installation.stop()
    try:
        answer, page = proxy.ask("GET", "/so-tay/2026/")
        assert answer.status in (502, 503)
        assert "vẫn giữ ở máy của đồng chí" in page.decode()
        assert answer.headers["Retry-After"] == "10"
        assert answer.headers["Cache-Control"] == "no-store"
    finally:
        installation.serve()


def test_the_authority_vouches_for_one_name_and_keeps_no_key(tmp_path):
    until = authority.make(NAME, tmp_path, now=datetime.now(UTC))
    assert sorted(p.name for p in tmp_path.iterdir()) == sorted(
        [authority.AUTHORITY, authority.SERVER, authority.KEY]
    )
    assert stat.S_IMODE((tmp_path / authority.KEY).stat().st_mode) == 0o600
    root = x509.load_pem_x509_certificate((tmp_path / authority.AUTHORITY).read_bytes())
    limits = root.extensions.get_extension_for_class(x509.NameConstraints)
    assert limits.critical and limits.value.permitted_subtrees == [x509.DNSName(NAME)]
    assert root.not_valid_after_utc == until.replace(microsecond=0)
    with pytest.raises(FileExistsError):
        authority.make(NAME, tmp_path, now=datetime.now(UTC))


@pytest.mark.parametrize(
    "name", ["", "sotay", "SOTAY.vn", "a b.vn", "-a.vn", "a..vn", "192.168.1.2/"]
)
def test_a_name_that_is_none_is_refused_with_a_sentence(tmp_path, name):
    office = Installation(tmp_path / "data")
    said = office.refused("certificate", "--folder", str(tmp_path / "tls"), "--", name)
    assert "không phải tên máy chủ" in said and not (tmp_path / "tls").exists()


@pytest.mark.parametrize("unit", sorted(DEPLOY.glob("*.service")), ids=lambda path: path.name)
def test_services_start_commands_that_there_are(unit):
    words = re.findall(r"/opt/sotay/\.venv/bin/sotay (\w+)", unit.read_text())
    assert words and set(words) <= set(get_commands())
