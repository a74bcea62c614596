"""Word and Excel files made up for the tests, as XML in a zip file: no council wrote them."""

import io
import zipfile
from collections.abc import Iterable
from xml.sax.saxutils import escape

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_SPREADSHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"

_STYLES = f"""<w:styles xmlns:w="{_W}">
<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>
<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/></w:style>
<w:style w:type="paragraph" w:styleId="Heading2"><w:name w:val="heading 2"/></w:style>
<w:style w:type="paragraph" w:styleId="Heading3"><w:name w:val="heading 3"/></w:style>
</w:styles>"""

_NUMBERING = f"""<w:numbering xmlns:w="{_W}"><w:abstractNum w:abstractNumId="0">
<w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="decimal"/></w:lvl>
</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>"""


def run(words: str, *, bold: bool = False, italic: bool = False) -> str:
    marks = ("<w:b/>" if bold else "") + ("<w:i/>" if italic else "")
    return f'<w:r><w:rPr>{marks}</w:rPr><w:t xml:space="preserve">{escape(words)}</w:t></w:r>'


def p(*runs: str, style: str = "", item: int | None = None) -> str:
    """A paragraph of runs, of text that is not XML yet, or of both; `item` is the level of a list's entry."""
    style = f'<w:pStyle w:val="{style}"/>' if style else ""
    number = f'<w:numPr><w:ilvl w:val="{item}"/><w:numId w:val="1"/></w:numPr>' if item is not None else ""
    inner = "".join(one if one.startswith("<") else run(one) for one in runs)
    return f"<w:p><w:pPr>{style}{number}</w:pPr>{inner}</w:p>"


def h(level: int, words: str) -> str:
    return p(words, style=f"Heading{level}")


def table(*rows: Iterable[str]) -> str:
    lines = ("<w:tr>" + "".join(f"<w:tc>{p(cell)}</w:tc>" for cell in row) + "</w:tr>" for row in rows)
    return f"<w:tbl>{''.join(lines)}</w:tbl>"


def link(words: str, relation: str) -> str:
    return f'<w:hyperlink r:id="{relation}">{run(words)}</w:hyperlink>'


def inserted(words: str) -> str:
    return f'<w:ins w:id="1" w:author="x">{run(words)}</w:ins>'


def deleted(words: str) -> str:
    return f'<w:del w:id="2" w:author="x"><w:r><w:delText>{words}</w:delText></w:r></w:del>'


def text_box(words: str) -> str:
    box = f"<v:textbox><w:txbxContent>{p(words)}</w:txbxContent></v:textbox>"
    return f"<w:r><w:pict><v:shape>{box}</v:shape></w:pict></w:r>"


def picture(words: str) -> str:
    return (
        f'<w:r><w:drawing><wp:inline><wp:docPr descr="{escape(words)}"/><a:graphic><a:graphicData><pic:pic>'
        '<pic:blipFill><a:blip r:embed="rPicture"/></pic:blipFill></pic:pic></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></w:r>"
    )


FOOTNOTE = '<w:r><w:footnoteReference w:id="1"/></w:r>'
COMMENT = '<w:r><w:commentReference w:id="0"/></w:r>'


def document(body: str, opening: str = "") -> str:
    names = (
        f'xmlns:w="{_W}" xmlns:r="{_R}" xmlns:v="urn:schemas-microsoft-com:vml" '
        'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
        'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
        'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
    )
    return f"{opening}<w:document {names}><w:body>{body}</w:body></w:document>"


def word_file(
    *body: str, note: str = "A note.", comment: str = "A comment.", links: Iterable[str] = (), **parts: str
) -> bytes:
    """A .docx; `parts` are further parts, or other contents of those that are there, with __ for / and _x for .x."""
    relations = "".join(
        f'<Relationship Id="rLink{number}" Type="{_R}/hyperlink" Target="{escape(address)}" TargetMode="External"/>'
        for number, address in enumerate(links)
    )
    contents = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="png" ContentType="image/png"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}"><Relationship Id="r1" Type="{_R}/officeDocument" '
        'Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_PACKAGE}">{relations}<Relationship Id="rPicture" '
        f'Type="{_R}/image" Target="media/1.png"/></Relationships>',
        "word/document.xml": document("".join(body)),
        "word/styles.xml": _STYLES,
        "word/numbering.xml": _NUMBERING,
        "word/footnotes.xml": f'<w:footnotes xmlns:w="{_W}"><w:footnote w:id="1">{p(note)}</w:footnote></w:footnotes>',
        "word/comments.xml": f'<w:comments xmlns:w="{_W}"><w:comment w:id="0" w:author="Jo" w:initials="J">{p(comment)}'
        "</w:comment></w:comments>",
        "word/media/1.png": "\x89PNG",
        **{name.replace("__", "/").replace("_xml", ".xml"): text for name, text in parts.items()},
    }
    return zipped(contents)


def zipped(contents: dict[str, str]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in contents.items():
            archive.writestr(name, text)
    return file.getvalue()


def workbook(**sheets: list[list[str]]) -> bytes:
    """An .xlsx with a sheet for each name; digits become numbers."""
    names = list(sheets)
    contents = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}"><Relationship Id="r1" Type="{_R}/officeDocument" '
        'Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{_SPREADSHEET}" xmlns:r="{_R}"><sheets>'
        + "".join(f'<sheet name="{escape(name)}" sheetId="{n}" r:id="r{n}"/>' for n, name in enumerate(names, 1))
        + "</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}">'
        + "".join(
            f'<Relationship Id="r{n}" Type="{_R}/worksheet" Target="worksheets/sheet{n}.xml"/>'
            for n in range(1, len(names) + 1)
        )
        + "</Relationships>",
    }
    for number, rows in enumerate(sheets.values(), 1):
        lines = (
            f'<row r="{r}">' + "".join(_cell(value, f"{chr(64 + c)}{r}") for c, value in enumerate(row, 1)) + "</row>"
            for r, row in enumerate(rows, 1)
        )
        contents[f"xl/worksheets/sheet{number}.xml"] = (
            f'<worksheet xmlns="{_SPREADSHEET}"><sheetData>{"".join(lines)}</sheetData></worksheet>'
        )
    return zipped(contents)


def _cell(value: str, place: str) -> str:
    if not value:
        return ""
    if value.replace(".", "", 1).isdigit():
        return f'<c r="{place}"><v>{value}</v></c>'
    return f'<c r="{place}" t="inlineStr"><is><t>{escape(value)}</t></is></c>'
