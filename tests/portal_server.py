"""A forward proxy that answers every host from the snapshots over real sockets, https included.

A spider that is started with `http_proxy` and `https_proxy` set to `PortalServer.address` crawls its real
addresses without knowing. Every request is recorded; any address can be told to answer otherwise.
"""

from __future__ import annotations

import datetime
import ssl
import tempfile
import threading
from collections import Counter
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Self

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from harvester.snapshots import Answer, answer

if TYPE_CHECKING:
    from collections.abc import Callable

CHALLENGE = Answer(
    412,
    {"Content-Type": "text/html", "Server": "*****"},
    b"<html><script>$_ts=window['$_ts'];</script></html>",
)
"""瑞数: what a blocked portal answers."""


def truncated(saved: Answer) -> Answer:
    """The first half of a page, under the length of the whole; then the connection ends."""
    return replace(
        saved,
        headers=saved.headers | {"Content-Length": str(len(saved.body))},
        body=saved.body[: len(saved.body) // 2],
    )


class PortalServer:
    """Context manager. `requests` counts addresses as asked for; `instead` maps an address to what happens."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.requests: Counter[str] = Counter()
        self.referers: dict[str, str | None] = {}
        self.instead: dict[str, Callable[[Answer], Answer]] = {}
        self.everywhere: Callable[[Answer], Answer] | None = None
        self._lock = threading.Lock()

    @property
    def address(self) -> str:
        host, port = self._http.server_address[:2]
        return f"http://{host}:{port}"

    def answer(self, url: str, referer: str | None) -> Answer:
        """What the portal says to `url`, counted."""
        with self._lock:
            self.requests[url] += 1
            self.referers[url] = referer
        saved = answer(self.root, url)
        change = self.instead.get(url) or (None if url.endswith("/robots.txt") else self.everywhere)
        return change(saved) if change else saved

    def _tls(self) -> ssl.SSLContext:
        hosts = [folder.name for folder in self.root.iterdir() if folder.is_dir()]
        return _tls_context(Path(self._folder.name), hosts)

    def __enter__(self) -> Self:
        self._folder = tempfile.TemporaryDirectory()
        handler = type("Handler", (_Handler,), {"portals": self, "tls": self._tls()})
        self._http = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self._http.daemon_threads = True
        self._thread = threading.Thread(target=self._http.serve_forever, args=(0.05,), daemon=True)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._http.shutdown()
        self._http.server_close()
        self._thread.join()
        self._folder.cleanup()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout = 30
    portals: PortalServer
    tls: ssl.SSLContext
    tunnel = ""

    def do_CONNECT(self) -> None:
        """Play the host itself at the end of the tunnel."""
        self.tunnel = "https://" + self.path.removesuffix(":443")
        self.send_response(200, "Connection established")
        self.end_headers()
        self.connection = self.tls.wrap_socket(self.connection, server_side=True)
        self.rfile = self.connection.makefile("rb")
        self.wfile = self.connection.makefile("wb", buffering=0)

    def do_GET(self) -> None:
        saved = self.portals.answer(self.tunnel + self.path, self.headers["Referer"])
        self.send_response(saved.status)
        for name, value in ({"Content-Length": str(len(saved.body))} | saved.headers).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(saved.body)
        self.close_connection = int(saved.headers.get("Content-Length", len(saved.body))) != len(saved.body)

    def version_string(self) -> str:
        return "portal"

    def log_message(self, *_: object) -> None:
        pass


def _tls_context(folder: Path, hosts: list[str]) -> ssl.SSLContext:
    """A server's TLS for some hosts, with a certificate of its own making."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "portals")])
    now = datetime.datetime.now(datetime.UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(host) for host in hosts]), critical=False)
        .sign(key, hashes.SHA256())
    )
    file = folder / "certificate.pem"
    file.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
        + certificate.public_bytes(serialization.Encoding.PEM)
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(file)
    return context
