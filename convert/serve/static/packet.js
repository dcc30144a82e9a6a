// A packet: the meeting and its agenda at the left, arranged by dragging or by keys; the finished pages at the right.
import { addItem, moveItem, moveMaterial, numeral, put, removeItem, reportsOf, takeOut } from "./agenda.js";
import { get, post, save, tell, work } from "./api.js";
import { atRest, button, comeBackHere, givenUp, h, icon, menu, said, say, t } from "./dom.js";
import { revive } from "./revive.js";
import { allowed, forget, keep } from "./store.js";
import { Viewer } from "./viewer.js";

const STAY_ALIVE = 240000;
const INTO = 0.3;

export function showPacket(main, state) {
  const view = new PacketView(main, state);
  return () => view.end();
}

class PacketView {
  constructor(main, state) {
    this.main = main;
    this.state = state;
    this.packet = state.packet;
    this.steps = [this.packet];
    this.at = 0;
    this.waiting = Promise.resolve();
    this.side = h("section.side.packet", { "aria-label": t("packet"), tabindex: "-1" });
    this.viewer = new Viewer({ address: () => this.address });
    this.empty = h("div.empty.packet-empty", {}, icon("packet"), h("p", {}, t("packet-unmade")), h("p.help", {}, t("packet-unmade-help")));
    this.viewer.element.append(this.empty);
    main.replaceChildren(h("div.report", {}, this.side, this.viewer.element));
    this.tools();
    this.render();
    this.onkey = (event) => this.key(event);
    this.onhide = () => this.flush();
    document.addEventListener("keydown", this.onkey);
    addEventListener("pagehide", this.onhide);
    this.alive = setInterval(() => document.hidden || get(this.address).catch(() => undefined), STAY_ALIVE);
  }

  // Resolves when everything that was arranged is sent.
  end() {
    this.push();
    this.ended = true;
    clearInterval(this.alive);
    document.removeEventListener("keydown", this.onkey);
    removeEventListener("pagehide", this.onhide);
    this.viewer.end();
    return this.waiting;
  }

  get address() { return `/packets/${this.state.id}`; }

  get changed() { return JSON.stringify(this.packet) !== JSON.stringify(this.state.packet); }

  report(id) { return this.state.reports.find((one) => one.id === id); }

  // What is written leaves with the page, too.
  flush() {
    if (!this.changed) return;
    fetch(`${this.address}/arrangement`, { method: "POST", keepalive: true, headers: { "content-type": "application/json" }, body: this.body() });
  }

  body() { return JSON.stringify({ revision: this.state.revision, packet: this.packet }); }

  render() {
    const inside = this.side.contains(document.activeElement);
    const focused = document.activeElement?.dataset?.key;
    const top = this.side.scrollTop;
    this.head();
    this.side.replaceChildren(this.meeting(), this.agenda(), this.tray(), ...this.notes());
    this.side.scrollTop = top;
    this.empty.hidden = this.state.pages.length > 0;
    if (this.state.pages !== this.shownPages) { this.shownPages = this.state.pages; this.viewer.show(this.state.pages); }
    if (inside) (this.side.querySelector(`[data-key="${CSS.escape(focused ?? "")}"]`) ?? this.side).focus({ preventScroll: true });
  }

  // The tools stay the same elements, so that a press on one of them is not lost when a field is left by it.
  tools() {
    this.undo = button("undo", t("undo"), () => this.step(-1), { shown: "small", kind: "button.quiet#undo", title: `${t("undo")} (Ctrl+Z)` });
    this.redo = button("redo", t("redo"), () => this.step(1), { shown: "small", kind: "button.quiet#redo", title: `${t("redo")} (Ctrl+Y)` });
    this.making = button("packet", t("packet-make"), () => this.make(), { kind: "button#make" });
    this.downloads = menu("download", t("download"), [[t("all-files"), () => this.download("zip"), t("packet-files")], ["PDF", () => this.download("pdf"), t("pdf-help")]]);
    document.getElementById("head-tools").replaceChildren(this.undo, this.redo, button("close", t("packet-close"), () => this.close(), { kind: "button.quiet" }),
      this.making, this.downloads);
  }

  // One primary action at each moment: to make the packet, or to take what was made.
  head() {
    const title = this.packet.meeting.name || t("packet");
    const made = this.state.pages.length > 0;
    const current = made && this.state.current && !this.changed;
    document.title = `${title} · ${t("name")}`;
    document.getElementById("head-middle").replaceChildren(h("h1", { title }, title),
      h("span.help", {}, t("packet-summary", { items: this.packet.item.length, reports: reportsOf(this.packet).length, pages: this.state.pages.length })));
    this.undo.disabled = this.at === 0;
    this.redo.disabled = this.at === this.steps.length - 1;
    this.making.classList.toggle("primary", !current);
    this.making.querySelector("span").textContent = t(made ? "packet-make-again" : "packet-make");
    this.downloads.hidden = !made;
    this.downloads.firstChild.classList.toggle("primary", current);
  }

  field(key, word, value, change, attributes = {}) {
    const id = `packet-${key}`;
    const input = h("input", { id, value, data: { key }, maxlength: 200, oninput: () => change(input.value), onchange: () => this.changedTo(this.packet, { drawn: true }), ...attributes });
    return h("p.field", {}, h("label", { for: id }, word), input);
  }

  meeting() {
    const { meeting } = this.packet;
    const set = (name) => (value) => { this.packet = { ...this.packet, meeting: { ...this.packet.meeting, [name]: value } }; };
    const box = (name, word) => h("p.check", {}, h("input", { type: "checkbox", id: `packet-${name}`, data: { key: name }, checked: meeting[name],
      onchange: (event) => { set(name)(event.target.checked); this.changedTo(this.packet, { drawn: true }); } }), h("label", { for: `packet-${name}` }, word));
    return h("section.meeting", { "aria-labelledby": "meeting-title" }, h("h2#meeting-title", {}, t("meeting")),
      this.field("name", t("meeting-name"), meeting.name, set("name"), { placeholder: t("meeting-name-like") }),
      h("div.row", {}, this.field("date", t("meeting-date"), meeting.date, set("date"), { placeholder: "2025-03-20" }), this.field("place", t("meeting-place"), meeting.place ?? "", set("place"))),
      h("div.row.checks", {}, box("duplex", t("meeting-duplex")), box("separators", t("meeting-separators"))));
  }

  agenda() {
    const list = h("ol.agenda", {}, this.packet.item.map((item, at) => this.item(item, at)));
    list.addEventListener("dragover", (event) => this.over(event, list));
    list.addEventListener("dragleave", (event) => { if (!list.contains(event.relatedTarget)) this.mark(list, null); });
    list.addEventListener("drop", (event) => this.drop(event, list));
    if (!this.packet.item.length) list.append(h("li.agenda-item.none", {}, h("p.help", {}, t("agenda-none"))));
    return h("section", { "aria-labelledby": "agenda-title" }, h("h2#agenda-title", {}, t("agenda")), h("p.help", {}, t("agenda-help")), list,
      button("plus", t("agenda-add"), () => { this.changedTo(addItem(this.packet)); this.focus(`title-${this.packet.item.length - 1}`); }, { kind: "button.add" }));
  }

  item(item, at) {
    const set = (name) => (value) => { this.packet = { ...this.packet, item: this.packet.item.map((one, index) => (index === at ? { ...one, [name]: value } : one)) }; };
    const input = (kind, name, word) => h(kind, { rows: 1, onkeydown: (event) => event.key === "Enter" && event.preventDefault(), value: item[name] ?? "", "aria-label": t("agenda-of", { number: numeral(at + 1), what: word }), placeholder: word, maxlength: 300, data: { key: `${name}-${at}` },
      oninput: (event) => set(name)(event.target.value), onchange: () => this.changedTo(this.packet, { drawn: true }) });
    return h("li.agenda-item", { data: { at } },
      h("div.agenda-line", {}, this.handle(t("agenda-move", { number: numeral(at + 1) }), `item-${at}`, { item: at }, (by) => this.moveItem(at, by)),
        h("span.ordinal", {}, `${numeral(at + 1)}、`), input("textarea", "title", t("agenda-title")),
        button("trash", t("agenda-remove", { number: numeral(at + 1) }), () => { this.changedTo(removeItem(this.packet, at)); this.focus(`item-${Math.min(at, this.packet.item.length - 1)}`); }, { shown: false, kind: "button.quiet" })),
      h("div.agenda-line.more", {}, input("input", "reporter", t("agenda-reporter")), input("input", "time", t("agenda-time"))),
      h("ul.materials", {}, (item.material ?? []).map((one, index) => this.material(one, at, index))));
  }

  material(one, at, index) {
    const report = this.report(one.file);
    const title = report?.title ?? t("packet-report-gone");
    const place = this.state.current && !this.changed ? this.placeOf(at, index) : null;
    return h("li.material", { class: report ? "material" : "material gone" },
      this.handle(t("material-move", { title }), `material-${one.file}`, { item: at, index }, (by) => this.moveMaterial(at, index, by, one.file)),
      report ? h("a.material-title", { href: `#/report/${one.file}`, title: t("open-report") }, title) : h("span.material-title", {}, title),
      place ? h("button.quiet.page", { type: "button", onclick: () => this.viewer.pages.scrollTo(place) }, t("page", { number: place })) : null,
      button("close", t("material-out", { title }), () => { this.changedTo(takeOut(this.packet, at, index, report ?? { title: "" })); this.focus(`tray-${one.file}`); }, { shown: false, kind: "button.quiet" }));
  }

  // The page on which a material begins, in the pages as they are.
  placeOf(at, index) {
    const before = this.packet.item.slice(0, at).reduce((sum, item) => sum + (item.material?.length ?? 0), 0);
    return this.state.materials[before + index]?.first_page;
  }

  // What an item or a report is held by: dragged with the mouse, moved with the arrow keys.
  handle(word, key, what, move) {
    const handle = h("span.handle", { role: "button", tabindex: "0", "aria-label": word, title: word, draggable: "true", data: { key } }, icon("grip"));
    handle.addEventListener("dragstart", (event) => {
      this.dragged = what;
      event.dataTransfer.effectAllowed = "move";
      event.dataTransfer.setData("text/plain", word);
      event.dataTransfer.setDragImage(handle.parentElement, 12, 12);
    });
    handle.addEventListener("dragend", () => { this.dragged = null; });
    if (move) handle.addEventListener("keydown", (event) => {
      const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
      if (by) { event.preventDefault(); move(by); }
    });
    return handle;
  }

  tray() {
    const used = new Set(reportsOf(this.packet));
    const free = this.state.reports.filter((one) => !used.has(one.id));
    return h("section.tray", { "aria-labelledby": "tray-title", hidden: !free.length }, h("h2#tray-title", {}, t("tray")),
      h("ul", {}, free.map((one) => h("li.material", {}, this.handle(t("material-move", { title: one.title }), `tray-${one.id}`, { report: one.id }),
        h("span.material-title", {}, one.title),
        button("plus", t("to-agenda"), () => { this.changedTo(put(this.packet, one, this.packet.item.length, false)); this.focus(`material-${one.id}`); },
          { kind: "button.small", "aria-label": t("to-agenda-of", { title: one.title }) })))));
  }

  notes() {
    return [...this.state.gone.length ? [h("p.doubt-line", {}, t("packet-gone-reports"))] : [], ...this.state.notes.map((one) => h("p.doubt-line", {}, said(one)))];
  }

  // Dragging.
  target(event, list) {
    const items = [...list.querySelectorAll(".agenda-item:not(.none)")];
    for (const [at, item] of items.entries()) {
      const { top, height } = item.getBoundingClientRect();
      const part = (event.clientY - top) / height;
      if (part > 1) continue;
      if (this.dragged.index === undefined && this.dragged.report === undefined) return { at: part < 0.5 ? at : at + 1, into: false };
      if (part < INTO) return { at, into: false };
      return part > 1 - INTO ? { at: at + 1, into: false } : { at, into: true };
    }
    return { at: items.length, into: false };
  }

  over(event, list) {
    if (!this.dragged) return;
    event.preventDefault();
    this.mark(list, this.target(event, list));
  }

  mark(list, target) {
    list.classList.toggle("drop-last", Boolean(target) && !target.into && target.at === this.packet.item.length);
    [...list.children].forEach((item, at) => {
      item.classList.toggle("drop-into", Boolean(target?.into) && at === target.at);
      item.classList.toggle("drop-before", Boolean(target) && !target.into && at === target.at);
    });
  }

  drop(event, list) {
    if (!this.dragged) return;
    event.preventDefault();
    const { at, into } = this.target(event, list);
    const { item, index, report } = this.dragged;
    this.dragged = null;
    if (report) this.changedTo(put(this.packet, this.report(report), at, into));
    else if (index === undefined) this.changedTo(moveItem(this.packet, item, at));
    else this.dropMaterial(item, index, at, into);
  }

  dropMaterial(item, index, at, into) {
    if (into && at === item) { this.mark(this.side.querySelector(".agenda"), null); return; }
    const report = this.report(this.packet.item[item].material[index].file);
    if (!report) return;
    const out = takeOut(this.packet, item, index, report);
    const gone = out.item.length < this.packet.item.length && item < at;
    this.changedTo(put(out, report, gone ? at - 1 : at, into));
  }

  moveItem(at, by) {
    const to = by < 0 ? at - 1 : at + 2;
    if (to < 0 || to > this.packet.item.length) { say(t("no-further")); return; }
    this.changedTo(moveItem(this.packet, at, to));
    this.focus(`item-${at + by}`);
    say(t("agenda-moved", { number: numeral(at + by + 1) }));
  }

  moveMaterial(at, index, by, id) {
    const next = moveMaterial(this.packet, at, index, by);
    if (!next) { say(t("no-further")); return; }
    this.changedTo(next);
    this.focus(`material-${id}`);
    const place = next.item.findIndex((item) => (item.material ?? []).some((one) => one.file === id));
    say(t("material-moved", { number: numeral(place + 1) }));
  }

  focus(key) { this.side.querySelector(`[data-key="${CSS.escape(key)}"]`)?.focus(); }

  // Changes: each is one step of undoing, and is sent to the program at once. What a field shows already is `drawn`.
  changedTo(packet, { drawn = false } = {}) {
    this.packet = packet;
    if (JSON.stringify(packet) !== JSON.stringify(this.steps[this.at])) {
      this.steps = [...this.steps.slice(0, this.at + 1), packet];
      this.at += 1;
    }
    if (drawn) this.head(); else this.render();
    return this.push();
  }

  step(by) {
    if (!this.steps[this.at + by]) return;
    this.at += by;
    this.packet = this.steps[this.at];
    this.render();
    this.push();
    say(t(by < 0 ? "packet-undone" : "packet-redone"));
  }

  push() {
    return this.ask(() => (this.changed ? post(`${this.address}/arrangement`, JSON.parse(this.body())) : null), () => this.head());
  }

  ask(request, show) {
    this.main.setAttribute("aria-busy", "true");
    const last = this.waiting.then(() => this.asked(request, show)).finally(() => { if (last === this.waiting) this.main.removeAttribute("aria-busy"); });
    this.waiting = last;
    return last;
  }

  // What was changed here while the answer was under way stays, and is sent with the next request.
  async asked(request, show) {
    const sent = this.packet;
    try {
      const state = await this.answered(request);
      if (!state) return false;
      await atRest();
      this.state = state;
      if (this.packet === sent) this.packet = this.steps[this.at] = state.packet;
      if (!this.ended) show();
      this.keep();
      return true;
    } catch (problem) {
      if (problem.code === "serve-stale") await this.refresh().catch(() => undefined);
      await tell(problem);
      return false;
    }
  }

  // When the program does not have the packet any more, it is brought back first.
  async answered(request) {
    try {
      return await request();
    } catch (problem) {
      if (problem.code !== "serve-packet-gone") throw problem;
      await this.bringBack();
      return request();
    }
  }

  async bringBack() {
    const before = `packet:${this.state.id}`;
    this.state = await revive(this.packet, this.state.reports);
    this.packet = this.state.packet;
    this.steps = [this.packet];
    this.at = 0;
    await forget(before);
    this.keep();
    if (this.ended) return;
    history.replaceState(null, "", `#/packet/${this.state.id}`);
    comeBackHere();
    this.render();
  }

  // The arrangement stays in the browser, where a person allows it.
  keep() {
    if (!allowed()) return;
    const { id, reports } = this.state;
    keep({ key: `packet:${id}`, title: this.packet.meeting.name || t("packet"), when: Date.now(), packet: this.packet, reports }).catch(() => undefined);
  }

  async refresh() {
    this.state = await get(this.address);
    this.packet = this.state.packet;
    this.steps = [this.packet];
    this.at = 0;
    if (!this.ended) this.render();
  }

  async make() {
    if (await this.ask(() => work(`${this.address}/make`, JSON.parse(this.body()), t("packet-making")), () => this.render())) say(t("packet-made", { pages: this.state.pages.length }));
  }

  async download(kind) {
    try { save(await work(`${this.address}/files/${kind}`)); } catch (problem) { await tell(problem); }
  }

  async close() {
    if (this.state.revision > 1 && !await givenUp(t("packet-close-title"), t("packet-close-lead", { name: this.packet.meeting.name || t("packet") }))) return;
    try { await post(`${this.address}/close`); } catch (problem) { if (problem.code !== "serve-packet-gone") { await tell(problem); return; } }
    await forget(`packet:${this.state.id}`);
    this.packet = this.state.packet;
    location.hash = "#/";
  }

  key(event) {
    if (!(event.ctrlKey || event.metaKey) || event.target.closest?.("input, textarea, dialog")) return;
    const key = event.key.toLowerCase();
    if (key === "z") { event.preventDefault(); this.step(event.shiftKey ? 1 : -1); }
    if (key === "y") { event.preventDefault(); this.step(1); }
  }
}
