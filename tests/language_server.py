"""VS Code's YAML language server, asked as an editor asks it: JSON-RPC over its standard input and output.

It runs in the Node that Playwright brings. https://microsoft.github.io/language-server-protocol/
"""

import json
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import playwright

PROGRAM = Path(__file__).parent / "editor" / "yaml-language-server-1.25.0.js"
_DRIVER = Path(playwright.__file__).parent / "driver"
NODE = next(path for path in (_DRIVER / "node", _DRIVER / "node.exe") if path.is_file())
_PATIENCE = 60
"""Seconds after which a server that says nothing is ended, so that a test fails and does not hang."""


class Editor:
    """An editor with one file open at a time."""

    def __init__(self, process: "subprocess.Popen[bytes]", folder: Path) -> None:
        self._process = process
        self._number = 0
        self._versions: dict[str, int] = {}
        # Its folder of translations; the file there has none, so that it speaks English.
        options = {"l10nPath": str(PROGRAM.parent)}
        opened = {"processId": None, "rootUri": folder.as_uri(), "capabilities": _CAN, "initializationOptions": options}
        self._ask("initialize", opened)
        self._tell("initialized", {})
        settings = {"validate": True, "completion": True, "hover": True, "schemaStore": {"enable": False}}
        self._tell("workspace/didChangeConfiguration", {"settings": {"yaml": settings}})

    def problems(self, path: Path, text: str) -> list[tuple[int, str, str]]:
        """What it underlines in this text: the line (from 1), the words underlined, the message."""
        self._show(path, text)
        lines = text.splitlines()
        while True:
            message = self._read()
            if message.get("method") == "textDocument/publishDiagnostics":
                told = message["params"]
                if told["uri"] == path.as_uri():
                    return [_problem(one, lines) for one in told["diagnostics"]]

    def completions(self, path: Path, text: str, line: int, column: int) -> dict[str, str]:
        """What it offers at a place (from 1), with the description beside each."""
        self._show(path, text)
        found = self._ask("textDocument/completion", _place(path, line, column))
        items = found["items"] if isinstance(found, dict) else found
        return {item["label"]: _words(item.get("documentation", "")) for item in items}

    def help(self, path: Path, text: str, line: int, column: int) -> str:
        """What it shows when the pointer rests on a place (from 1)."""
        self._show(path, text)
        found = self._ask("textDocument/hover", _place(path, line, column))
        return _words(found["contents"]) if found else ""

    def _show(self, path: Path, text: str) -> None:
        uri = path.as_uri()
        version = self._versions[uri] = self._versions.get(uri, 0) + 1
        if version == 1:
            document = {"uri": uri, "languageId": "yaml", "version": version, "text": text}
            self._tell("textDocument/didOpen", {"textDocument": document})
        else:
            document = {"uri": uri, "version": version}
            self._tell("textDocument/didChange", {"textDocument": document, "contentChanges": [{"text": text}]})

    def _ask(self, method: str, params: object) -> Any:
        self._number += 1
        self._send({"id": self._number, "method": method, "params": params})
        while True:
            message = self._read()
            if message.get("id") == self._number and "method" not in message:
                assert "error" not in message, message
                return message["result"]

    def _tell(self, method: str, params: object) -> None:
        self._send({"method": method, "params": params})

    def _send(self, message: dict[str, object]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._process.stdin is not None
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))
        self._process.stdin.flush()

    def _read(self) -> dict[str, Any]:
        assert self._process.stdout is not None
        length = 0
        while (line := self._process.stdout.readline()).strip():
            name, _, value = line.decode().partition(":")
            length = int(value) if name.casefold() == "content-length" else length
        assert length, "The language server ended or said nothing."
        message: dict[str, Any] = json.loads(self._process.stdout.read(length))
        if "method" in message and "id" in message:  # it asks the editor something; the editor has nothing to add
            self._send({"id": message["id"], "result": None})
        return message


_CAN = {"textDocument": {"hover": {"contentFormat": ["plaintext"]}, "completion": {"completionItem": {}}}}


@contextmanager
def editor(folder: Path) -> Iterator[Editor]:
    """An editor that has a folder open."""
    process = subprocess.Popen(
        [str(NODE), str(PROGRAM), "--stdio"],
        cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    patience = threading.Timer(_PATIENCE, process.kill)
    patience.start()
    try:
        with process:
            try:
                yield Editor(process, folder)
            finally:
                process.kill()
    finally:
        patience.cancel()


def _place(path: Path, line: int, column: int) -> dict[str, object]:
    return {"textDocument": {"uri": path.as_uri()}, "position": {"line": line - 1, "character": column - 1}}


def _problem(one: dict[str, Any], lines: list[str]) -> tuple[int, str, str]:
    start, end = one["range"]["start"], one["range"]["end"]
    line = lines[start["line"]] if start["line"] < len(lines) else ""
    words = line[start["character"] : end["character"] if end["line"] == start["line"] else None]
    return start["line"] + 1, words, one["message"]


def _words(contents: Any) -> str:
    return contents["value"] if isinstance(contents, dict) else str(contents)
