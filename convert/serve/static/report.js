// One report: what was recognised at the left, the pages at the right, and everything that can be changed.
import { get, post, save, tell, work } from "./api.js";
import { blockCard, indicatorCard, insertCard, insertTableCard, newIndicatorCard, pictureCard, roleName, slotCard, tableCard } from "./card.js";
import { askChoices, tellOfSeal } from "./choices.js";
import { atRest, button, comeBackHere, dialog, givenUp, h, icon, menu, say, summary, t } from "./dom.js";
import { Finder } from "./finder.js";
import { Keeper } from "./keeper.js";
import { Original } from "./original.js";
import { PANELS, stepWords } from "./panels.js";
import { carried, follow } from "./stages.js";
import { Viewer } from "./viewer.js";

const STAY_ALIVE = 240000;
const WARN_SECONDS = 900;

export function showReport(main, first) {
  const view = new ReportView(main, first);
  view.render();
  view.follow(true);
  return () => view.end();
}

class ReportView {
  constructor(main, state) {
    this.main = main;
    this.state = state;
    this.asking = 0;
    this.folds = new Map();
    this.focused = null;
    this.tab = state.stage !== "pages" && this.reviewed ? "content" : "review";
    this.waiting = Promise.resolve();
    this.written = Promise.resolve();
    this.keeper = new Keeper();
    this.build();
    this.tools();
    this.onkey = (event) => this.key(event);
    document.addEventListener("keydown", this.onkey);
    this.alive = setInterval(() => this.stayAlive(), STAY_ALIVE);
    this.onleave = (event) => { if (this.keeper.unsaved || this.asking || this.unapplied || main.querySelector(".on-page[data-touched]")) event.preventDefault(); };
    addEventListener("beforeunload", this.onleave);
  }

  // Resolves when everything that was written is sent.
  end() {
    this.main.querySelector(".on-page")?.blur();
    this.applyCard();
    this.ended = true;
    document.removeEventListener("keydown", this.onkey);
    removeEventListener("beforeunload", this.onleave);
    clearInterval(this.alive);
    this.viewer.end();
    this.busy();
    return this.waiting;
  }

  get address() { return `/jobs/${this.state.id}`; }

  get report() { return this.state.view; }

  // A slot, or a note, which is changed like one.
  textSlot(place) {
    const note = this.report.footnotes.find((one) => one.place === place);
    return note ? { ...note, note: true } : this.report.slots.find((one) => one.place === place);
  }

  build() {
    this.tabs = h("div.tabs", { role: "tablist", "aria-label": t("recognised"), onkeydown: (event) => this.tabKey(event) });
    this.panel = h("div.panel", { role: "tabpanel", id: "panel", tabindex: "0", "aria-labelledby": "tab-review" });
    this.cardPlace = h("div.card-place");
    this.finder = new Finder(() => this.report, () => this.pages);
    this.original = new Original(() => this.report, () => this.place, (yes) => this.main.querySelector(".report").classList.toggle("with-original", yes));
    this.addFigure = button("plus", t("figure-from-selection"), () => this.newIndicator(), { kind: "button.from-selection", hidden: true });
    this.viewer = new Viewer({ address: () => this.address, tools: [this.finder.element, this.original.button], beside: this.original.element, print: () => this.print(), handlers: {
      chosen: (place, cell, at) => this.choose(place, { cell, at, letters: true }),
      edit: (place, cell, span) => this.writeOnPage(place, cell, span),
      selected: (range) => this.select(range),
    } });
    this.pages = this.viewer.pages;
    this.sheets = this.viewer.sheets;
    this.viewer.element.append(this.addFigure);
    this.main.replaceChildren(h("div.report", {}, h("section.side", { "aria-label": t("recognised") }, this.tabs, this.panel, this.cardPlace), this.viewer.element));
  }

  // The tools stay the same elements: a menu that is open, and the focus, stay when more becomes known.
  tools() {
    const file = (kind, word, help) => [word, () => this.download(kind), help];
    this.undo = button("undo", t("undo"), () => this.step("undo"), { shown: "small", kind: "button.quiet#undo", title: `${t("undo")} (Ctrl+Z)` });
    this.redo = button("redo", t("redo"), () => this.step("redo"), { shown: "small", kind: "button.quiet#redo", title: `${t("redo")} (Ctrl+Y)` });
    document.getElementById("head-tools").replaceChildren(this.undo, this.redo,
      button("settings", t("choices"), () => this.choices(), { kind: "button.quiet" }),
      button("keep", t("save-work"), () => this.saveWork(), { kind: "button.quiet", title: t("save-work-help") }),
      menu("download", t("download"), [
        file("zip", t("all-files"), "DOCX PDF XLSX"), file("docx", "DOCX", t("docx-help")), file("pdf", "PDF", t("pdf-help")),
        file("xlsx", "XLSX", t("xlsx-help")), file("ofd", "OFD", t("ofd-help")), file("json", t("model"), t("model-help"))], { kind: "button.primary" }));
  }

  head() {
    const { name, at, steps } = this.state;
    document.title = `${this.report.title} · ${t("name")}`;
    document.getElementById("head-middle").replaceChildren(h("h1", { title: this.report.title }, this.report.title),
      h("span.help", {}, this.keeper.element, `${name} · ${summary(this.state.stage, this.report.pages.length, this.report.indicators.length, this.report.findings.length)}`));
    this.undo.disabled = at === 0;
    this.redo.disabled = at === steps.length;
  }

  render() {
    this.head();
    this.viewer.show(this.report.pages);
    this.renderTabs();
    this.renderPanel();
    this.markAll();
    this.finder.renew();
    this.original.render();
  }

  get reviewed() { return PANELS.review.count(this.state) === 0; }

  // More is known of what is shown. Nobody is left with an empty list to begin with.
  renderMore(opening) {
    if (opening && this.tab === "review" && this.reviewed) this.tab = "content";
    this.head();
    this.renderTabs();
    this.renderPanel();
    this.markAll();
  }

  // Takes a state; what is found in it follows.
  take(state) {
    this.state = state.stage === "pages" ? { ...state, view: carried(this.report, state.view) } : state;
    if (this.ended) return;
    this.render();
    this.follow();
  }

  async follow(opening = false) {
    const { revision } = this.state;
    const here = () => !this.ended && this.state.revision === revision;
    this.looking = this.state.stage === "pages";
    this.busy();
    try {
      await follow(this.address, () => (this.ended ? null : this.state), (state) => {
        const known = JSON.stringify(this.report.notes);
        this.state = state;
        const first = this.looking;
        this.looking = false;
        if (first || known !== JSON.stringify(state.view.notes)) this.renderMore(opening && first);
        this.busy();
        if (this.sealed === revision) { this.sealed = 0; tellOfSeal(state.view.notes); }
      });
    } catch (problem) {
      if (here() && !["serve-gone", "serve-cancelled", "offline"].includes(problem.code)) await tell(problem);
    }
    if (!here()) return;
    this.looking = false;
    this.busy();
  }

  // A change is under way, or the pages are looked through.
  busy() {
    if (this.asking || (this.looking && !this.ended)) this.main.setAttribute("aria-busy", "true"); else this.main.removeAttribute("aria-busy");
    this.main.querySelector(".report")?.classList.toggle("waiting", this.asking > 0);
  }

  renderTabs() {
    const focused = this.tabs.contains(document.activeElement) ? document.activeElement.id : "";
    this.tabs.replaceChildren(...Object.entries(PANELS).map(([name, { icon: shape, count }]) => h("button.tab", {
      type: "button", role: "tab", id: `tab-${name}`, "aria-selected": String(name === this.tab), "aria-controls": "panel", tabindex: name === this.tab ? "0" : "-1",
      onclick: () => this.openTab(name) }, icon(shape), h("span", {}, t(`tab-${name}`)), h("span.count", {}, count(this.state) || ""))));
    if (focused) document.getElementById(focused).focus();
  }

  // What was unfolded stays so, and the focus stays where it was, or at what took its place.
  renderPanel() {
    const top = this.panel.scrollTop;
    const all = () => [...this.panel.querySelectorAll("button, summary, input")];
    const active = document.activeElement;
    if (this.panel.contains(active) && active !== this.panel) this.focused = { row: active.dataset.row, index: all().indexOf(active) };
    else if (active !== document.body && active !== this.panel) this.focused = null;
    for (const one of this.panel.querySelectorAll("details")) this.folds.set(one.dataset.key, one.open);
    this.panel.setAttribute("aria-labelledby", `tab-${this.tab}`);
    this.panel.replaceChildren(...PANELS[this.tab].build(this));
    for (const one of this.panel.querySelectorAll("details")) one.open = this.folds.get(one.dataset.key) ?? one.open;
    this.panel.scrollTop = top;
    if (this.focused) {
      const { row, index } = this.focused;
      const there = row && this.panel.querySelector(`[data-row="${CSS.escape(row)}"]`);
      (there || (!this.looking && all().slice(0, index + 1).at(-1)) || this.panel).focus({ preventScroll: true });
    }
    this.markRow();
  }

  openTab(name) {
    this.tab = name;
    this.focused = null;
    this.renderTabs();
    this.renderPanel();
    this.panel.scrollTop = 0;
    document.getElementById(`tab-${name}`).focus();
  }

  tabKey(event) {
    const names = Object.keys(PANELS);
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!by) return;
    event.preventDefault();
    this.openTab(names[(names.indexOf(this.tab) + by + names.length) % names.length]);
  }

  markAll() {
    this.pages.mark("finding", this.report.findings.map((one) => one.target).filter(Boolean));
    this.pages.mark("figure", this.report.indicators.filter((one) => !one.doubt).map((one) => one.target));
    this.pages.mark("doubtful", this.report.indicators.filter((one) => one.doubt).map((one) => one.target));
  }

  // Going to what a person chose, at the left or on a page.
  choose(place, { cell = null, at = 0, letters = false, target = null, focus = false } = {}) {
    const figure = letters && this.report.indicators.find((one) => one.target[0] === place && one.target[1] <= at && at < one.target[2] && String(one.target[3] ?? "") === String(cell ?? ""));
    if (figure) { this.openIndicator(figure, { from: "page" }); return; }
    this.place = place;
    this.pages.mark("chosen", [target ?? [place, 0, 0, cell]]);
    this.markRow();
    this.original.mark();
    const block = this.report.blocks.find((one) => one.place === place);
    const slot = this.textSlot(place);
    const tools = this.cardTools();
    if (block?.role === "table") this.openCard(tableCard(block, { ...tools, cell }), focus);
    else if (block?.role === "figure") this.openCard(pictureCard(block, tools), focus);
    else if (block) this.openCard(blockCard(block, { ...tools, at }), focus);
    else if (slot) this.openCard(slotCard(slot, tools), focus);
    else { this.applyCard(); this.closeCard(); }
  }

  goTo(target, page) {
    if (target) this.pages.mark("chosen", [target]);
    if (!this.pages.goTo(target) && page) this.pages.scrollTo(page);
  }

  openIndicator(one, { from = "" } = {}) {
    this.place = one.key || one.id;
    this.goTo(one.target, one.page);
    if (from === "page" && this.tab !== "indicators") { this.tab = "indicators"; this.renderTabs(); this.renderPanel(); }
    this.markRow();
    this.openCard(indicatorCard(one, this.cardTools()), from !== "page");
  }

  cardTools() {
    return {
      send: (edits) => this.send(edits, { own: true }), close: () => this.closeCard(), leave: () => this.leaveCard(),
      next: {
        move: (place, by, edits) => this.move(place, by, edits),
        add: (after) => this.openCard(insertCard(after, this.cardTools()), true),
        addTable: (after) => this.openCard(insertTableCard(after, this.cardTools()), true),
      },
    };
  }

  // What was written in another card and not applied yet is applied: nothing that was typed is lost.
  openCard(card, focus) {
    this.applyCard();
    this.returnTo = this.panel.contains(document.activeElement) ? document.activeElement.dataset.row : this.returnTo;
    this.cardPlace.replaceChildren(card);
    if (focus) card.querySelector("[data-first]")?.focus();
  }

  // The card in which something was written that nobody has applied yet.
  get unapplied() {
    const card = this.cardPlace.firstChild;
    return card?.dataset.touched && card !== this.sending && !(card.dataset.fresh && !card.querySelector("[data-first]").value.trim()) ? card : null;
  }

  applyCard() { this.unapplied?.requestSubmit(); }

  // Makes everything that was written a part of the report; says whether it is.
  async settled() {
    this.main.querySelector(".on-page")?.blur();
    this.applyCard();
    await this.waiting;
    return !this.unapplied;
  }

  async leaveCard() {
    if (this.unapplied && await dialog(t("card-leave-title"), [h("p", {}, t("card-leave-lead"))], [["", t("card-stay")], ["leave", t("card-leave"), true]]) !== "leave") return;
    this.closeCard();
  }

  closeCard() {
    const inside = this.cardPlace.contains(document.activeElement);
    this.cardPlace.replaceChildren();
    this.pages.mark("chosen", []);
    this.place = null;
    this.markRow();
    if (inside) (this.returnTo ? this.panel.querySelector(`[data-row="${CSS.escape(this.returnTo)}"]`) ?? this.panel : this.panel).focus();
  }

  markRow() {
    for (const row of this.panel.querySelectorAll("[data-row]")) {
      const here = row.dataset.row === this.place;
      row.toggleAttribute("aria-current", here);
      if (here) row.scrollIntoView({ block: "nearest" });
    }
  }

  // Moves a block, with what its card says by now.
  move(place, by, edits) {
    return this.ask(() => {
      const { blocks } = this.report;
      const at = blocks.findIndex((one) => one.place === place);
      const goal = by < 0 ? at - 2 : at + 1;
      if ((by < 0 && at === 0) || (by > 0 && at === blocks.length - 1)) { say(t("no-further")); return null; }
      return this.change([...edits, { do: "move", place, after: goal < 0 ? "" : blocks[goal].place }]);
    }, t("told-corrected"), { stay: place });
  }

  // Writing in place: a field over the letters on the page.
  writeOnPage(place, cell, span, written = null) {
    const block = this.report.blocks.find((one) => one.place === place);
    const slot = this.textSlot(place);
    const caption = block && !cell && (block.role === "table" || block.role === "figure");
    const text = cell && block ? block.rows[cell[0]][cell[1]] : caption ? block.caption : block?.text ?? slot?.text;
    if (text === undefined) return;
    const paper = span.closest(".paper");
    const sheet = span.closest(".sheet");
    const boxes = (caption ? this.pages.lineBoxes(span) : this.pages.boxes([place, 0, 0, cell])).filter((box) => box[0] === sheet.page.number);
    const [left, right] = [Math.min(...boxes.map((box) => box[1])), Math.max(...boxes.map((box) => box[1] + box[3]))];
    const [top, bottom] = [Math.min(...boxes.map((box) => box[2])), Math.max(...boxes.map((box) => box[2] + box[4]))];
    const box = h("textarea.on-page", { value: text, spellcheck: "false", "aria-label": t("write-here", { role: roleName(block?.role ?? (slot.note ? "note" : place)) }) });
    const percent = (value, whole) => `${(value / whole) * 100}%`;
    Object.assign(box.style, { left: percent(left, sheet.page.width), top: percent(top, sheet.page.height), width: percent(right - left, sheet.page.width),
      minHeight: percent(bottom - top, sheet.page.height), fontSize: span.style.fontSize });
    if (written !== null) box.value = written;
    let done = false;
    let ready;
    this.written = new Promise((resolve) => { ready = resolve; });
    // What was refused is not lost: the field is there again with what was written.
    const again = async (problem) => { await tell(problem); const there = this.ended ? null : this.pages.spanOf([place, 0, 0, cell]); if (there) this.writeOnPage(place, cell, there, box.value); };
    const end = (keepIt) => {
      if (done) return;
      done = true;
      const value = box.value;
      box.remove();
      ready();
      if (keepIt && value.trim() !== text) this.send([{ do: "text", place: cell ? `${place}:${cell.join(",")}` : caption ? `${place}:caption` : place, text: value }], { refused: again });
      else this.sheets.focus();
    };
    box.addEventListener("input", () => { box.dataset.touched = "yes"; });
    box.addEventListener("keydown", (event) => {
      if (event.key === "Escape") end(false);
      if (event.key === "Enter" && (!slot || event.ctrlKey)) { event.preventDefault(); end(true); }
    });
    box.addEventListener("blur", () => end(true));
    paper.append(box);
    box.focus();
  }

  select(range) {
    this.range = range;
    this.addFigure.hidden = !(range && /\d|[一二三四五六七八九十百千万亿]/.test(range.text));
    if (this.addFigure.hidden) return;
    const desk = this.main.querySelector(".middle").getBoundingClientRect();
    this.addFigure.style.left = `${range.box.left - desk.left}px`;
    this.addFigure.style.top = `${range.box.bottom - desk.top + 4}px`;
  }

  newIndicator() {
    const range = this.range;
    getSelection().removeAllRanges();
    this.addFigure.hidden = true;
    this.pages.mark("chosen", [[range.block, range.start, range.end]]);
    this.openCard(newIndicatorCard(range, this.cardTools()), true);
  }

  // Changes.
  send(edits, from = {}) {
    return this.ask(() => this.change(edits), t("told-corrected"), from);
  }

  change(edits) {
    return work(`${this.address}/edits`, { revision: this.state.revision, edits });
  }

  // Ids of doubts count them, so the doubt is looked for again when its turn comes; one that is decided asks for nothing.
  async readOtherwise(doubt) {
    const words = (one) => JSON.stringify({ ...one, id: "" });
    await this.ask(() => {
      const now = this.report.doubts.find((one) => words(one) === words(doubt));
      return now && work(`${this.address}/doubts`, { revision: this.state.revision, doubt: now.id });
    }, t("told-read-otherwise"));
  }

  step(direction) {
    const by = direction === "undo" ? -1 : 1;
    const step = () => this.state.steps[by < 0 ? this.state.at - 1 : this.state.at];
    return this.ask(() => step() && work(`${this.address}/steps/${direction}`, { revision: this.state.revision }),
      () => step() && t(`told-${direction}`, { what: stepWords(step(), this.state) }));
  }

  // Changes are sent one after the other; `request` and `words` are called when their turn comes, and may find nothing to do. What a card says is sent once, however often its button is pressed meanwhile, and is its own again when it is not done. `refused` takes the problem.
  ask(request, words, { stay = null, own = false, refused = tell } = {}) {
    const card = this.cardPlace.firstChild;
    if (own && card === this.sending) return this.waiting;
    if (own) this.sending = card;
    const touched = (own || stay) && card?.dataset.touched;
    if (touched) delete card.dataset.touched;
    const undone = () => { if (touched) card.dataset.touched = touched; };
    this.asking += 1;
    this.busy();
    const last = this.waiting.then(() => this.asked(request, words, { stay, card, refused, undone })).finally(() => {
      if (card === this.sending) this.sending = null;
      this.asking -= 1;
      this.busy();
    });
    this.waiting = last;
    return last;
  }

  async asked(request, words, from) {
    try {
      const told_ = typeof words === "function" ? words() : words;
      const state = await this.answered(request);
      if (!state) { from.undone(); return; }
      await atRest();
      await this.written; // the field stands on a page that would be replaced
      this.took(state, from);
      say(`${this.again ?? ""} ${told_} ${t("told-pages", { pages: this.report.pages.length })}`);
      this.again = null;
      this.keep();
    } catch (problem) {
      from.undone();
      if (problem.code === "serve-stale") await this.refresh().catch(() => undefined);
      await from.refused(problem);
      if (problem.code === "serve-gone" && !this.ended) location.hash = "#/";
    }
  }

  // Shows the report as it is after a change. A card that was opened meanwhile, or in which something else was written, stays.
  took(state, { stay, card }) {
    const inCard = this.cardPlace.contains(document.activeElement);
    const over = !stay && card === this.cardPlace.firstChild && !card?.dataset.touched;
    if (over) this.cardPlace.replaceChildren();
    if (over || stay) this.place = stay;
    this.take(state);
    if (this.ended) return;
    if (stay) this.choose(stay, { focus: false });
    if (inCard && over) (this.panel.querySelector("[aria-current]") ?? this.panel.querySelector(`[data-row="${CSS.escape(this.returnTo ?? "")}"]`) ?? this.panel).focus();
  }

  // The answer to a request; when the server does not have the report any more, what is kept here is brought back first.
  async answered(request) {
    try {
      return await request();
    } catch (problem) {
      if (problem.code !== "serve-gone" || !this.keeper.work) throw problem;
      await this.bringBack();
      this.again = t("brought-back");
      return request();
    }
  }

  async bringBack() {
    const form = new FormData();
    form.append("file", new File([this.keeper.work], this.state.name));
    const state = await work("/jobs", form, t("bringing-back"));
    if (!this.ended) history.replaceState(null, "", `#/report/${state.id}`);
    if (!this.ended) comeBackHere();
    this.take(state);
  }

  async refresh() {
    this.take(await get(this.address));
  }

  keep() {
    return this.keeper.keep(this.address, { key: this.state.key, name: this.state.name, title: this.report.title });
  }

  // Saves a file; says whether it did.
  async download(kind) {
    if (!await this.settled()) return false;
    try {
      save(await this.answered(() => work(`${this.address}/files/${kind}`, null, t("working"))));
      return true;
    } catch (problem) {
      await tell(problem);
      return false;
    }
  }

  async saveWork() {
    if (!await this.settled()) return;
    const { turn } = this.keeper;
    if (!await this.download("work")) return;
    if (turn === this.keeper.turn) this.keeper.saved();
    say(t("work-saved"));
  }

  async print() {
    if (await this.settled() && !open(`${this.address}/files/pdf?show=1`)) this.download("pdf");
  }

  async stayAlive() {
    if (document.hidden) return;
    const open = await get("/shelf").catch(() => null);
    const here = open?.reports.find((one) => one.id === this.state.id);
    if (here && here.seconds_left < WARN_SECONDS) await get(this.address).catch(() => undefined);
  }

  async close() {
    const settled = await this.settled();
    if ((this.keeper.unsaved || !settled) && !await givenUp(t("close-title"), t("close-lead", { name: this.report.title, count: this.state.at }))) return;
    try {
      await post(`${this.address}/close`);
    } catch (problem) {
      if (problem.code !== "serve-gone") { await tell(problem); return; }
    }
    await this.keeper.forget(this.state.key);
    location.hash = "#/";
  }

  // The dialog shows what is chosen after every change that was asked for before.
  async choices() {
    await this.waiting;
    if (this.ended || document.querySelector("dialog[open]")) return;
    await askChoices(this.state, async (data) => {
      let refused = "";
      await this.ask(() => {
        data.set("revision", this.state.revision);
        this.sealed = data.has("seal") ? this.state.revision + 1 : 0;
        return work(`${this.address}/choices`, data);
      }, t("told-choices"), { refused: (problem) => { this.sealed = 0; refused = [problem.message, problem.hint].filter(Boolean).join(" "); } });
      return refused;
    });
  }

  key(event) {
    if (event.target.closest?.("dialog")) return;
    const typing = event.target.closest?.("input, textarea, select");
    if (event.ctrlKey || event.metaKey) {
      const key = event.key.toLowerCase();
      if (key === "z" && !typing) { event.preventDefault(); this.step(event.shiftKey ? "redo" : "undo"); }
      if (key === "y" && !typing) { event.preventDefault(); this.step("redo"); }
      if (key === "s") { event.preventDefault(); this.saveWork(); }
      if (key === "f") { event.preventDefault(); this.finder.focus(); }
    }
    if (event.key === "Escape" && !typing && this.cardPlace.firstChild) { event.preventDefault(); this.leaveCard(); }
  }
}
