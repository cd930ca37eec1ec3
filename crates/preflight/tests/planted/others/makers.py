#!/usr/bin/env python3
"""PDFs made by other people's programs, for the checker to be held against: makers.py FOLDER

Beside each file stands what was planted in it, a rule a line (`NAME.rules`). A maker that is not installed is left
out. Says how many files each maker made.
"""

import io
import os
import shutil
import subprocess
import sys

HERE = sys.argv[1]
made = {}


def path(maker, name):
    return os.path.join(HERE, f"{maker}-{name}.pdf")


def keep(maker, name, *rules):
    """Counts a file that was made, with what was planted in it."""
    if not os.path.exists(path(maker, name)):
        raise SystemExit(f"{maker} made no {name}")
    made[maker] = made.get(maker, 0) + 1
    with open(path(maker, name)[:-4] + ".rules", "w") as file:
        file.write("".join(rule + "\n" for rule in rules))


def run(*command):
    return subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=True).stdout


def cairo():
    import cairo as c

    def page(name, draw, *rules, version=c.PDF_VERSION_1_5, size=(300, 200)):
        surface = c.PDFSurface(path("cairo", name), *size)
        surface.restrict_to_version(version)
        context = c.Context(surface)
        draw(context)
        surface.finish()
        keep("cairo", name, "trim-box-missing", "pdfx-claim", "output-intent-missing", *rules)

    def picture(pixels):
        data = c.ImageSurface(c.FORMAT_RGB24, pixels, pixels)
        paint = c.Context(data)
        paint.set_source_rgb(0.8, 0.3, 0.1)
        paint.paint()
        paint.set_source_rgb(0.1, 0.3, 0.8)
        paint.rectangle(1, 1, pixels / 2, pixels / 2)
        paint.fill()
        return data

    def shows(pixels, side):
        def draw(x):
            x.translate(30, 30)
            x.scale(side / pixels, side / pixels)
            x.set_source_surface(picture(pixels), 0, 0)
            x.paint()
        return draw

    def words(x, size=14, at=(40, 60)):
        x.select_font_face("DejaVu Sans")
        x.set_font_size(size)
        x.move_to(*at)
        x.show_text("Kanyin 2026")

    def gradient(x):
        ramp = c.LinearGradient(0, 0, 300, 0)
        ramp.add_color_stop_rgb(0, 1, 0, 0)
        ramp.add_color_stop_rgb(1, 0, 0, 1)
        x.set_source(ramp)
        x.rectangle(20, 20, 200, 100)
        x.fill()

    def radial(x):
        ramp = c.RadialGradient(150, 100, 10, 150, 100, 80)
        ramp.add_color_stop_rgba(0, 1, 0, 0, 1)
        ramp.add_color_stop_rgba(1, 0, 0, 1, 0)
        x.set_source(ramp)
        x.paint()

    def alpha(x):
        x.set_source_rgba(0.2, 0.4, 0.9, 0.5)
        x.rectangle(30, 30, 100, 100)
        x.fill()

    def group(x):
        x.push_group()
        alpha(x)
        x.pop_group_to_source()
        x.paint_with_alpha(0.6)

    def multiply(x):
        x.set_source_rgb(1, 1, 0)
        x.rectangle(30, 30, 100, 100)
        x.fill()
        x.set_operator(c.OPERATOR_MULTIPLY)
        x.set_source_rgb(0, 1, 1)
        x.rectangle(60, 60, 100, 100)
        x.fill()

    def clipped(x):
        x.select_font_face("DejaVu Sans")
        x.set_font_size(5)
        x.move_to(40, 60)
        x.text_path("small words")
        x.clip()
        gradient(x)

    def masked(x):
        mask = c.ImageSurface(c.FORMAT_A8, 64, 64)
        paint = c.Context(mask)
        paint.rectangle(8, 8, 40, 40)
        paint.fill()
        x.set_source_rgb(0.3, 0.6, 0.2)
        x.mask_surface(mask, 60, 60)

    def stroke(width):
        def draw(x):
            x.set_source_rgb(0, 0, 0)
            x.set_line_width(width)
            x.move_to(20, 50)
            x.line_to(280, 150)
            x.stroke()
        return draw

    def pattern(x):
        tile = c.RecordingSurface(c.CONTENT_COLOR_ALPHA, (0, 0, 10, 10))
        paint = c.Context(tile)
        paint.set_source_rgb(0.9, 0.1, 0.1)
        paint.rectangle(0, 0, 5, 5)
        paint.fill()
        source = c.SurfacePattern(tile)
        source.set_extend(c.EXTEND_REPEAT)
        x.set_source(source)
        x.rectangle(20, 20, 200, 100)
        x.fill()

    def pages(x):
        for shade in (0.1, 0.5, 0.9):
            x.set_source_rgb(shade, 0.2, 0.2)
            x.rectangle(20, 20, 100, 100)
            x.fill()
            x.show_page()

    def turned(x):
        x.translate(150, 100)
        x.rotate(0.5)
        words(x, at=(0, 0))

    for version, name in [(c.PDF_VERSION_1_4, "text-14"), (c.PDF_VERSION_1_5, "text-15")] + [
        (getattr(c, f"PDF_VERSION_1_{n}"), f"text-1{n}") for n in (6, 7) if hasattr(c, f"PDF_VERSION_1_{n}")
    ]:
        page(name, words, version=version)
    page("gradient", gradient, "rgb-shading")
    page("radial", radial)
    page("alpha", alpha, "rgb-vector")
    page("group", group, "rgb-vector")
    page("multiply", multiply, "rgb-vector")
    page("clipped", clipped)
    page("mask", masked, "rgb-vector")
    page("coarse", shows(64, 120), "rgb-image", "image-resolution-low")
    page("fine", shows(300, 100), "rgb-image")
    page("hairline", stroke(0.1), "hairline")
    page("line", stroke(1))
    page("pattern", pattern)
    page("pages", pages)
    page("turned", turned)


def reportlab():
    from reportlab.lib.colors import CMYKColor, CMYKColorSep, Color
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen.canvas import Canvas

    for file in ("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf", "/usr/share/fonts/TTF/DejaVuSans.ttf"):
        if os.path.exists(file):
            pdfmetrics.registerFont(TTFont("DejaVu", file))
            break

    black, rich, white = CMYKColor(0, 0, 0, 1), CMYKColor(0.9, 0.8, 0.8, 1), CMYKColor(0, 0, 0, 0)

    def page(name, draw, *rules, **options):
        boxes = options.pop("boxes", True)
        if boxes:
            options |= dict(trimBox=(20, 20, 320, 420), bleedBox=(11, 11, 329, 429))
        canvas = Canvas(path("reportlab", name), pagesize=(340, 440), **options)
        canvas.setTitle("广告")
        draw(canvas)
        canvas.showPage()
        canvas.save()
        keep("reportlab", name, *rules, *([] if boxes else ["trim-box-missing"]))

    def words(c, colour=black, size=14, font="DejaVu", text="words of an ad"):
        c.setFillColor(colour)
        c.setFont(font, size)
        c.drawString(60, 300, text)

    def area(colour, x=60, y=100, w=100, h=100):
        def draw(c):
            c.setFillColor(colour)
            c.rect(x, y, w, h, stroke=0, fill=1)
        return draw

    def reversed_type(c):
        area(black, 40, 280, 250, 60)(c)
        words(c, white, 5)

    def clipped(c):
        area(black, 40, 280, 250, 60)(c)
        text = c.beginText(60, 300)
        text.setFont("DejaVu", 5)
        text.setTextRenderMode(7)
        text.textOut("small words that clip")
        c.saveState()
        c.drawText(text)
        area(CMYKColor(0, 1, 1, 0), 40, 280, 250, 60)(c)
        c.restoreState()

    def invisible(c):
        text = c.beginText(60, 300)
        text.setFont("DejaVu", 3)
        text.setTextRenderMode(3)
        text.textOut("words under a scan")
        c.drawText(text)
        area(black)(c)

    def line(width, colour=black):
        def draw(c):
            c.setStrokeColor(colour)
            c.setLineWidth(width)
            c.line(60, 60, 280, 200)
        return draw

    def linked(c):
        words(c)
        c.linkURL("https://example.org/", (60, 290, 200, 320))

    def over(c):
        area(CMYKColor(0, 0.5, 1, 0), 40, 280, 250, 60)(c)
        c.setFillOverprint(True)
        words(c)

    def lost(c):
        area(black, 40, 280, 250, 60)(c)
        c.setFillOverprint(True)
        c.setOverprintMask(1)
        area(CMYKColorSep(0, 0, 0, 0, spotName="White", density=0), 60, 290, 40, 20)(c)

    def faint(c):
        c.setFillAlpha(0.5)
        area(CMYKColor(1, 0, 0, 0))(c)

    spot = CMYKColorSep(0, 0.9, 0.8, 0, spotName="PANTONE 185 C", density=1)
    page("cmyk-text", words)
    page("plain", words, boxes=False)
    page("standard-font", lambda c: words(c, font="Helvetica"), "font-not-embedded")
    page("rgb-text", lambda c: words(c, Color(0.9, 0.1, 0.1)), "rgb-text")
    page("rgb-area", area(Color(0.1, 0.8, 0.3)), "rgb-vector")
    page("cmyk-area", area(CMYKColor(0, 0.6, 1, 0)))
    page("total-ink", area(rich), "total-ink")
    page("spot", area(spot))
    page("overprint", over)
    page("reversed", reversed_type, "type-small-reversed")
    page("clipped", clipped)
    page("invisible", invisible)
    page("rich-text", lambda c: words(c, rich, 9), "rich-black-text")
    page("coloured-small", lambda c: words(c, CMYKColor(0.8, 0.6, 0, 0), 7), "type-small-colour")
    page("hairline", line(0.1), "hairline")
    page("no-width", line(0), "line-zero-width")
    page("line", line(1))
    page("link", linked, "annotation", "action")
    page("alpha", faint)
    page("white", lost)
    page("edge", area(black, 20, 200, 100, 40), "bleed-missing")
    page("over-the-edge", area(black, 5, 200, 100, 40))
    page("encrypted", words, "encrypted", encrypt="secret")
    page("compressed", words, pageCompression=1)
    page("blank", lambda c: None, "page-blank")
    try:
        from PIL import Image
    except ImportError:
        return
    from reportlab.lib.utils import ImageReader

    def picture(mode, pixels, side):
        colours = dict(CMYK=(40, 120, 90, 25), RGB=(200, 80, 40), L=90)
        image = Image.new(mode, (pixels, pixels), colours[mode])
        for n in range(0, pixels, 7):
            image.putpixel((n, n), colours[mode] if mode == "L" else tuple(reversed(colours[mode])))
        file = io.BytesIO()
        image.save(file, "JPEG" if mode == "CMYK" else "PNG")
        file.seek(0)
        return lambda c: c.drawImage(ImageReader(file), 60, 100, side, side)

    page("cmyk-picture", picture("CMYK", 250, 80))
    page("cmyk-coarse", picture("CMYK", 60, 100), "image-resolution-low")
    page("rgb-picture", picture("RGB", 250, 80), "rgb-image")
    page("grey-picture", picture("L", 250, 80))


def ghostscript():
    if not shutil.which("gs"):
        return

    def page(name, program, *rules, options=()):
        source = path("ghostscript", name)[:-4] + ".ps"
        with open(source, "w") as file:
            file.write(program)
        # Procedures of PDF/X are told by pdfmarks.
        run("gs", "-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", "-sDEVICE=pdfwrite",
            f"-sOutputFile={path('ghostscript', name)}", "-dDEVICEWIDTHPOINTS=340", "-dDEVICEHEIGHTPOINTS=440",
            *options, source)
        os.remove(source)
        keep("ghostscript", name, *rules)

    cmyk = ("-sColorConversionStrategy=CMYK", "-dProcessColorModel=/DeviceCMYK")
    trim = "[/TrimBox [20 20 320 420] /BleedBox [11 11 329 429] /PAGE pdfmark\n"
    text = "/Helvetica findfont 14 scalefont setfont 60 300 moveto (words) show "
    area = "60 100 100 100 rectfill "
    page("rgb", "1 0 0 setrgbcolor " + area + "showpage", "rgb-vector", "trim-box-missing")
    page("to-cmyk", "1 0 0 setrgbcolor " + area + "showpage", "trim-box-missing", options=cmyk)
    page("boxes", trim + "0 0 0 1 setcmykcolor " + area + text + "showpage")
    page("grey", "0.5 setgray " + area + text + "showpage", options=("-sColorConversionStrategy=Gray", "-dProcessColorModel=/DeviceGray"))
    page("not-embedded", "0 0 0 1 setcmykcolor " + text + "showpage", "font-not-embedded",
         options=("-dEmbedAllFonts=false", "-dPDFSETTINGS=/screen"))
    page("total-ink", trim + "0.9 0.9 0.9 0.9 setcmykcolor " + area + "showpage", "total-ink")
    page("spot", trim + "[/Separation (Kanyin Red) /DeviceCMYK {dup 0 exch 0.9 mul 3 -1 roll 0.8 mul 0}] "
         "setcolorspace 1 setcolor " + area + "showpage")
    page("hairline", trim + "0 0 0 1 setcmykcolor 0.1 setlinewidth 60 60 moveto 280 200 lineto stroke showpage", "hairline")
    page("no-width", trim + "0 0 0 1 setcmykcolor 0 setlinewidth 60 60 moveto 280 200 lineto stroke showpage", "line-zero-width")
    page("turned", "<</Orientation 1>> setpagedevice 0 0 0 1 setcmykcolor " + text + "showpage")
    page("link", "0 0 0 1 setcmykcolor " + text + "[/Rect [60 290 200 320] /Action <</Subtype /URI /URI "
         "(https://example.org/)>> /Subtype /Link /ANN pdfmark showpage", "annotation", "action")
    page("pages", ("0 0 0 1 setcmykcolor " + text + "showpage ") * 4)
    page("sizes", "<</PageSize [340 440]>> setpagedevice " + area + "showpage <</PageSize [440 340]>> setpagedevice "
         + area + "showpage", "page-sizes")
    page("clipped", trim + "0 0 0 1 setcmykcolor 40 280 250 60 rectfill /Helvetica findfont 5 scalefont setfont "
         "60 300 moveto (small words that clip) true charpath clip 0 1 1 0 setcmykcolor 40 280 250 60 rectfill showpage")
    page("pdfa", text + "showpage", options=("-dPDFA=2", "-sColorConversionStrategy=RGB", "-dPDFACompatibilityPolicy=1"))
    page("old", "0 0 0 1 setcmykcolor " + text + "showpage", options=("-dCompatibilityLevel=1.3",))
    page("new", "0 0 0 1 setcmykcolor " + text + "showpage", "pdf-version", options=("-dCompatibilityLevel=1.7",))


def weasyprint():
    program = shutil.which("weasyprint")
    if not program:
        return
    help_text = run(program, "--help").decode(errors="replace")

    def page(name, html, *rules, options=()):
        source = path("weasyprint", name)[:-4] + ".html"
        with open(source, "w") as file:
            file.write(html)
        run(program, *options, source, path("weasyprint", name))
        os.remove(source)
        keep("weasyprint", name, *rules)

    style = "<style>@page { size: 90mm 120mm; margin: 10mm; %s } body { font-family: DejaVu Sans; %s }</style>"
    page("plain", style % ("", "") + "<p>words of an ad</p>")
    page("bleed", style % ("bleed: 3mm; marks: crop", "") + "<p>words of an ad</p>")
    page("colour", style % ("", "color: #c03020") + "<p>words of an ad</p>", "rgb-text")
    page("link", style % ("", "") + "<p><a href='https://example.org/'>a link</a></p>", "annotation")
    page("gradient", style % ("background: linear-gradient(red, blue)", "") + "<p>words</p>")
    page("opacity", style % ("", "opacity: 0.5") + "<p>words</p>")
    for variant in ("pdf/a-3b", "pdf/ua-1", "pdf/x-4", "pdf/x-3"):
        if variant in help_text or variant in ("pdf/a-3b", "pdf/ua-1"):
            name = variant.replace("/", "-")
            page(name, f"<html lang=en><title>An ad</title>{style % ('', '')}<p>words of an ad</p></html>",
                 options=("--pdf-variant", variant))


def pillow():
    from PIL import Image

    for mode, colour, rules in (("RGB", (200, 80, 40), ["rgb-image"]), ("L", 90, []), ("CMYK", (40, 120, 90, 25), []),
                                ("1", 1, ["bitmap-resolution-low"])):
        image = Image.new(mode, (200, 200), colour)
        image.save(path("pillow", mode.lower()), resolution=300)
        keep("pillow", mode.lower(), "trim-box-missing", *rules)
    Image.new("RGB", (200, 200), (9, 90, 200)).save(path("pillow", "coarse"), resolution=72)
    keep("pillow", "coarse", "rgb-image", "image-resolution-low")


def img2pdf():
    import img2pdf as maker
    from PIL import Image

    for mode, kind, rules in (("RGB", "JPEG", ["rgb-image"]), ("RGB", "PNG", ["rgb-image"]), ("L", "PNG", []),
                              ("CMYK", "JPEG", [])):
        file = io.BytesIO()
        colour = dict(RGB=(200, 80, 40), L=90, CMYK=(40, 120, 90, 25))[mode]
        Image.new(mode, (300, 300), colour).save(file, kind, dpi=(96, 96))
        name = f"{mode}-{kind}".lower()
        with open(path("img2pdf", name), "wb") as out:
            out.write(maker.convert(file.getvalue()))
        keep("img2pdf", name, "trim-box-missing", "image-resolution-low", *rules)


def qpdf():
    source = next((path(*one) for one in (("reportlab", "link"), ("ghostscript", "link"))
                   if os.path.exists(path(*one))), None)
    if not shutil.which("qpdf") or not source:
        return
    for name, rules, options in (
        ("linear", ["annotation"], ["--linearize"]),
        ("packed", ["annotation"], ["--object-streams=generate"]),
        ("unpacked", ["annotation"], ["--qdf", "--object-streams=disable"]),
        ("turned", ["annotation", "page-rotated"], ["--rotate=+90"]),
        ("encrypted", ["encrypted"], ["--encrypt", "", "owner", "256", "--"]),
        ("attached", ["annotation", "embedded-files"], ["--add-attachment", __file__, "--"]),
        ("new", ["annotation", "pdf-version"], ["--force-version=1.7"]),
    ):
        run("qpdf", *options, source, path("qpdf", name))
        keep("qpdf", name, *rules)


def mutool():
    source = next((path(*one) for one in (("reportlab", "rgb-area"), ("ghostscript", "rgb"))
                   if os.path.exists(path(*one))), None)
    if not shutil.which("mutool") or not source:
        return
    for name, options in (("clean", ["-ggg", "-z"]), ("plain", ["-d"])):
        run("mutool", "clean", *options, source, path("mutool", name))
        keep("mutool", name, "rgb-vector")


def pikepdf():
    import pikepdf as p

    source = next((path(*one) for one in (("reportlab", "cmyk-text"), ("ghostscript", "boxes"))
                   if os.path.exists(path(*one))), None)
    if not source:
        return

    def spoilt(name, spoil, *rules):
        with p.open(source) as pdf:
            spoil(pdf, pdf.pages[0])
            pdf.save(path("pikepdf", name))
        keep("pikepdf", name, *rules)

    def script(pdf, page):
        pdf.Root.OpenAction = p.Dictionary(S=p.Name.JavaScript, JS="app.alert(1)")

    def layers(pdf, page):
        group = pdf.make_indirect(p.Dictionary(Type=p.Name.OCG, Name="Layer"))
        pdf.Root.OCProperties = p.Dictionary(OCGs=[group], D=p.Dictionary(Order=[group]))

    def stamp(pdf, page):
        page.Annots = [None, p.Dictionary(Type=p.Name.Annot, Subtype=p.Name.Stamp, Rect=[60, 60, 120, 120])]

    def inherited(pdf, page):
        pdf.Root.Pages.MediaBox = page.MediaBox
        del page.obj["/MediaBox"]

    def curve(pdf, page):
        page.Resources.ExtGState = p.Dictionary(G=p.Dictionary(TR=p.Dictionary(
            FunctionType=2, Domain=[0, 1], N=2)))

    def intent(pdf, page):
        pdf.Root.OutputIntents = [p.Dictionary(Type=p.Name.OutputIntent, S=p.Name.GTS_PDFX,
                                               OutputConditionIdentifier="Custom", Info="nothing",
                                               DestOutputProfile=pdf.make_stream(b"no profile", N=4))]

    def swapped(pdf, page):
        page.TrimBox = [320, 420, 20, 20]

    def font(pdf, page):
        fonts = page.Resources.Font
        for one in [fonts[name] for name in fonts.keys()]:
            for key in ("/FontFile2", "/FontFile3", "/FontFile"):
                at = one.DescendantFonts[0] if "/DescendantFonts" in one else one
                if "/FontDescriptor" in at and key in at.FontDescriptor:
                    at.FontDescriptor[key].write(b"no font at all")

    spoilt("script", script, "javascript")
    spoilt("layers", layers, "layers-unnamed")
    spoilt("stamp", stamp, "annotation")
    spoilt("inherited", inherited)
    spoilt("curve", curve, "transfer-curve")
    spoilt("intent", intent, "profile-damaged")
    spoilt("swapped", swapped)
    spoilt("unit", lambda pdf, page: page.obj.__setitem__("/UserUnit", 2), "user-unit")
    spoilt("no-trim", lambda pdf, page: page.obj.__delitem__("/TrimBox"), "trim-box-missing")
    spoilt("font", font, "font-unreadable")


for maker in (cairo, reportlab, ghostscript, weasyprint, pillow, img2pdf, qpdf, mutool, pikepdf):
    try:
        maker()
    except ImportError:
        pass
    print(maker.__name__, made.get(maker.__name__, 0))
