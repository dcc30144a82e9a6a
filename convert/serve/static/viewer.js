// The pages with what a person looks around by: page number, zoom, thumbnails, printing.
import { button, h, t } from "./dom.js";
import { Pages } from "./pages.js";

const ZOOMS = { width: "width", page: "page", 100: "search" };

export class Viewer {
  // `handlers` are those of Pages; `address()` is that of what is shown; `tools` stand in the toolbar, `beside` stands beside the pages; `print()` shows what is to be printed.
  constructor({ handlers = {}, address, tools = [], beside = null, print = () => open(`${address()}/files/pdf?show=1`) }) {
    this.address = address;
    this.sheets = h("div.pages", { tabindex: "0", role: "region", "aria-label": t("preview"), data: { zoom: "width" } });
    this.thumbs = h("nav.thumbs", { "aria-label": t("thumbnails"), hidden: true });
    this.element = h("div.middle", {}, this.toolbar(tools, print), h("div.desk", {}, this.thumbs, this.sheets, beside));
    this.pages = new Pages(this.sheets, handlers);
    this.sheets.addEventListener("scroll", () => this.scrolled(), { passive: true });
  }

  toolbar(tools, print) {
    this.pageNumber = h("input.page-number", { inputmode: "numeric", "aria-label": t("go-to-page"), onchange: () => this.pages.scrollTo(Number(this.pageNumber.value) || 1) });
    this.pageCount = h("span", {});
    this.zooms = h("div.group", { role: "group", "aria-label": t("zoom") }, Object.entries(ZOOMS).map(([name, shape]) => button(shape, t(`zoom-${name}`),
      () => this.zoom(name), { shown: "small", kind: "button.quiet", "aria-pressed": String(name === "width"), data: { zoom: name } })));
    this.thumbButton = button("thumbs", t("thumbnails"), () => this.toggleThumbs(), { shown: "small", kind: "button.quiet", "aria-pressed": "false" });
    return h("div.toolbar", {}, this.thumbButton, this.zooms, h("span.group", {}, this.pageNumber, this.pageCount), ...tools,
      button("print", t("print"), print, { kind: "button.quiet", title: t("print-help") }));
  }

  show(pages) {
    this.all = pages;
    this.pages.show(this.address(), pages);
    this.pageCount.textContent = `/ ${pages.length}`;
    if (!this.thumbs.hidden) this.renderThumbs();
    this.scrolled();
  }

  end() { this.pages.end(); }

  zoom(name) {
    const number = this.pages.current();
    this.sheets.dataset.zoom = name;
    for (const one of this.zooms.children) one.setAttribute("aria-pressed", String(one.dataset.zoom === name));
    this.pages.scrollTo(number);
  }

  scrolled() {
    const number = this.pages.current();
    if (document.activeElement !== this.pageNumber) this.pageNumber.value = number;
    for (const one of this.thumbs.children) one.toggleAttribute("aria-current", Number(one.dataset.page) === number);
  }

  toggleThumbs() {
    this.thumbs.hidden = !this.thumbs.hidden;
    this.thumbButton.setAttribute("aria-pressed", String(!this.thumbs.hidden));
    if (!this.thumbs.hidden) this.renderThumbs();
  }

  renderThumbs() {
    this.thumbs.replaceChildren(...this.all.map((page) => h("button.thumb", { type: "button", data: { page: page.number }, onclick: () => this.pages.scrollTo(page.number) },
      h("img", { src: `${this.address()}/pages/${page.digest}.png`, alt: "", loading: "lazy", width: 84, height: Math.round((84 * page.height) / page.width) }),
      h("span", {}, t("page", { number: page.number })))));
    this.scrolled();
  }
}
