// Small helpers: words of the page, elements, icons, dialogs.
export const told = JSON.parse(document.getElementById("told").textContent);

// The sentence `serve-CODE` with its placeholders filled; the code itself where there is none.
export function t(code, values = {}) {
  const sentence = told.words[`serve-${code}`];
  if (sentence === undefined) return code;
  return sentence.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? values[name] : whole));
}

export const has = (code) => `serve-${code}` in told.words;
// One text of a pair in both languages.
export const said = (pair) => (Array.isArray(pair) ? pair[told.language] : pair) ?? "";

const PROPERTIES = new Set(["value", "checked", "disabled", "hidden", "open", "selected", "indeterminate"]);

// An element: h("button.primary#save", {type: "button", onclick: …}, "words", child …).
export function h(kind, attributes = {}, ...children) {
  const [, tag, rest] = kind.match(/^([a-z0-9]+)(.*)$/);
  const element = document.createElement(tag);
  for (const part of rest.match(/[.#][^.#]+/g) || []) {
    if (part[0] === "#") element.id = part.slice(1);
    else element.classList.add(part.slice(1));
  }
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === null) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "data") Object.assign(element.dataset, value);
    else if (PROPERTIES.has(name)) element[name] = value;
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false) element.setAttribute(name, value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

const PATHS = {
  upload: "M8 11V3m0 0L5 6m3-3 3 3M3 11v2h10v-2", undo: "M6 4 3 7l3 3M3 7h6a4 4 0 0 1 0 8H7", redo: "m10 4 3 3-3 3m3-3H7a4 4 0 0 0 0 8h2",
  download: "M8 3v8m0 0 3-3m-3 3L5 8M3 11v2h10v-2", check: "m3 8 3.5 3.5L13 5", list: "M3 4h10M3 8h10M3 12h10", tag: "M3 3h5l5 5-5 5-5-5z",
  chart: "M3 13V7m4 6V3m4 10V9M2 13h12", history: "M8 4v4l3 2M3 8a5 5 0 1 0 2-4L3 6m0-3v3h3", close: "m4 4 8 8m0-8-8 8", plus: "M8 3v10M3 8h10",
  up: "M8 13V4m0 0L4 8m4-4 4 4", down: "M8 3v9m0 0 4-4m-4 4L4 8", split: "M3 3h10M3 13h10M8 5v6", merge: "M3 5h10M3 11h6m2-4v6m-2-2 2 2 2-2",
  trash: "M3 4h10M6 4V3h4v1m-6 0 1 9h6l1-9", table: "M3 3h10v10H3zM3 6.5h10M3 10h10M8 3v10", search: "M7 3a4 4 0 1 0 0 8 4 4 0 0 0 0-8m3 7 3 3",
  width: "M2 4v8m12-8v8M4 8h8m0 0-2-2m2 2-2 2M4 8l2-2M4 8l2 2", page: "M4 2h8v12H4z", thumbs: "M3 3h4v4H3zm6 0h4v4H9zM3 9h4v4H3zm6 0h4v4H9z",
  original: "M2 3h5v10H2zm7 0h5v10H9z", print: "M5 6V3h6v3M4 6h8a1 1 0 0 1 1 1v4h-2m-6 0H3V7a1 1 0 0 1 1-1m1 4h6v4H5z", keep: "M3 3h8l2 2v8H3zm2 0v4h5V3M5 13V9h6v4",
  settings: "M3 5h5m3 0h2M3 11h2m3 0h5M8 3.5v3M5.5 9.5v3", compare: "M2 4h5m-5 4h5m-5 4h5m2-8h5m-5 4h5m-5 4h5",
  grip: "M6 3v.01M10 3v.01M6 8v.01M10 8v.01M6 13v.01M10 13v.01", packet: "M3 5h10v8H3zM5 5V3h6v2", next: "m6 3 5 5-5 5", previous: "m10 3-5 5 5 5", edit: "m3 13 1-3 7-7 2 2-7 7z",
};

export function icon(name) {
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  svg.setAttribute("viewBox", "0 0 16 16");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(space, "path");
  path.setAttribute("d", PATHS[name] || "");
  svg.append(path);
  return svg;
}

// A button with icon and word; without `shown` the word is for readers of the screen and the tooltip, with `small` it stands below the icon where there is little room.
export function button(name, word, onclick, { kind = "button", shown = true, ...attributes } = {}) {
  const label = shown === true ? undefined : word;
  return h(kind, { type: "button", title: label, "aria-label": label, onclick, ...attributes }, icon(name), shown ? h(shown === "small" ? "span.word" : "span", {}, word) : null);
}

// Lets the link to the other language lead back to what is shown now.
export function comeBackHere() {
  document.getElementById("other-language").search = `?back=${encodeURIComponent(`/${location.hash}`)}`;
}

export function say(text) {
  const status = document.getElementById("status");
  status.textContent = "";
  requestAnimationFrame(() => { status.textContent = text; });
}

let pressed = false;
let letGo = 0;
const resting = [];

// A click follows after the pointer, or the space bar, is let go.
function press(down) {
  clearTimeout(letGo);
  if (down) pressed = true;
  else if (pressed) letGo = setTimeout(() => { pressed = false; for (const go of resting.splice(0)) go(); });
}

for (const kind of ["pointerdown", "pointermove", "pointerup", "pointercancel"]) addEventListener(kind, (event) => press(event.buttons & 1), true);
for (const kind of ["keydown", "keyup"]) addEventListener(kind, (event) => event.key === " " && press(kind === "keydown"), true);
addEventListener("blur", () => press(false));

// Resolves when nothing is pressed: a press whose element is replaced before it is let go is no click.
export async function atRest() {
  while (pressed) await new Promise((resolve) => { resting.push(resolve); });
}

// Shows a modal dialog; resolves with what closed it: the value of a button, or "" for Escape. With `attempt` the primary button asks it
// first: the sentence that it resolves with says what is wrong, and the dialog stays with everything that was entered.
export function dialog(title, content, actions, { attempt = null } = {}) {
  return new Promise((resolve) => {
    const before = document.activeElement;
    const heading = h("h2", { id: "dialog-title" }, title);
    const box = h("dialog", { "aria-labelledby": "dialog-title" });
    const problem = h("p.problem", { role: "alert", hidden: true });
    const end = async (value, button_) => {
      if (value && attempt) {
        problem.hidden = button_.disabled = true;
        const wrong = await attempt();
        button_.disabled = false;
        if (wrong) { problem.textContent = wrong; problem.hidden = false; problem.scrollIntoView({ block: "nearest" }); button_.focus(); return; }
      }
      box.close(value);
    };
    const row = actions.map(([value, word, primary]) => h(primary ? "button.primary" : "button", { type: "button", onclick: (event) => end(value, event.currentTarget) }, word));
    box.append(heading, ...[content].flat(), problem, h("div.buttons", {}, row));
    box.addEventListener("submit", (event) => { event.preventDefault(); box.querySelector("button.primary:not([disabled])")?.click(); });
    box.addEventListener("close", () => {
      box.remove();
      if (before && before.isConnected) before.focus();
      resolve(box.returnValue || "");
    });
    document.getElementById("dialogs").append(box);
    box.returnValue = "";
    box.showModal();
    (box.querySelector("[data-first]") || row[row.length - 1])?.focus();
  });
}

// Asks before what was arranged or changed by hand is given up; says whether to go on.
export const givenUp = async (title, lead) => await dialog(title, [h("p", {}, lead)], [["", t("stay")], ["close", t("close"), true]]) === "close";

// A menu button: its entries are [word, action] or [word, address, file name].
export function menu(name, word, entries, { kind = "button" } = {}) {
  const list = h("ul.menu", { hidden: true });
  const opener = button(name, word, () => toggle(list.hidden), { kind, "aria-expanded": "false", "aria-haspopup": "true" });
  const wrap = h("div.menu-wrap", {}, opener, list);
  function toggle(open) {
    list.hidden = !open;
    opener.setAttribute("aria-expanded", String(open));
    if (open) list.querySelector("a, button")?.focus();
  }
  for (const [label, action, help] of entries) {
    const words = [h("span", {}, label), help ? h("span.help", {}, help) : null];
    list.append(h("li", {}, typeof action === "string"
      ? h("a", { href: action, download: true, onclick: () => toggle(false) }, words)
      : h("button", { type: "button", onclick: () => { toggle(false); opener.focus(); action(); } }, words)));
  }
  wrap.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !list.hidden) { toggle(false); opener.focus(); event.stopPropagation(); }
    if (!["ArrowDown", "ArrowUp"].includes(event.key) || list.hidden) return;
    event.preventDefault();
    const all = [...list.querySelectorAll("a, button")];
    const at = all.indexOf(document.activeElement) + (event.key === "ArrowDown" ? 1 : -1);
    all[(at + all.length) % all.length].focus();
  });
  wrap.addEventListener("focusout", (event) => { if (!wrap.contains(event.relatedTarget)) toggle(false); });
  return wrap;
}

// How much there is of a report; what is looked for in its pages is told when it was.
export const summary = (stage, pages, figures, findings) => (stage === "pages" ? t("summary-checking", { pages }) : t("summary", { pages, figures, findings }));

// Words of a number as a person reads it: 612400000 becomes 6.124亿.
export function figure(value) {
  const size = Math.abs(value);
  const plain = (number) => String(Number(number.toPrecision(12)));
  if (size >= 1e8) return `${plain(value / 1e8)}亿`;
  if (size >= 1e4) return `${plain(value / 1e4)}万`;
  return plain(value);
}
