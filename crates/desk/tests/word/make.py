#!/usr/bin/env python3
"""Makes Word files as contributors make them, and a list of what must be found in each.

    make.py FOLDER [--office]

Wants python-docx. With --office LibreOffice saves some of them anew, as .docx, .doc and .rtf.
`FOLDER/expected.tsv` has lines of file, kind, value.
"""

import base64
import pathlib
import shutil
import subprocess
import sys
import tempfile
import zipfile

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt

FOLDER = pathlib.Path(sys.argv[1])
EXPECTED = []
PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
BODY = [
    "　　本报讯（通讯员 李小红）11月3日上午，老西门社区活动室里坐满了人，第三届邻里节在这里开幕。",
    "　　“往年都是看别人演，今年轮到我们自己上台。”72岁的王桂芳说。",
    "　　据社区居委会介绍，本届邻里节为期5天，共有12个节目、3场讲座。",
]
W = nsdecls("w")
SPACES = (
    nsdecls("w", "wp", "a", "pic", "r")
    + ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    + ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    + ' xmlns:v="urn:schemas-microsoft-com:vml"'
    + ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)


class Copy:
    """A file that is being made, and what must be found in it."""

    def __init__(self, name):
        self.name, self.docx = f"{name}.docx", docx.Document()
        normal = self.docx.styles["Normal"]
        normal.font.size = Pt(10.5)
        normal.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), "宋体")
        self.expected = []

    def has(self, kind, *values):
        self.expected += [(kind, value) for value in values]

    def line(self, text, size=None, face=None, bold=None, centre=False, style=None):
        paragraph = self.docx.add_paragraph(style=style)
        run = paragraph.add_run(text)
        run.bold = bold
        if size:
            run.font.size = Pt(size)
        if face:
            run._element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), face)
        if centre:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        self.has("text", text)
        return paragraph

    def body(self):
        for text in BODY:
            self.line(text)

    def xml(self, inner):
        """Puts XML before the end of the body."""
        self.docx.element.body.insert_element_before(parse_xml(inner), "w:sectPr")

    def save(self):
        self.docx.save(FOLDER / self.name)
        EXPECTED.extend((self.name, *one) for one in self.expected)
        return FOLDER / self.name


def picture(name="1.png"):
    """A file of a picture with a name of its own."""
    path = pathlib.Path(tempfile.mkdtemp()) / name
    path.write_bytes(PNG)
    return str(path)


def headlines():
    made = Copy("01-bold-centred")
    made.line("邻里节今天开幕", 18, bold=True, centre=True)
    made.has("headline", "邻里节今天开幕")
    made.body()
    made.save()
    made = Copy("02-heading-1")
    made.docx.add_heading("邻里节今天开幕", 1)
    made.has("headline", "邻里节今天开幕")
    made.body()
    made.save()
    made = Copy("03-heiti")
    made.line("邻里节今天开幕", 16, "黑体")
    made.has("headline", "邻里节今天开幕")
    made.has("face", "黑体|邻里节今天开幕")
    made.body()
    made.save()
    made = Copy("04-all-direct")
    made.line("居民自己的节日", 14, "楷体", centre=True)
    made.line("邻里节今天开幕", 22, "方正小标宋简体", centre=True)
    made.line("——12个节目都由居民自编自演", 14, "楷体", centre=True)
    made.line("本报记者 张伟 通讯员 李小红", centre=True)
    made.has("headline", "邻里节今天开幕")
    made.has("face", "楷体|居民自己的节日")
    made.body()
    made.save()
    made = Copy("05-text-box")
    box = f'<w:txbxContent><w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:rPr><w:sz w:val="44"/></w:rPr><w:t>邻里节今天开幕</w:t></w:r></w:p></w:txbxContent>'
    made.xml(
        f'<w:p {SPACES}><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="1" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="column"><wp:posOffset>0</wp:posOffset></wp:positionH><wp:positionV relativeFrom="paragraph"><wp:posOffset>0</wp:posOffset></wp:positionV><wp:extent cx="3000000" cy="600000"/><wp:wrapNone/><wp:docPr id="1" name="文本框 1"/><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="3000000" cy="600000"/></a:xfrm><a:prstGeom prst="rect"/></wps:spPr><wps:txbx>{box}</wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape style="position:absolute;width:200pt;height:50pt"><v:textbox>{box}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>'
    )
    made.has("boxed", "邻里节今天开幕")
    made.has("headline", "邻里节今天开幕")
    made.has("once", "邻里节今天开幕")
    made.body()
    made.save()
    made = Copy("06-table-cell")
    cell = made.docx.add_table(1, 1).cell(0, 0)
    run = cell.paragraphs[0].add_run("邻里节今天开幕")
    run.font.size = Pt(22)
    made.has("boxed", "邻里节今天开幕")
    made.has("headline", "邻里节今天开幕")
    made.body()
    made.save()


def tables_and_lists():
    made = Copy("07-merged-cells")
    made.line("参加人数", bold=True)
    table = made.docx.add_table(3, 3)
    table.cell(0, 0).merge(table.cell(1, 0)).text = "社区"
    table.cell(0, 1).merge(table.cell(0, 2)).text = "人数"
    for column, text in enumerate(["男", "女"], 1):
        table.cell(1, column).text = text
    for column, text in enumerate(["老西门", "31", "45"]):
        table.cell(2, column).text = text
    made.has("cell", "0,0,1,2,社区", "0,1,2,1,人数", "1,1,1,1,男", "2,0,1,1,老西门", "2,2,1,1,45")
    made.save()
    made = Copy("08-list")
    for text in ["带身份证", "带老年证", "八点半集合"]:
        made.line(text, style="List Number")
    made.line("另行通知", style="List Bullet")
    made.has("mark", "1.|带身份证", "3.|八点半集合", "•|另行通知")
    made.save()
    made = Copy("09-chinese-list")
    numbering = made.docx.part.numbering_part.element
    levels = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for at, (form, text) in enumerate(
            [("chineseCounting", "%1、"), ("chineseCounting", "（%2）"), ("decimalEnclosedCircle", "%3"), ("upperLetter", "%4.")]
        )
    )
    numbering.insert(0, parse_xml(f'<w:abstractNum {W} w:abstractNumId="90">{levels}</w:abstractNum>'))
    numbering.append(parse_xml(f'<w:num {W} w:numId="90"><w:abstractNumId w:val="90"/></w:num>'))
    for level, text, mark in [
        (0, "报名", "一、"), (1, "时间", "（一）"), (1, "地点", "（二）"), (2, "东门", "①"), (2, "西门", "②"),
        (3, "甲口", "A."), (0, "费用", "二、"), (1, "免费", "（一）"),
    ]:
        paragraph = made.line(text)
        properties = paragraph._element.get_or_add_pPr()
        properties.append(parse_xml(f'<w:numPr {W}><w:ilvl w:val="{level}"/><w:numId w:val="90"/></w:numPr>'))
        made.has("mark", f"{mark}|{text}")
    made.save()


def pictures():
    made = Copy("10-picture-inline")
    made.body()
    made.docx.add_picture(picture("开幕式.png"))
    made.has("picture", "开幕式.png")
    made.line("图为开幕式现场。王小明 摄", 9, "楷体", centre=True)
    made.save()
    made = Copy("11-picture-floating")
    paragraph = made.line(BODY[0])
    paragraph.add_run().add_picture(picture("合影.png"))
    inline = paragraph._element.find(".//" + qn("wp:inline"))
    inline.tag = qn("wp:anchor")
    made.has("picture", "合影.png")
    made.line(BODY[1])
    made.save()
    made = Copy("12-caption-style")
    made.docx.add_picture(picture())
    made.docx.add_paragraph("图1 邻里节开幕式", style="Caption")
    made.has("caption", "图1 邻里节开幕式")
    made.body()
    made.save()
    made = Copy("13-pictures-in-a-table")
    table = made.docx.add_table(2, 2)
    for at, (name, caption) in enumerate([("左.png", "图一 合唱"), ("右.png", "图二 太极拳")]):
        path = pathlib.Path(picture(name))
        path.write_bytes(PNG + bytes([at]))
        table.cell(0, at).paragraphs[0].add_run().add_picture(str(path))
        table.cell(1, at).text = caption
        made.has("caption", caption)
        made.has("picture", name)
    made.save()
    made = Copy("14-names-in-gbk")
    made.docx.add_picture(picture())
    made.body()
    made.has("bytes", "1.png")
    path = made.save()
    again = path.with_suffix(".zip")
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(again, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            held = old.read(name)
            if name.endswith("document.xml.rels"):
                held = held.replace("media/image1.png".encode(), "media/老街.png".encode())
            # Two bytes as WPS writes them, and no word of what code page they are in.
            to = "word/media/XXXX.png" if name.endswith("image1.png") else name
            new.writestr(to, held)
    path.write_bytes(again.read_bytes().replace(b"word/media/XXXX.png", b"word/media/" + "老街".encode("gbk") + b".png"))
    again.unlink()


def written():
    made = Copy("15-soft-ends")
    paragraph = made.docx.add_paragraph()
    for text in ["白日依山尽，", "黄河入海流。", "欲穷千里目，"]:
        paragraph.add_run(text).add_break()
        made.has("soft", text)
    paragraph.add_run("更上一层楼。")
    made.has("text", "更上一层楼。")
    made.save()
    made = Copy("16-tracked-changes")
    made.xml(
        f'<w:p {W}><w:r><w:t>开幕式定在</w:t></w:r><w:del w:id="1" w:author="编辑"><w:r><w:delText>五月三日</w:delText></w:r></w:del><w:ins w:id="2" w:author="编辑"><w:r><w:t>六月三日</w:t></w:r></w:ins><w:r><w:t>举行。</w:t></w:r></w:p>'
    )
    made.xml(f'<w:p {W}><w:pPr><w:rPr><w:del w:id="3"/></w:rPr></w:pPr><w:r><w:t>前半句，</w:t></w:r></w:p>')
    made.xml(f'<w:p {W}><w:r><w:t>后半句。</w:t></w:r></w:p>')
    made.has("text", "开幕式定在六月三日举行。", "前半句，后半句。")
    made.has("deleted", "五月三日")
    made.save()
    made = Copy("17-moved")
    for kind in ["From", "To"]:
        made.xml(
            f'<w:p {W}><w:move{kind}RangeStart w:id="{kind == "To":d}" w:name="move1"/><w:move{kind} w:id="9"><w:r><w:t>搬家的一段。</w:t></w:r></w:move{kind}><w:move{kind}RangeEnd w:id="{kind == "To":d}"/></w:p>'
        )
        made.line(BODY[kind == "To"])
    made.has("once", "搬家的一段。")
    made.save()
    made = Copy("18-ruby")
    ruby = "".join(
        f'<w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>{above}</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>{base}</w:t></w:r></w:rubyBase></w:ruby></w:r>'
        for base, above in [("耄", "mào"), ("耋", "dié")]
    )
    made.xml(f'<w:p {W}><w:r><w:t>三位</w:t></w:r>{ruby}<w:r><w:t>老人</w:t></w:r></w:p>')
    made.has("text", "三位耄耋老人")
    made.has("aside", "耄（mào）", "耋（dié）")
    made.save()
    made = Copy("19-comments")
    paragraph = made.line(BODY[0])
    made.docx.add_comment(paragraph.runs, text="日期请核对", author="王编辑", initials="W")
    made.has("comment", "王编辑：日期请核对")
    made.save()
    made = Copy("20-links-and-fields")
    field = lambda kind: f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'
    made.xml(
        f'<w:p {W}><w:r><w:t>报名：</w:t></w:r>{field("begin")}<w:r><w:instrText xml:space="preserve"> HYPERLINK "https://a.example/" </w:instrText></w:r>{field("separate")}<w:r><w:t>网上</w:t></w:r>{field("end")}{field("begin")}<w:r><w:instrText>eq \\o\\ac(○,3)</w:instrText></w:r>{field("end")}<w:r><w:t>号桌</w:t></w:r></w:p>'
    )
    made.has("text", "报名：网上③号桌")
    made.has("link", "网上|https://a.example/")
    made.save()
    made = Copy("21-signs")
    made.xml(
        f'<w:p {W}><w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:t>已交</w:t><w:tab/><w:sym w:font="Wingdings" w:char="F0A8"/><w:t>未交 021</w:t><w:noBreakHyphen/><w:t>6328</w:t></w:r></w:p>'
    )
    made.has("text", "☑已交\t□未交 021\u20116328")
    made.save()
    made = Copy("22-heads")
    section = made.docx.sections[0]
    section.header.paragraphs[0].text = "老西门社区通讯"
    section.footer.paragraphs[0].text = "第 1 页"
    made.has("head", "老西门社区通讯", "第 1 页")
    made.body()
    made.save()
    made = Copy("23-breaks")
    made.line("第一篇")
    made.docx.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
    made.line("第二篇")
    made.docx.add_section()
    made.line("第三篇")
    made.has("breaks", "2")
    made.save()
    made = Copy("24-drop-cap")
    made.xml(f'<w:p {W}><w:pPr><w:framePr w:dropCap="drop" w:lines="3"/></w:pPr><w:r><w:rPr><w:sz w:val="90"/></w:rPr><w:t>秋</w:t></w:r></w:p>')
    made.xml(f'<w:p {W}><w:r><w:t>风吹过老街。</w:t></w:r></w:p>')
    made.has("text", "秋风吹过老街。")
    made.save()
    made = Copy("25-hidden-and-formula")
    made.line(BODY[0])
    run = made.docx.add_paragraph("照登").add_run("勿登")
    run.font.hidden = True
    made.has("text", "照登")
    made.has("aside", "勿登")
    made.xml(
        f'<w:p {SPACES}><w:r><w:t>面积约</w:t></w:r><m:oMath><m:sSup><m:e><m:r><m:t>10m</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup></m:oMath></w:p>'
    )
    made.has("text", "面积约10m2")
    made.save()
    made = Copy("26-footnotes")
    made.xml(f'<w:p {W}><w:r><w:t>老西门</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:t>在城西。</w:t></w:r></w:p>')
    made.has("text", "老西门在城西。")
    made.has("note", "一说在城南。")
    path = made.save()
    notes = f'<w:footnotes {W}><w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> 一说在城南。</w:t></w:r></w:p></w:footnote></w:footnotes>'
    again = path.with_suffix(".zip")
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(again, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            held = old.read(name).decode() if name.endswith((".xml", ".rels")) else old.read(name)
            if name.endswith("document.xml.rels"):
                held = held.replace("</Relationships>", '<Relationship Id="rIdNotes" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes" Target="footnotes.xml"/></Relationships>')
            if name == "[Content_Types].xml":
                held = held.replace("</Types>", '<Override PartName="/word/footnotes.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"/></Types>')
            new.writestr(name, held)
        new.writestr("word/footnotes.xml", notes)
    again.replace(path)


def by_office():
    """Some of them, as LibreOffice saves them. What it leaves out itself is not asked for."""
    kept = {"text", "headline", "note", "cell", "mark"}
    for form, names in [
        ("docx:MS Word 2007 XML", ["01-bold-centred", "04-all-direct", "07-merged-cells", "09-chinese-list"]),
        ("rtf", ["01-bold-centred", "04-all-direct", "07-merged-cells", "09-chinese-list", "26-footnotes"]),
        # Tables are left out here: LibreOffice itself loses those of python-docx when it writes .doc.
        ("doc:MS Word 97", ["01-bold-centred", "04-all-direct"]),
    ]:
        ending = form.split(":")[0]
        with tempfile.TemporaryDirectory() as out:
            files = [FOLDER / f"{name}.docx" for name in names]
            profile = f"-env:UserInstallation=file://{FOLDER.resolve()}/profile"
            subprocess.run(
                ["soffice", profile, "--headless", "--convert-to", form, "--outdir", out, *files],
                check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=600,
            )
            for name in names:
                shutil.copy(f"{out}/{name}.{ending}", FOLDER / f"{name}-office.{ending}")
                EXPECTED.extend(
                    (f"{name}-office.{ending}", kind, value)
                    for file, kind, value in list(EXPECTED) if file == f"{name}.docx" and kind in kept
                )
    shutil.rmtree(FOLDER / "profile", ignore_errors=True)


FOLDER.mkdir(parents=True, exist_ok=True)
headlines()
tables_and_lists()
pictures()
written()
if "--office" in sys.argv:
    by_office()
lines = ["\t".join((file, kind, value.replace("\t", "\\t"))) for file, kind, value in EXPECTED]
(FOLDER / "expected.tsv").write_text("\n".join(lines) + "\n", "utf-8")
