// The pages: pictures of the PDF, and over each its letters, so that they can be chosen, found, marked and read aloud.
import { h, t } from "./dom.js";

const canvas = document.createElement("canvas").getContext("2d");
const AHEAD = "600px";

export class Pages {
  // chosen(place, cell, at): a person chose letters. edit(place, cell, box): wants to write on the page. selected(range): marked letters.
  constructor(root, { chosen = () => undefined, edit = () => undefined, selected = () => undefined }) {
    this.root = root;
    this.column = h("ol.sheets");
    root.replaceChildren(this.column);
    this.handlers = { chosen, edit, selected };
    this.pages = [];
    this.marks = new Map();
    this.targets = new Map();
    this.watcher = new IntersectionObserver((entries) => entries.forEach((one) => one.isIntersecting && this.fill(one.target)),
      { root, rootMargin: `${AHEAD} 0px` });
    this.column.addEventListener("click", (event) => this.click(event));
    this.column.addEventListener("dblclick", (event) => this.doubleClick(event));
    this.onselect = () => this.selection();
    document.addEventListener("selectionchange", this.onselect);
  }

  end() {
    this.watcher.disconnect();
    document.removeEventListener("selectionchange", this.onselect);
  }

  // Shows the pages of what has that address; those that did not change stay as they are drawn. One that did shows its former picture until the new one is there.
  show(address, pages) {
    this.address = address;
    this.pages = pages;
    this.placed = null;
    const former = [...this.column.children];
    const before = new Map(former.map((sheet) => [sheet.dataset.digest, sheet]));
    const sheets = pages.map((page, index) => {
      const old = before.get(page.digest);
      before.delete(page.digest);
      const sheet = old ?? this.sheet(page, former[index]?.querySelector("img")?.src);
      if (sheet.page?.number !== page.number) {
        sheet.id = `page-${page.number}`;
        sheet.querySelector("figcaption").textContent = t("page", { number: page.number });
      }
      sheet.page = page;
      return sheet;
    });
    for (const sheet of former) if (!sheets.includes(sheet)) { this.watcher.unobserve(sheet); sheet.remove(); }
    sheets.forEach((sheet, index) => {
      if (this.column.children[index] === sheet) return;
      this.column.insertBefore(sheet, this.column.children[index] ?? null);
      this.watcher.observe(sheet);
    });
    for (const kind of this.marks.keys()) this.mark(kind, this.targets.get(kind));
  }

  sheet(page, former) {
    const paper = h("div.paper");
    paper.style.aspectRatio = `${page.width} / ${page.height}`;
    if (former) { paper.style.backgroundImage = `url("${former}")`; paper.classList.add("former"); }
    const sheet = h("li.sheet", { data: { digest: page.digest } }, h("figure", {}, paper, h("figcaption")));
    sheet.classList.toggle("across", page.width > page.height);
    return sheet;
  }

  fill(sheet) {
    if (sheet.filled) return;
    sheet.filled = true;
    const paper = sheet.querySelector(".paper");
    const picture = h("img", { src: `${this.address}/pages/${sheet.page.digest}.png`, alt: "", draggable: "false", onload: () => { paper.style.backgroundImage = ""; paper.classList.remove("former"); } });
    paper.prepend(picture);
    paper.append(this.layer(sheet.page), h("div.marks", { "aria-hidden": "true" }));
    for (const kind of this.marks.keys()) this.draw(sheet, kind);
  }

  layer(page) {
    const layer = h("div.layer", { role: "document", "aria-label": t("page", { number: page.number }) });
    let block = null;
    let paragraph = null;
    page.lines.forEach((line, index) => {
      const [place, , , text, top, height, stops] = line;
      if (paragraph === null || place !== block) {
        paragraph = h("p");
        layer.append(paragraph);
        block = place;
      }
      const span = h("span", { data: { line: index, place } }, text);
      const size = height / 1.25;
      canvas.font = "100px Chinese, SimSun, serif";
      const natural = (canvas.measureText(text).width / 100) * size || 1;
      span.style.left = `${(stops[0] / page.width) * 100}%`;
      span.style.top = `${(top / page.height) * 100}%`;
      span.style.fontSize = `${(size / page.width) * 100}cqw`;
      span.style.transform = `scaleX(${(stops[stops.length - 1] - stops[0]) / natural})`;
      paragraph.append(span);
    });
    return layer;
  }

  // What stands on the pages by its place: lines and pictures, each with its page.
  at(place) {
    if (!this.placed) {
      this.placed = new Map();
      const put = (name, page, line, picture) => { if (!this.placed.has(name)) this.placed.set(name, []); this.placed.get(name).push({ page, line, picture }); };
      for (const page of this.pages) {
        for (const line of page.lines) put(line[0], page, line);
        for (const picture of page.pictures) put(picture[0], page, null, picture);
      }
    }
    return this.placed.get(place) ?? [];
  }

  // Where letters stand: [page, left, top, width, height] in millimetres for a target [block, start, end, cell].
  boxes(target) {
    if (!target) return [];
    const [block, start = 0, end = 0, cell = null] = target;
    const found = [];
    for (const { page, line, picture } of this.at(block)) {
      if (picture) { found.push([page.number, ...picture.slice(1)]); continue; }
      const [, first, last, text, top, height, stops, at] = line;
      if (cell && !(at && at[0] === cell[0] && at[1] === cell[1])) continue;
      let from = 0;
      let to = text.length;
      if (end && text.length === last - first) {
        if (first >= end || last <= start) continue;
        from = Math.max(0, start - first);
        to = Math.min(end, last) - first;
      }
      const letters = [...text.slice(0, from)].length;
      const until = [...text.slice(0, to)].length;
      found.push([page.number, stops[letters] ?? stops[0], top, (stops[until] ?? stops.at(-1)) - (stops[letters] ?? stops[0]), height]);
    }
    return found;
  }

  // Where one line stands, like boxes().
  lineBoxes(span) {
    const { page } = span.closest(".sheet");
    const [, , , , top, height, stops] = page.lines[span.dataset.line];
    return [[page.number, stops[0], top, stops.at(-1) - stops[0], height]];
  }

  // The letters of the first line of a target, as they can be chosen.
  spanOf(target) {
    const [box] = this.boxes(target);
    const sheet = box && document.getElementById(`page-${box[0]}`);
    if (!sheet) return null;
    this.fill(sheet);
    return sheet.querySelector(`.layer [data-line="${sheet.page.lines.findIndex((line) => line[0] === target[0] && line[4] === box[2] && line[6].includes(box[1]))}"]`);
  }

  // Marks the targets of one kind (chosen, finding, figure, doubtful, found) on the pages that are drawn; on others when they are.
  mark(kind, targets) {
    const former = this.marks.get(kind) ?? new Map();
    const now = new Map();
    for (const target of targets) for (const box of this.boxes(target)) { if (!now.has(box[0])) now.set(box[0], []); now.get(box[0]).push(box); }
    this.marks.set(kind, now);
    this.targets.set(kind, targets);
    for (const number of new Set([...former.keys(), ...now.keys()])) { const sheet = this.column.children[number - 1]; if (sheet) this.draw(sheet, kind); }
  }

  draw(sheet, kind) {
    const marks = sheet.querySelector(".marks");
    if (!marks) return;
    const boxes = this.marks.get(kind).get(sheet.page.number) ?? [];
    let group = marks.querySelector(`[data-kind="${kind}"]`);
    if (!group && boxes.length) { group = h("div", { data: { kind } }); marks.append(group); }
    group?.replaceChildren(...boxes.map(([, left, top, width, height]) => {
      const mark = h(`div.mark.${kind}`);
      mark.style.left = `${(left / sheet.page.width) * 100}%`;
      mark.style.top = `${(top / sheet.page.height) * 100}%`;
      mark.style.width = `${(width / sheet.page.width) * 100}%`;
      mark.style.height = `${(height / sheet.page.height) * 100}%`;
      return mark;
    }));
  }

  goTo(target) {
    const [box] = this.boxes(target);
    if (box) this.scrollTo(box[0], box[2]);
    return Boolean(box);
  }

  scrollTo(number, top = 0) {
    const sheet = document.getElementById(`page-${number}`);
    if (!sheet) return;
    const paper = sheet.querySelector(".paper");
    const y = paper.offsetTop + (top / sheet.page.height) * paper.offsetHeight;
    if (y < this.root.scrollTop + 20 || y > this.root.scrollTop + this.root.clientHeight - 80) this.jump(y - this.root.clientHeight / 3);
    this.fill(sheet);
  }

  // Far away at once: pages that only pass by are not drawn.
  jump(top) {
    const far = Math.abs(top - this.root.scrollTop) > 2 * this.root.clientHeight;
    this.root.scrollTo({ top, behavior: far ? "instant" : "auto" });
  }

  current() {
    const middle = this.root.scrollTop + this.root.clientHeight / 2;
    const sheet = [...this.column.children].find((one) => one.offsetTop + one.offsetHeight > middle) ?? this.column.lastElementChild;
    return sheet?.page.number ?? 1;
  }

  lineOf(node) {
    const span = (node?.nodeType === Node.TEXT_NODE ? node.parentElement : node)?.closest?.(".layer span");
    return span ? { span, line: span.closest(".sheet").page.lines[span.dataset.line] } : null;
  }

  // The letter of its block at which a point of the text lies.
  offset({ line }, inText) {
    const [, start, end, text] = line;
    return text.length === end - start ? start + Math.min(inText, text.length) : start;
  }

  click(event) {
    const found = this.lineOf(event.target);
    if (!found || !found.line[0] || String(getSelection())) return;
    const at = caretAt(event.clientX, event.clientY);
    this.handlers.chosen(found.line[0], found.line[7] ?? null, at && this.lineOf(at.node) ? this.offset(found, at.offset) : found.line[1]);
  }

  doubleClick(event) {
    const found = this.lineOf(event.target);
    if (!found || !found.line[0]) return;
    getSelection().removeAllRanges();
    this.handlers.edit(found.line[0], found.line[7] ?? null, found.span);
  }

  selection() {
    const chosen = getSelection();
    if (chosen.isCollapsed || !this.column.contains(chosen.anchorNode)) { this.handlers.selected(null); return; }
    const range = chosen.getRangeAt(0);
    const first = this.lineOf(range.startContainer);
    const last = this.lineOf(range.endContainer);
    if (!first || !last || first.line[0] !== last.line[0] || first.line[7] || !first.line[0]) { this.handlers.selected(null); return; }
    const [start, end] = [this.offset(first, range.startOffset), this.offset(last, range.endOffset)];
    this.handlers.selected(end > start ? { block: first.line[0], start, end, text: String(chosen).trim(), box: range.getBoundingClientRect() } : null);
  }
}

function caretAt(x, y) {
  if (document.caretPositionFromPoint) {
    const found = document.caretPositionFromPoint(x, y);
    return found && { node: found.offsetNode, offset: found.offset };
  }
  const range = document.caretRangeFromPoint?.(x, y);
  return range && { node: range.startContainer, offset: range.startOffset };
}
