// What was read, beside the pages, with the same place marked.
import { button, h, t } from "./dom.js";

export class Original {
  // `report()` gives what is shown, `place()` what is chosen; `shown(yes)` is told when it comes and goes.
  constructor(report, place, shown) {
    Object.assign(this, { report, place, shown });
    this.element = h("div.original", { tabindex: "0", role: "region", "aria-label": t("original"), hidden: true });
    this.button = button("original", t("original"), () => this.toggle(), { kind: "button.quiet", "aria-pressed": "false" });
  }

  toggle() {
    this.element.hidden = !this.element.hidden;
    this.button.setAttribute("aria-pressed", String(!this.element.hidden));
    this.shown(!this.element.hidden);
    this.render();
  }

  render() {
    if (this.element.hidden) return;
    const { original } = this.report();
    if (this.text !== original) {
      this.text = original;
      let at = 0;
      const lines = original.split("\n").map((text) => { const line = h("p", { data: { at } }, text || "\u00a0"); at += text.length + 1; line.length_ = text.length; return line; });
      this.element.replaceChildren(h("h2", {}, t("original")), ...lines);
    }
    this.mark();
  }

  mark() {
    if (this.element.hidden) return;
    const { blocks, slots, footnotes } = this.report();
    const source = [...blocks, ...slots, ...footnotes].find((one) => one.place === this.place())?.source;
    let first = null;
    for (const line of this.element.querySelectorAll("p")) {
      const at = Number(line.dataset.at);
      const here = Boolean(source) && at < source[1] && at + line.length_ > source[0];
      line.toggleAttribute("aria-current", here);
      if (here) first ??= line;
    }
    first?.scrollIntoView({ block: "center" });
  }
}
