"""Recomputes a reference from published pages by docs/approval.md alone, with nothing but Python's standard library.

python recompute.py SITE COUNCIL/PERIOD
"""

import hashlib
import json
import re
import sys
from html import escape
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

MARKS = ("strong", "em", "del", "ins", "u", "mark", "sub", "sup", "q", "code")
IN_LINE = {*MARKS, "b", "i", "s", "a", "abbr", "bdi", "bdo", "cite", "data", "dfn", "img", "kbd", "label", "samp",
           "small", "span", "time", "tspan", "var", "wbr"}  # fmt: skip
VOID = ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr")
SHOWN = {"img": "src", "image": "href xlink:href", "use": "href xlink:href", "video": "src poster", "audio": "src",
         "source": "src", "track": "src"}  # fmt: skip
SPOKEN = ("aria-label", "aria-description", "title", "placeholder")


def sha256(content):
    return hashlib.sha256(content).hexdigest()


class Page(HTMLParser):
    def __init__(self, site, address):
        super().__init__()
        self.site, self.address, self.title, self.strokes = site, address, "", []
        self.lines, self.line, self.open, self.skipped, self.tag = [], "", [], 0, ""

    def handle_starttag(self, tag, attributes):
        has, self.tag = {name: escape(value or "", quote=False) for name, value in attributes}, tag
        if self.skipped or not (self.open or tag == "main"):
            self.skipped += bool(self.skipped) and tag not in VOID
        elif "data-apart" in has or tag in ("script", "style", "template"):
            self.add(f"<apart {has['data-apart']}>") if "data-apart" in has else None
            self.skipped = 1
        else:
            for name in SPOKEN:
                self.add(f"<label>{has[name]}") if has.get(name) else None
            before, after = self.marks(tag, has)
            self.add() if after == "\n" else None
            self.line += "" if before == "<cell>" and self.line.strip() == "<row>" else before
            shown = [has[name].strip() for name in SHOWN.get(tag, "").split() if has.get(name)]
            self.line += "".join(f"<picture {self.picture(one)}>" for one in shown) + has.get("alt", "")
            self.open.append(after)
            self.strokes = [] if tag == "svg" else self.strokes + [has.get("d", tag)] * (tag in ("path", "text"))
            self.handle_endtag(tag) if tag in VOID else None

    def handle_endtag(self, tag):
        after = "" if self.skipped or not self.open else self.open.pop()
        self.skipped -= bool(self.skipped)
        self.add() if after == "\n" else None
        if tag == "svg" and len(self.strokes) == 1 and self.strokes != ["text"] and not self.skipped:
            self.add(f"<picture {sha256(self.strokes[0].encode())}>")
        self.line += after.strip("\n")

    def handle_data(self, data):
        if self.open and not self.skipped:
            self.line += escape(data, quote=False)
        elif self.tag == "title" and not self.title:
            self.title = escape(data, quote=False)

    def marks(self, tag, has):
        name = {"b": "strong", "i": "em", "s": "del"}.get(tag, tag)
        target = self.target(has["href"].strip()) if tag == "a" and "href" in has else ""
        if tag in ("td", "th", "tspan") or target:
            return {"a": (f"<a {target}>", "</a>"), "tspan": (" ", " ")}.get(tag, ("<cell>", ""))
        if tag in IN_LINE:
            return (f"<{name}>", f"</{name}>") if name in MARKS else ("", "")
        return ("<heading>" if re.fullmatch("h[1-6]", tag) else "<row>" if tag == "tr" else ""), "\n"

    def target(self, written):
        if urlsplit(written).scheme or written.startswith("//"):
            return written
        found = re.sub("/index.html(?=#|$)", "/", urljoin("/" + self.address, written))
        here, there = self.address.split("/"), [*found.split("/"), ""]
        other = there[1] == here[0] and there[2] != here[1] and re.fullmatch(r"20\d\d-\d\d", there[2])
        return "" if other else found

    def picture(self, written):
        address, _, place = urljoin("/" + self.address, written).partition("#")
        path = self.site / unquote(address.partition("?")[0])[1:]
        if urlsplit(written).scheme or written.startswith(("//", "#")) or not path.is_file():
            return written if urlsplit(written).scheme or written[:1] == "#" else address
        return sha256(path.read_bytes()) + (f" #{place}" if place else "")

    def add(self, whole=""):
        line, before = " ".join(self.line.split()), None
        while line != before:
            before, marks = line, "|".join(MARKS)
            line = re.sub(f" (</(?:a|{marks})>)", r"\1 ", re.sub(f"(<(?:a [^<>]*|{marks})>) ", r" \1", line))
            line = re.sub("^(<(?:heading|row)>) ", r"\1", re.sub(" ?<cell> ?", "<cell>", " ".join(line.split())))
        self.lines += [" ".join(one.split()) for one in (line, whole) if one]
        self.line = ""


def page_text(site, address, bound):
    page = Page(site, address)
    page.feed((site / address / "index.html").read_text("utf-8"))
    lines = [bound, f"page: /{address}", "", f"<title>{page.title}", *page.lines]
    return "".join(f"{line}\n" for line in lines)


def reference(site, account):
    told = json.loads((site / account / "account.json").read_text("utf-8"))
    council = f"{told['council']['code']} {escape(told['council']['name'], quote=False)}"
    period, edition = told["period"]["name"], told["approval"]["edition"]
    bound = f"localaccount-reading-1\ncouncil: {council}\nperiod: {period}\nedition: {edition}"
    sums = ""
    for key in sorted(told["approval"]["sections"], key=lambda key: f"{key}.txt"):
        address = account + ("" if key == "at-a-glance" else key.replace("--", "/") + "/")
        sums += f"{sha256(page_text(site, address, bound).encode())}  {key}.txt\n"
    return sha256(sums.encode())


if __name__ == "__main__":
    print(reference(Path(sys.argv[1]), sys.argv[2].strip("/") + "/"))
