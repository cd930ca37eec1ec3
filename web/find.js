// The search. An issue's words are in its search.js; on a site, issues.js tells which issues may have the words, and
// only theirs are fetched, the newest first. What is found is put into the page as text, never as HTML.
"use strict";
(() => {
  const query = (new URLSearchParams(location.search).get("q") || "").slice(0, 200);
  const form = document.querySelector("main form.find");
  const list = document.querySelector(".results");
  const said = document.querySelector(".found");
  if (!form || !list || !said) return;
  form.elements.q.value = query;
  const words = query.split(/\s+/).map((word) => fold(word).text).filter(Boolean);
  if (!words.length) {
    form.elements.q.focus();
    return;
  }
  document.title = `${query} · ${document.title}`;
  for (const all of document.querySelectorAll(".all")) all.hidden = true;
  const MOST = 50;
  const AT_ONCE = 8;
  const site = window.kanyinIssues;
  if (site) searchSite(); else searchIssue();

  function searchIssue() {
    const found = (window.kanyin || []).flatMap((issue) => search(issue, ""));
    found.forEach((hit) => list.append(row(hit)));
    say(found.length, false);
  }

  // Some issues at once, the newest first, until there is a page full.
  async function searchSite() {
    const left = site.filter(([, , , signature]) => mayHold(signature, words));
    let count = 0;
    const more = document.createElement("button");
    more.type = "button";
    more.className = "more";
    more.textContent = "再往前找";
    more.hidden = true;
    more.addEventListener("click", next);
    list.after(more);
    await next();

    async function next() {
      more.hidden = true;
      const from = count;
      while (left.length && count < from + MOST) {
        const some = left.splice(0, AT_ONCE);
        said.textContent = `正在找${some[0][1]} …`;
        const issues = await Promise.all(some.map(([name]) => fetched(name)));
        issues.forEach((issue, n) => {
          const found = issue ? search(issue, `${encodeURIComponent(some[n][0])}/`) : [];
          count += found.length;
          found.forEach((hit) => list.append(row(hit, issue)));
        });
      }
      more.hidden = !left.length;
      say(count, left.length > 0);
    }
  }

  // fetch() does not work from a disk; a script does. It has just run when its load event comes: the last issue is its.
  function fetched(name) {
    return new Promise((done) => {
      const script = document.createElement("script");
      script.src = `${encodeURIComponent(name)}/search.js`;
      script.onload = () => { script.remove(); done((window.kanyin || []).at(-1)); };
      script.onerror = () => { script.remove(); done(null); };
      document.head.append(script);
    });
  }

  function say(count, more) {
    const what = words.length > 1 ? "同时有这些字词的" : `有“${query.trim()}”的`;
    said.textContent = count ? `${what}稿件 ${count} 篇${more ? "，更早的还没有找" : ""}` : `没有找到${what}稿件`;
  }

  // The stories that have all words; those that have one in the title first.
  function search(issue, folder) {
    const hits = [];
    for (const [id, on, title, text] of issue.stories) {
      const [head, body] = [fold(title), fold(text)];
      if (!words.every((word) => head.text.includes(word) || body.text.includes(word))) continue;
      hits.push({ href: `${folder}story-${id}.html`, on, head, body, titled: words.some((word) => head.text.includes(word)) });
    }
    return hits.sort((a, b) => b.titled - a.titled);
  }

  function row(hit, issue) {
    const item = document.createElement("li");
    const link = document.createElement("a");
    link.href = hit.href;
    link.append(...marked(hit.head, 0, hit.head.from.length));
    const on = document.createElement("p");
    on.className = "on";
    on.textContent = issue ? `${issue.title} · ${issue.day} · ${hit.on}` : hit.on;
    const piece = document.createElement("p");
    piece.className = "piece";
    const first = Math.min(...words.map((word) => hit.body.text.indexOf(word)).filter((at) => at >= 0));
    const at = Number.isFinite(first) ? first : 0;
    // From where the passage begins, if that is near; to where one ends, if that is far enough.
    const begin = Math.max(0, at - 24, hit.body.text.lastIndexOf("\n", at) + 1);
    const passage = hit.body.text.indexOf("\n", at + 24);
    const end = Math.min(passage < 0 ? hit.body.text.length : passage, at + 72);
    if (begin > 0 && hit.body.text[begin - 1] !== "\n") piece.append("…");
    piece.append(...marked(hit.body, begin, end));
    if (end < hit.body.text.length && hit.body.text[end] !== "\n") piece.append("…");
    item.append(link, on, piece);
    return item;
  }

  // A stretch of a text as it was written, the words in it marked.
  function marked(folded, begin, end) {
    const nodes = [];
    const written = (from, to) => from < to
      ? folded.written.slice(folded.from[from], to < folded.from.length ? folded.from[to] : folded.written.length) : "";
    let at = begin;
    while (at < end) {
      let [next, length] = [end, 0];
      for (const word of words) {
        const found = folded.text.indexOf(word, at);
        if (found >= 0 && (found < next || found === next && word.length > length)) [next, length] = [found, word.length];
      }
      next = Math.min(next, end);
      nodes.push(document.createTextNode(written(at, next)));
      if (length) {
        const mark = document.createElement("mark");
        mark.textContent = written(next, Math.min(next + length, folded.from.length));
        nodes.push(mark);
      }
      at = next + length;
    }
    return nodes;
  }

  // A text as it is compared: without white space but line ends, half-width, small letters. The same rule as in
  // src/archive/epaper/fold.rs. `from` tells where each unit was written.
  function fold(written) {
    const [units, from] = [[], []];
    for (let i = 0; i < written.length; i++) {
      let unit = written.charCodeAt(i);
      if (unit >= 0xff01 && unit <= 0xff5e) unit -= 0xfee0;
      if (unit >= 0x41 && unit <= 0x5a) unit += 0x20;
      if (isSpace(unit)) continue;
      units.push(String.fromCharCode(unit));
      from.push(i);
    }
    return { text: units.join(""), from, written };
  }

  function isSpace(unit) {
    return unit === 0x20 || unit === 0x09 || unit >= 0x0b && unit <= 0x0d || unit === 0xa0 || unit === 0xad
      || unit >= 0x2000 && unit <= 0x200f || unit === 0x2028 || unit === 0x2029 || unit === 0x202f || unit === 0x205f
      || unit === 0x2060 || unit === 0x3000 || unit === 0xfeff;
  }

  // Whether an issue may hold all words, by its signature: a Bloom filter of pairs of characters. The same rule as in
  // src/archive/epaper/signature.rs.
  function mayHold(signature, wanted) {
    const bytes = Uint8Array.from(atob(signature), (c) => c.charCodeAt(0));
    const size = bytes.length * 8;
    if (!size) return true;
    return wanted.every((word) => {
      const points = Array.from(word, (c) => c.codePointAt(0));
      return points.every((point, n) => n === 0 || bits(points[n - 1], point).every((hash) => {
        const bit = hash % size;
        return bytes[bit >> 3] >> (bit & 7) & 1;
      }));
    });
  }

  function bits(one, two) {
    const mix = (seed) => {
      let h = Math.imul(one ^ seed, 0x9e3779b1) ^ Math.imul(two, 0x85ebca6b);
      h = Math.imul(h ^ h >>> 15, 0xc2b2ae35);
      return (h ^ h >>> 13) >>> 0;
    };
    return [mix(0x51ed27), mix(0x2545f5)];
  }
})();
