// The first view: bringing reports, and the shelf of those that are open.
import { get, post, save, tell, work } from "./api.js";
import { atRest, button, dialog, givenUp, h, icon, say, summary, t, told } from "./dom.js";
import { revive } from "./revive.js";
import { compareVersions } from "./versions.js";
import { allow, allowed, forget, kept } from "./store.js";

const MEGABYTE = 1000000;
const SOON = 1000;
// Shows the shelf as it is now; what a person chose on it stays chosen.
let again = async () => undefined;

export async function showShelf(main) {
  say("");
  const list = h("ul.shelf");
  const chosen = new Set();
  let reports = [];
  let soon = 0;
  let turn = 0;
  const compare = button("compare", t("compare"), () => takeFile("/compare", [...chosen], t("comparing"), t("compared", { count: chosen.size })), { disabled: true, title: t("compare-help") });
  const versions = button("history", t("versions"), () => compareVersions(reports.filter((one) => chosen.has(one.id))), { disabled: true, title: t("versions-help") });
  const together = button("download", t("download-chosen"), () => takeFile("/downloads", [...chosen]), { disabled: true });
  const packet = button("packet", t("packet-begin"), () => beginPacket([...chosen]), { disabled: true, title: t("packet-begin-help") });
  const keptList = h("ul.shelf");
  const keptPart = h("section.kept", { hidden: true }, h("h2", {}, t("kept-title")), keptList);
  const start = h("div.start", {},
    h("h1", {}, t("start-title")), h("p.lead", {}, t("start-lead")), dropping(),
    h("section.open", { hidden: true, "aria-labelledby": "open-title" }, h("div.section-head", {}, h("h2#open-title", {}, t("open-title")), h("div.buttons", {}, packet, compare, versions, together)), list),
    keptPart, more(), h("p.help", {}, t("privacy", { minutes: told.minutes })), keeping());
  takeDropped(start);
  main.replaceChildren(start);
  const choose = (id, yes) => {
    chosen[yes ? "add" : "delete"](id);
    compare.disabled = chosen.size < 2;
    packet.disabled = !chosen.size;
    together.disabled = !chosen.size;
    versions.disabled = chosen.size !== 2;
  };
  const refresh = async () => {
    const mine = ++turn;
    const { reports: open, packets } = await get("/shelf");
    const keys = new Set([...open.map((one) => one.key), ...packets.map((one) => `packet:${one.id}`)]);
    const waiting = (await kept()).filter((one) => !keys.has(one.key));
    await atRest();
    if (mine !== turn) return;
    reports = open;
    start.querySelector(".open").hidden = !open.length && !packets.length;
    for (const id of chosen) if (!open.some((one) => one.id === id)) choose(id, false);
    const inside = list.contains(document.activeElement);
    const at = document.activeElement?.dataset?.key;
    list.replaceChildren(...packets.map((one) => packetRow(one, refresh)), ...open.map((one) => shelfRow(one, choose, chosen.has(one.id), refresh)));
    if (inside) (list.querySelector(`[data-key="${at}"]`) ?? start.querySelector("#file")).focus({ preventScroll: true });
    keptPart.hidden = !waiting.length;
    keptList.replaceChildren(...waiting.map((one) => keptRow(one, refresh)));
    clearTimeout(soon);
    if (open.some((one) => one.stage === "pages") && list.isConnected) soon = setTimeout(() => refresh().catch(() => undefined), SOON);
  };
  await refresh();
  again = refresh;
  const clock = setInterval(() => refresh().catch(() => undefined), 30000);
  if (document.activeElement === document.body) start.querySelector("#file").focus({ preventScroll: true });
  return () => { clearInterval(clock); clearTimeout(soon); };
}

const minutesOf = (one) => Math.max(1, Math.round(one.seconds_left / 60));

function packetRow(one, refresh) {
  const title = one.title || t("packet");
  return h("li.shelf-row.packet-row", {}, icon("packet"), h("a.shelf-title", { href: `#/packet/${one.id}`, data: { key: `title-${one.id}` } }, title),
    h("span.help", {}, [t("packet"), t("packet-reports", { count: one.reports }), one.pages ? t("packet-pages", { pages: one.pages }) : t("packet-not-made"), t("minutes-left", { minutes: minutesOf(one) })].join(" · ")),
    one.pages ? button("download", t("all-files"), () => takeFile(`/packets/${one.id}/files/zip`), { data: { key: `zip-${one.id}` } }) : h("span", {}),
    button("close", t("close"), async () => {
      if (one.changes && !await givenUp(t("packet-close-title"), t("packet-close-lead", { name: title }))) return;
      try { await post(`/packets/${one.id}/close`); } catch (problem) { if (problem.code !== "serve-packet-gone") await tell(problem); }
      await forget(`packet:${one.id}`);
      await refresh();
    }, { "aria-label": t("close-report", { name: title }), data: { key: `close-${one.id}` } }));
}

function shelfRow(one, choose, isChosen, refresh) {
  return h("li.shelf-row", {},
    h("input", { type: "checkbox", checked: isChosen, data: { key: `check-${one.id}` }, "aria-label": t("choose-report", { name: one.title }), onchange: (event) => choose(one.id, event.target.checked) }),
    h("a.shelf-title", { href: `#/report/${one.id}`, data: { key: `title-${one.id}` } }, one.title),
    h("span.help", {}, [one.name, summary(one.stage, one.pages, one.indicators, one.findings),
      one.changes ? t("changes-count", { count: one.changes }) : null, t("minutes-left", { minutes: minutesOf(one) })].filter(Boolean).join(" · ")),
    button("download", t("all-files"), () => takeFile(`/jobs/${one.id}/files/zip`), { data: { key: `zip-${one.id}` } }),
    button("close", t("close"), async () => {
      if (one.changes && !await givenUp(t("close-title"), t("close-lead", { name: one.title, count: one.changes }))) return;
      try { await post(`/jobs/${one.id}/close`); } catch (problem) { if (problem.code !== "serve-gone") await tell(problem); }
      await forget(one.key);
      await refresh();
    }, { "aria-label": t("close-report", { name: one.title }), data: { key: `close-${one.id}` } }));
}

function keptRow(one, refresh) {
  return h("li.shelf-row", {}, h("span.shelf-title", {}, one.title), h("span.help", {}, new Date(one.when).toLocaleString()),
    button("edit", t("go-on"), () => (one.packet ? goOn(one) : bring([new File([one.work], one.name)]))),
    button("trash", t("forget"), async () => { await forget(one.key); await refresh(); }));
}

async function goOn(one) {
  try {
    const state = await revive(one.packet, one.reports);
    await forget(one.key);
    location.hash = `#/packet/${state.id}`;
  } catch (problem) {
    await tell(problem);
  }
}

function keeping() {
  const box = h("input", { type: "checkbox", checked: allowed(), id: "keep", onchange: () => { if (!allow(box.checked)) box.checked = false; } });
  return h("p.keep", {}, box, h("label", { for: "keep" }, t("keep-here")));
}

// The whole view takes files that are dropped.
function takeDropped(view) {
  const over = (yes) => view.querySelector(".drop").classList.toggle("over", yes);
  for (const name of ["dragenter", "dragover"]) view.addEventListener(name, (event) => { event.preventDefault(); over(true); });
  for (const name of ["dragleave", "drop"]) view.addEventListener(name, () => over(false));
  view.addEventListener("drop", (event) => { event.preventDefault(); if (event.dataTransfer.files.length) bring([...event.dataTransfer.files]); });
}

function dropping() {
  const input = h("input#file", { type: "file", multiple: true, "aria-describedby": "file-help", onchange: () => {
    const files = [...input.files];
    input.value = "";
    if (files.length) bring(files);
  } });
  const zone = h("div.drop", {}, icon("upload"), h("p.drop-words", {}, t("drop")), h("label.button.primary", { for: "file" }, t("choose-file")), input,
    h("p.help", { id: "file-help" }, t("drop-kinds", { limit: Math.floor(told.limit_bytes / MEGABYTE) })));
  return zone;
}

// What is needed less often: pasting, a style sheet, a corrected workbook.
function more() {
  const text = h("textarea#text", { rows: 4, spellcheck: "false" });
  const style = h("select#style", {}, h("option", { value: "" }, t("sheet-auto")),
    told.styles.map(([id, title]) => h("option", { value: id, selected: id === told.style }, title)));
  const paste = h("details", {}, h("summary", {}, t("paste")), h("p.field", {}, h("label", { for: "text" }, t("paste-label")), text),
    h("p", {}, button("next", t("convert"), () => bring([], text.value), { kind: "button.primary" })));
  const workbook = h("input#workbook", { type: "file", accept: ".xlsx" });
  const others = h("details", {}, h("summary", {}, t("more")), h("p.field", {}, h("label", { for: "style" }, t("sheet-label")), style),
    h("p.field", {}, h("label", { for: "workbook" }, t("workbook")), workbook, h("span.help", {}, t("workbook-help"))));
  return h("div.more", {}, paste, others);
}

function formOf(file, text) {
  const form = new FormData();
  if (file) form.append("file", file, file.name); else form.append("text", text);
  const style = document.getElementById("style");
  const workbook = document.getElementById("workbook");
  if (style) form.append("style", style.value);
  if (workbook?.files.length) form.append("corrections", workbook.files[0]);
  return form;
}

// Converts files one after the other; one goes to its page, several stay on the shelf.
async function bring(files, text = "") {
  const all = files.length ? files : [null];
  const forms = all.map((file) => [file, formOf(file, text)]);
  let last = null;
  const failed = [];
  for (const [number, [file, form]] of forms.entries()) {
    try {
      last = await work("/jobs", form, all.length > 1 ? t("working-on", { name: file.name, number: number + 1, count: all.length }) : t("working"));
    } catch (problem) {
      if (all.length === 1) { await tell(problem); return; }
      failed.push(h("li", {}, `${file.name}：${problem.message}`));
    }
  }
  if (all.length === 1) { location.hash = `#/report/${last.id}`; return; }
  say(t("opened", { count: all.length - failed.length }));
  if (failed.length) await dialog(t("error-title"), [h("ul", {}, failed)], [["", t("understood"), true]]);
  await again();
}

async function beginPacket(jobs) {
  try {
    location.hash = `#/packet/${(await post("/packets", { jobs })).id}`;
  } catch (problem) {
    await tell(problem);
  }
}

async function takeFile(path, jobs = null, title = t("working"), words = "") {
  try {
    save(await work(path, jobs && { jobs }, title));
    say(words);
  } catch (problem) {
    await tell(problem);
  }
}
