"""Stories, boxes and briefs that fill a place: so many columns and lines, as an editor reckons it."""

from invented import room

SECTIONS = ("lead", "second", "news")
IMPORTANCE = {"lead": "lead", "second": "second"}
# Of a story's room, what pictures may take.
FOR_PICTURES = 0.6
# Column lines of questions and answers at most.
QUESTIONS = 40


class Editor:
    """Fills the areas of one page with copy; nothing is taken twice on a page."""

    def __init__(self, rng, grid, decks, photos, factor):
        self.rng, self.grid, self.decks, self.photos, self.factor = rng, grid, decks, photos, factor
        # Column lines of text that the drawn factor asks for and that are not yet given.
        self.owed = 0.0
        self.room, self.given, self.kickers = 0.0, 0, 0
        self.pictures = []

    def text(self, column_lines, measure):
        """Paragraphs for so many column lines of text, short or over by the page's factor."""
        self.room += column_lines
        self.owed += column_lines * self.factor
        run, paragraphs, spare = self.decks["paragraphs"], [], self.owed
        count = lambda text: room.lines(text, measure)
        run.begin()
        while spare > 30:
            paragraphs.append(run.next())
            spare -= count(paragraphs[-1])
        while spare >= 3:
            # Two that fit together rather than one that does not.
            target = spare if spare <= 14 else spare / 2
            paragraphs.append(run.nearest(target, count))
            spare -= count(paragraphs[-1])
        given = sum(count(text) for text in paragraphs)
        self.owed -= given
        self.given += given
        return paragraphs

    def filler(self, column_lines, measure):
        """Paragraphs that fit the place: a filler that is too long is left out."""
        run, paragraphs, spare = self.decks["paragraphs"], [], column_lines
        run.begin()
        while spare >= 3:
            drawn = run.nearest(min(spare, 10), lambda text: room.lines(text, measure))
            takes = room.lines(drawn, measure)
            if takes > spare:
                break
            paragraphs.append(drawn)
            spare -= takes
        return paragraphs

    def title(self, importance, columns):
        width = self.grid.span(columns)
        return self.decks["主题"].draw(lambda words: room.fits_a_title(words, importance, columns, width))

    def story(self, area, lines, sidebar=None):
        """A story with what goes into it. `sidebar`: columns and lines of its box in an area of its own."""
        kind, columns, rng = area.kind, area.columns, self.rng
        measure = self.grid.measure
        importance = IMPORTANCE.get(kind, "normal")
        front = {"title": self.title(importance, columns)}
        if importance != "normal" and columns >= 2 and self.kickers < 2 and rng.random() < 0.5:
            front["kicker"] = self.decks["引题"].draw()
            self.kickers += 1
        if importance != "normal" and columns >= 2 and rng.random() < 0.5:
            front["deck"] = self.decks["副题"].draw(lambda w: room.ems(w) * 13 < 0.8 * self.grid.span(columns))
        if rng.random() < 0.8:
            front["byline"] = self.decks["署名"].draw()
        if importance != "normal":
            front["importance"] = importance
        head = room.head(front["title"], importance, columns, self.grid.span(columns), front.get("kicker"), front.get("deck"))
        free = columns * (lines - head) - ("byline" in front)
        if kind == "table":
            return front, self.table(front, free, columns)
        if kind == "questions":
            return front, self.questions(free, measure)
        body = [*self.with_pictures(area, lines - head, free)]
        free -= sum(takes for _, takes in body)
        if sidebar is None and free > 60 and rng.random() < 0.2:
            box = self.box(2 if columns >= 3 and rng.random() < 0.5 else 1, 14, measure)
            body.append(box)
            free -= box[1]
        if kind == "list" or (free > 40 and rng.random() < 0.12):
            listed = self.listed(min(free * 0.4, 24), measure)
            body.append(listed)
            free -= listed[1]
        heads = int(free // 45) if rng.random() < 0.6 else 0
        free -= heads * (2 if columns >= 3 and importance == "lead" else 1)
        text = self.text(free, measure)
        return front, self.mixed(text, [words for words, _ in body], heads, sidebar and self.box(*sidebar, measure, own=True)[0])

    def mixed(self, text, blocks, heads, box):
        """Paragraphs with pictures among them, subheads between, lists and boxes at the end."""
        pictures = [b for b in blocks if b.startswith("![")]
        others = [b for b in blocks if not b.startswith("![")]
        out = []
        at_head = {round((n + 1) * len(text) / (heads + 1)) for n in range(heads)} - {0, len(text)}
        after = [self.decks["places"].randrange(max(1, len(text))) for _ in pictures]
        for n, paragraph in enumerate(text):
            if n in at_head:
                out.append("## " + self.decks["小标题"].draw())
            out.append(paragraph)
            out += [p for p, where in zip(pictures, after) if where == n]
        if not text:
            out += pictures
        return out + others + ([box] if box else [])

    def with_pictures(self, area, depth, free):
        """Pictures as Markdown, and the column lines each takes. None that the place cannot hold."""
        rng, columns = self.rng, area.columns
        most = {"lead": [1, 1, 2, 2, 3, 4], "second": [0, 1, 1, 2, 3], "news": [0, 0, 0, 1, 1, 2]}.get(area.kind, [0])
        room_left = free * FOR_PICTURES
        for _ in range(rng.choice(most) if area.pictures is None else area.pictures):
            shape = rng.choice(["landscape", "landscape", "landscape", "portrait", "portrait", "square", "panorama", "tall"])
            unused = [photo for photo in self.photos[shape] if photo[0] not in self.pictures]
            path, ratio = rng.choice(unused or self.photos[shape])
            usual = 2 if ratio < 1 and columns >= 2 else 1
            wide = min(columns, usual)
            asked = ""
            if area.kind == "lead" and columns >= 3 and ratio < 1 and room_left > 60 and rng.random() < 0.6:
                wide = rng.randint(2, min(columns, 4))
                asked = f"columns={wide} "
            if rng.random() < 0.15 and wide < columns:
                asked += rng.choice(["place=top ", "place=bottom "])
            if rng.random() < 0.1 and wide == 1:
                asked += "place=here "
            if rng.random() < 0.08:
                asked += "crop=0% "
            words, credit = self.decks["图说"].draw(), self.decks["图片作者"].draw()
            high = room.picture(self.grid, ratio, wide) + room.caption(self.grid, words, credit, wide)
            if high > depth or wide * high > room_left:
                continue
            room_left -= wide * high
            self.pictures.append(path)
            yield f"![{words}](../images/{path.name} \"{asked}credit='{credit}'\")", wide * high

    def table(self, front, free, columns):
        """A table and the paragraphs beside it."""
        rows = self.decks["tables"].draw(lambda t: columns >= 2 or len(t[0]) <= 3)
        wide = columns
        fits = int(free / wide / 1.75) - 1
        rows = rows[: max(3, min(len(rows), fits))]
        front.pop("byline", None)
        lines = ["| " + " | ".join(row) + " |" for row in rows]
        lines.insert(1, "|" + " --- |" * len(rows[0]))
        rest = free - wide * room.table(rows)
        text = self.text(rest, self.grid.measure) if rest > 5 else []
        return [*text[:1], "\n".join(lines), *text[1:]]

    def questions(self, free, measure):
        """Questions and answers; where there is room for more than a handful, text before them."""
        asked = min(free, QUESTIONS)
        body = self.text(free - asked, measure) if free - asked > 12 else []
        self.room += asked
        self.owed += asked * self.factor
        while True:
            question, answer = self.decks["questions"].draw()
            takes = room.lines("**问** " + question, measure) + room.lines("**答** " + answer, measure)
            if self.owed < takes / 2:
                return body
            body += ["**问** " + question, "**答** " + answer]
            self.owed -= takes
            self.given += takes

    def listed(self, most, measure):
        items, takes = [], 0
        while takes < most - 2 and len(items) < 6:
            items.append(self.decks["列举"].draw())
            takes += room.lines(items[-1], measure - 1, indent=0)
        return "\n".join("- " + item for item in items), takes

    def box(self, columns, lines, measure, own=False):
        """A box, and the column lines it takes with the white round it."""
        title = self.decks["方框题"].draw()
        inside, room_left = [], columns * (lines - 5)
        while room_left > 2 and len(inside) < 12:
            words = self.decks["方框"].draw()
            takes = room.lines(words, measure - 2, indent=0)
            if inside and takes > room_left + 1:
                break
            inside.append(words)
            room_left -= takes
        text = f"> [!SIDEBAR] {title}\n> 【{self.rng.choice(['提醒', '延伸阅读', '小贴士'])}】"
        text += "".join(f"\n>\n> {words}" for words in inside)
        return text, 0 if own else columns * (lines + 2)

    def briefs(self, lines, measure):
        """Briefs for a rail: titles and texts."""
        self.room += lines
        self.owed += lines * self.factor
        out = []
        used = 2
        self.owed -= 2
        while True:
            title, text = self.decks["briefs"].draw()
            takes = room.lines(title, measure, indent=0) + room.lines(text, measure, indent=0) + bool(out)
            if out and used + takes > lines + 0.5:
                self.given += used
                return out
            out.append((title, text))
            used += takes
            self.owed -= takes

    def figures(self, lines):
        """Figures, three and a half lines each under a label."""
        count = max(2, min(7, int((lines - 1) // 3.5)))
        return ["\n".join("- " + self.decks["数读"].draw() for _ in range(count))]
