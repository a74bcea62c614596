"""What a web server has to say with each page, written in the server's own way: a security policy and its company.

No page of ours has a script or a style written into it, so the policy needs neither `unsafe-inline` nor hashes. Each
page also says a policy of its own in its head, which serves where a host cannot be told (GitHub Pages, GitLab Pages);
only a server can keep other sites from framing a page, or browsers from plain http.
Sources: https://www.w3.org/TR/CSP3/ and https://cheatsheetseries.owasp.org/cheatsheets/HTTP_Headers_Cheat_Sheet.html
"""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from xml.sax.saxutils import quoteattr

from localaccount_gen.pages import File

_NOTHING_ELSE = "default-src 'none'; base-uri 'none'; form-action 'none'"
_OWN = "connect-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; script-src 'self'"

POLICY = f"{_NOTHING_ELSE}; {_OWN}; frame-ancestors 'none'"
SEARCHING = f"{_NOTHING_ELSE}; {_OWN} 'wasm-unsafe-eval'; worker-src 'self'; frame-ancestors 'none'"
"""The search page runs WebAssembly of this site. It allows no script that a page or a reader could write."""
EMBEDDED = f"{_NOTHING_ELSE}; {_OWN}; frame-ancestors *"
"""A comparison alone is made to be shown within other sites."""

_TYPES = {".brf": "text/plain", ".epub": "application/epub+zip", ".json": "application/json"}
"""Kinds of file that a server may not know, and would then not send, or send as something else."""

EVERYWHERE: Mapping[str, str] = {
    "Strict-Transport-Security": "max-age=31536000",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}
_POLICY = "Content-Security-Policy"
_SEARCH = ("search", "pagefind")
"""Folders of the search page and of what it loads, whose workers obey the policy they came with."""


def policy(address: str) -> str:
    """The policy that belongs to an address of the site, such as `torbay/2024-25/`."""
    parts = address.split("/")
    if parts[0] in _SEARCH:
        return SEARCHING
    return EMBEDDED if len(parts) > 3 and parts[2] == "measures" else POLICY


def server_files(servers: Sequence[str], pages: Iterable[str]) -> list[File]:
    """A file for each of the servers, by their names in SERVERS, all saying the same of pages at these addresses."""
    folders = sorted({"/".join(page.split("/")[:2]) for page in pages if re.match(_ACCOUNT, page)})
    told = {**dict.fromkeys(_SEARCH, SEARCHING), **{f"{folder}/measures": EMBEDDED for folder in folders}}
    return [SERVERS[server](told) for server in servers]


_ACCOUNT = r"[^/]+/\d{4}-\d\d/"


def _apache(folders: Mapping[str, str]) -> File:
    """For Apache httpd 2.4 with mod_headers, where `AllowOverride FileInfo` lets a folder speak for itself."""
    lines = [f'Header always set {name} "{value}"' for name, value in (*EVERYWHERE.items(), (_POLICY, POLICY))]
    for told in dict.fromkeys(folders.values()):
        where = "|".join(folder for folder in folders if folders[folder] == told)
        lines += [f'<If "%{{REQUEST_URI}} =~ m#/({where})/#">', f'Header always set {_POLICY} "{told}"', "</If>"]
    return _file(".htaccess", lines)


def _azure(folders: Mapping[str, str]) -> File:
    """For Azure Static Web Apps, where a route's headers take the place of the global ones of the same name."""
    config = {
        "globalHeaders": {**EVERYWHERE, _POLICY: POLICY},
        "routes": [{"route": f"/{folder}/*", "headers": {_POLICY: told}} for folder, told in folders.items()],
        "responseOverrides": {"404": {"rewrite": "/404.html"}},
        "mimeTypes": _TYPES,
    }
    return _file("staticwebapp.config.json", [json.dumps(config, indent=2)])


def _iis(folders: Mapping[str, str]) -> File:
    """For Internet Information Services 10, with no module to install."""
    lines = ['<?xml version="1.0" encoding="utf-8"?>', "<configuration>"]
    lines += _iis_headers({**EVERYWHERE, _POLICY: POLICY}, _iis_types())
    for folder, told in folders.items():
        lines += [f'<location path="{folder}">', *_iis_headers({_POLICY: told}), "</location>"]
    return _file("web.config", [*lines, "</configuration>"])


def _iis_headers(headers: Mapping[str, str], more: Sequence[str] = ()) -> list[str]:
    # A header that was added further up has to be taken away first, or the server gives an error in place of the page.
    told = []
    for name, value in headers.items():
        told += [f'<remove name="{name}" />', f'<add name="{name}" value={quoteattr(value)} />']
    customised = ["<httpProtocol>", "<customHeaders>", *told, "</customHeaders>", "</httpProtocol>"]
    return ["<system.webServer>", *customised, *more, "</system.webServer>"]


def _iis_types() -> list[str]:
    told = []
    for end, kind in _TYPES.items():
        told += [f'<remove fileExtension="{end}" />', f'<mimeMap fileExtension="{end}" mimeType="{kind}" />']
    return ["<staticContent>", *told, "</staticContent>"]


def _nginx(folders: Mapping[str, str]) -> File:
    """For nginx 1.18 or newer, named by `include` within its `server { }`."""
    chosen = "$localaccount_policy"
    lines = [f'set {chosen} "{POLICY}";']
    lines += [f'if ($uri ~ "/{folder}/") {{ set {chosen} "{told}"; }}' for folder, told in folders.items()]
    lines += [f'add_header {name} "{value}" always;' for name, value in (*EVERYWHERE.items(), (_POLICY, chosen))]
    return _file("nginx-headers.conf", lines)


def _file(address: str, lines: Sequence[str]) -> File:
    return File(address, "".join(f"{line}\n" for line in lines).encode())


SERVERS = {"apache": _apache, "azure": _azure, "iis": _iis, "nginx": _nginx}
