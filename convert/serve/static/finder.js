// Finding words on the pages.
import { h, icon, t } from "./dom.js";

export class Finder {
  // `report()` gives what is shown, `pages()` its pages.
  constructor(report, pages) {
    this.report = report;
    this.pages = pages;
    this.hit = 0;
    this.box = h("input.search", { type: "search", placeholder: t("search"), "aria-label": t("search"), oninput: () => this.find(0),
      onkeydown: (event) => event.key === "Enter" && this.find(event.shiftKey ? -1 : 1) });
    this.hits = h("span.hits", { role: "status" });
    this.element = h("span.group.grow", {}, icon("search"), this.box, this.hits);
  }

  focus() { this.box.focus(); this.box.select(); }

  find(by) {
    const targets = this.mark((count) => (by === 0 ? 0 : (this.hit + by + count) % Math.max(1, count)));
    if (targets.length) { this.pages().mark("chosen", [targets[this.hit]]); this.pages().goTo(targets[this.hit]); }
  }

  // The report reads otherwise.
  renew() { this.mark((count) => Math.max(0, Math.min(this.hit, count - 1))); }

  // Marks every place of the words, and tells which of so many is looked at.
  mark(hit) {
    const words = this.box.value.trim();
    const targets = words ? this.targets(words, this.pages()) : [];
    this.hit = hit(targets.length);
    this.pages().mark("found", targets);
    this.hits.textContent = targets.length ? `${this.hit + 1} / ${targets.length}` : words ? t("none") : "";
    return targets;
  }

  // Every place of the words, in the order of the pages.
  targets(words, pages) {
    const { slots, blocks, footnotes } = this.report();
    const found = [];
    for (const one of [...slots, ...footnotes, ...blocks.filter((block) => block.text)]) for (let at = one.text.indexOf(words); at >= 0; at = one.text.indexOf(words, at + words.length)) found.push([one.place, at, at + words.length]);
    for (const one of blocks) (one.rows ?? []).forEach((row, y) => row.forEach((text, x) => text.includes(words) && found.push([one.place, 0, 0, [y, x]])));
    const where = new Map(found.map((target) => [target, pages.boxes(target)[0] ?? [Infinity, 0, 0]]));
    return found.sort((one, other) => where.get(one)[0] - where.get(other)[0] || where.get(one)[2] - where.get(other)[2]);
  }
}
