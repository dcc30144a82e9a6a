// Where the changes of one report are kept: in this page, in the browser when allowed, in a file that a person saved. Told in words.
import { get } from "./api.js";
import { h, t } from "./dom.js";
import { allowed, forget, keep } from "./store.js";

export class Keeper {
  constructor() {
    this.element = h("span.kept-state#kept-state", { role: "status" });
    this.work = null;
    this.unsaved = false;
    this.turn = 0;
    this.last = Promise.resolve();
  }

  show(state) {
    this.element.dataset.state = state;
    this.element.textContent = t(`kept-${state}`);
  }

  // Keeps the work as the server has it now. Of several changes in a row only the newest is fetched and told.
  keep(address, entry) {
    this.unsaved = true;
    this.show("doing");
    const turn = ++this.turn;
    this.last = this.last.then(async () => {
      if (turn !== this.turn) return;
      const state = await this.put(address, entry).catch(() => "failed");
      if (turn !== this.turn) return;
      if (state === "browser") this.unsaved = false;
      this.show(state);
    });
    return this.last;
  }

  async put(address, entry) {
    this.work = await get(`${address}/files/work`);
    if (!allowed()) return "page";
    await keep({ ...entry, when: Date.now(), work: this.work });
    return "browser";
  }

  // A person has the work as a file.
  saved() {
    this.turn += 1;
    this.unsaved = false;
    this.show("file");
  }

  // The report was closed: nothing of it stays in the browser.
  async forget(key) {
    this.turn += 1;
    await this.last;
    await forget(key);
    this.unsaved = false;
  }
}
