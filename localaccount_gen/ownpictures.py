"""A council's own pictures for Easy Read: pictures.yml beside council.yml, and the files in the folder pictures.

A licence is free text, because councils have pictures of many origins (photographs of their own, collections they
bought, open licences) and only they know what they agreed to. What never suits is found by its words: a local account
is there to be copied by everybody, a firm that works for the council too, so nothing may be “non-commercial”; and every
picture is drawn anew, so nothing may forbid changes.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from localaccount_gen.destinations import objection
from localaccount_gen.findings import Finding, Severity, did_you_mean
from localaccount_gen.folder import PICTURES, folder_files, link_on_disk
from localaccount_gen.forms import OwnPicture, PicturesForm
from localaccount_gen.judge import judge
from localaccount_gen.pictures import Picture
from localaccount_gen.plain import plain_texts
from localaccount_gen.project import Project
from localaccount_gen.redrawing import looks_right
from localaccount_gen.yamlfile import Document, read_yaml

FILE = "pictures.yml"
FOLDER = "pictures"

_NOT_FOR_ALL = re.compile(
    r"\bnc\b|\bnon[ -]?commercial|\b(?:personal|private|educational|editorial) use\b", re.IGNORECASE
)
_NO_CHANGES = re.compile(r"\bnd\b|\bno[ -]?deriv", re.IGNORECASE)
_NONE = re.compile(
    r"(?:none|no|n/?a|unknown|not known|unclear|tbc|tbd|todo|\?+|-+|google.*|internet|web)\.?", re.IGNORECASE
)
_NAMES_ITS_MAKER = re.compile(r"\bcc[ -]by\b|\battribution\b", re.IGNORECASE)

_WHY = "whoever made a picture decides who may use it, and can send the council a bill"


def read_pictures(project: Project, council: Path) -> tuple[tuple[Picture, ...], list[Finding]]:
    """The pictures of a council's folder that may be published, and all that is wrong with the others. Never raises."""
    path, folder = council / FILE, council / FOLDER
    links = [link for one in (path, folder) if (link := link_on_disk(project, one))]
    if links or not path.exists():
        return (), links
    document, findings = read_yaml(path, project.shown(path))
    if document is None:
        return (), findings
    findings += plain_texts(document)
    form, slips = judge(PicturesForm, document)
    files, found = folder_files(project, folder, PICTURES) if folder.is_dir() else ({}, [])
    findings += [*slips, *found]
    pictures: list[Picture] = []
    for concept, own in form.pictures.items() if form else ():
        wrong = [*_about_licence(document, concept, own), *_about_file(document, concept, own.file, files)]
        findings += wrong
        if not wrong:
            name = f"{FOLDER}/{own.file}"
            pictures.append(
                Picture(
                    concept, own.words, own.source, own.licence, own.attribution or "",
                    path=files[name], address=f"{council.name}/{name}",
                )
            )  # fmt: skip
    return tuple(pictures), findings


def _about_licence(document: Document, concept: str, own: OwnPicture) -> Iterator[Finding]:
    place = document.place("pictures", concept, "licence")
    if _NONE.fullmatch(own.licence.strip()):
        problem = f"“{own.licence}” is no licence, and without one there is no picture."
        fix = "write the licence’s name, or that the council owns or bought the picture; else take the picture out"
    elif _NOT_FOR_ALL.search(own.licence):
        problem = f"“{own.licence}” does not let everybody use this picture."
        fix = "use a picture that firms may use too, since anybody may copy an account: one without “non-commercial”"
    elif _NO_CHANGES.search(own.licence):
        problem = f"“{own.licence}” forbids changes to this picture, and every picture is drawn anew, smaller."
        fix = "use a picture that may be changed: one without “no derivatives”"
    elif _NAMES_ITS_MAKER.search(own.licence) and not own.attribution:
        problem = f"“{own.licence}” asks for the maker’s name, and none is given."
        fix = "add a line such as  attribution: …   with the name that the licence asks for"
    else:
        return
    yield Finding("picture-without-licence", Severity.ERROR, place, problem, fix, _WHY)


def _about_file(document: Document, concept: str, file: str, files: Mapping[str, Path]) -> Iterator[Finding]:
    place = document.place("pictures", concept, "file")
    known = [name.removeprefix(f"{FOLDER}/") for name in files]
    if wrong := objection(file, image=True):
        yield Finding(wrong.rule, Severity.ERROR, place, wrong.problem, _FIX, wrong.why)
    elif file not in known:
        problem = f"There is no picture “{file}” in the folder pictures.{did_you_mean(file, known)}"
        yield Finding(
            "broken-link", Severity.ERROR, place, problem, _FIX, "a reader who follows it must find something"
        )
    elif not looks_right(files[f"{FOLDER}/{file}"]):
        yield Finding(
            "broken-link", Severity.ERROR, place, f"“{file}” cannot be read as a picture.",
            "save it again as PNG, JPEG or WebP", "a reader who follows it must find something",
        )  # fmt: skip


_FIX = "put the file into the folder pictures beside this one, and write its name as it is there, such as carer.png"
