// What stands at the left: what to look at first, the text, the elements around it, the indicators, and what was changed.
import { button, figure, h, said, t } from "./dom.js";
import { roleName } from "./card.js";

const SHORT = 60;
const short = (text) => (text.length > SHORT ? `${text.slice(0, SHORT)}……` : text);
const pageOf = (view, target) => { const [box] = view.pages.boxes(target); return box ? t("page-short", { number: box[0] }) : null; };

// A row that leads to its place.
function row(view, id, { role = "", words, help = "", target = null, level = 0, onclick }) {
  const page = pageOf(view, target);
  return h("li", {}, h(`button.row-button${level ? `.level-${level}` : ""}`, { type: "button", data: { row: id }, onclick },
    role ? h("span.role", {}, role) : null, h("span.words", {}, words, help ? h("span.help", {}, help) : null), page ? h("span.page", {}, page) : null));
}

function group(title, rows, { open = true, help = "", tools = [] } = {}) {
  if (!rows.length) return null;
  return h("details.group", { open, data: { key: title } }, h("summary", {}, h("h2", {}, title), h("span.count", {}, rows.length)), help ? h("p.help", {}, help) : null, ...tools, h("ul.rows", {}, rows));
}

// One fix can be applied alone: its offset counts the fixes before it in its place, which are then not there.
function alone(view, fix) {
  const before = view.report.fixes.filter((one) => one.place === fix.place && one.start < fix.start);
  return { ...fix, start: fix.start - before.reduce((sum, one) => sum + one.after.length - one.before.length, 0) };
}

function fixRow(view, fix, mend) {
  const own = alone(view, fix);
  const [block, cell] = fix.place.split(":");
  const target = [block, own.start, own.start + Math.max(1, fix.before.length), cell && cell !== "caption" ? cell.split(",").map(Number) : null];
  const text = [...view.report.blocks, ...view.report.slots].find((one) => one.place === fix.place)?.text ?? "";
  const around = text ? `${text.slice(Math.max(0, own.start - 8), own.start)}` : "";
  const after = text ? text.slice(own.start + fix.before.length, own.start + fix.before.length + 8) : "";
  return h("li.with-button", {}, h("button.row-button", { type: "button", data: { row: `fix-${fix.place}-${fix.start}` }, onclick: () => view.goTo(target) },
    h("span.words", {}, around, h("del", {}, fix.before || "\u00a0"), h("ins", {}, fix.after), after)), mend ? button("check", t("fix-one"), () => mend([own])) : null);
}

function review(view) {
  const { report } = view;
  const doubts = report.doubts.map((one) => {
    const [first, ...rest] = one.texts;
    const words = rest.length ? t("doubt-series", { first, last: rest.at(-1), count: one.texts.length }) : first;
    return h("li.doubt", {}, row(view, one.id, { role: t("taken-for", { role: said(one.chosen) }), words, help: one.reasons.map(said).join("；"), target: [one.place],
      onclick: () => { view.goTo([one.place]); view.choose(one.place); } }).firstChild,
    button("check", t("rather", { role: said(one.alternative) }), () => view.readOtherwise(one), { title: one.against.map(said).join("；") }));
  });
  const ofRule = new Map();
  for (const fix of report.fixes) ofRule.set(fix.rule, [...(ofRule.get(fix.rule) ?? []), fix]);
  const mend = (fixes) => view.send([{ do: "fix", fixes }]);
  const fixes = [...ofRule].map(([rule, all]) => h("li.fixes", {}, h("div.with-button", {}, h("span.words", {}, t("fixes-of", { rule, count: all.length })),
    button("check", t("fix-kind"), () => mend(all), { "aria-label": t("fix-kind-of", { rule }) })),
  all.length > 1 ? h("details", { data: { key: rule } }, h("summary", {}, t("one-by-one")), h("ul", {}, all.map((fix) => fixRow(view, fix, mend)))) : h("ul", {}, all.map((fix) => fixRow(view, fix, null)))));
  const findings = report.findings.map((one, index) => row(view, `finding-${index}`, {
    role: h("span", { class: `grade grade-${one.grade}` }, said(one.grade_name)), words: said(one.message), help: one.hint ? said(one.hint) : "", target: one.target,
    onclick: () => { view.goTo(one.target, one.page); if (one.target) view.choose(one.target[0], { target: one.target, cell: one.target[3] ?? null }); } }));
  const figures = report.indicators.filter((one) => one.doubt).map((one) => indicatorRow(view, one));
  const parts = [group(t("doubts"), doubts, { help: t("doubts-help") }), group(t("fixes"), fixes, { help: t("fixes-help"),
    tools: [h("div.panel-tools", {}, button("check", t("fix-all", { count: report.fixes.length }), () => mend(report.fixes)))] }), group(t("findings"), findings), group(t("doubtful-figures"), figures)].filter(Boolean);
  if (view.state.stage === "pages") return [...parts, h("p.help.checking", {}, t("checking"))];
  return parts.length ? parts : [h("div.empty", {}, h("p", {}, t("nothing-to-review")), h("p.help", {}, t("nothing-to-review-help")))];
}

function content(view) {
  const { report } = view;
  const joins = report.joins.map((one, index) => h("li.with-button", {}, row(view, `join-${index}`, { role: said(one.reason), words: `${one.left}｜${one.right}`, target: one.target,
    onclick: () => view.goTo(one.target) }).firstChild,
  one.at ? button("split", t("split"), () => view.send([{ do: "split", place: one.target[0], at: one.at }]), { "aria-label": t("split-at", { right: one.right }) }) : null));
  const furniture = report.furniture.map((one) => h("li.with-button", {}, h("div.row-button", {}, h("span.role", {}, said(one.reason)), h("span.words", {}, one.text)),
    one.at === undefined || one.at === null ? null : button("undo", t("restore"), () => view.send([{ do: "restore", at: one.at }]), { "aria-label": t("restore-line", { text: short(one.text) }) })));
  const rows = report.blocks.map((one) => {
    const level = one.role.startsWith("heading") || one.role.startsWith("lead") ? Number(one.role.at(-1)) : 0;
    const words = one.role === "table" ? one.caption || one.rows[0].filter(Boolean).join(" ") : one.text || one.caption;
    return row(view, one.place, { role: roleName(one.role), words: short(words || t("no-words")), target: [one.place], level, onclick: () => { view.goTo([one.place]); view.choose(one.place, { focus: true }); } });
  });
  return [
    h("div.panel-tools", {}, button("plus", t("add-first"), () => view.cardTools().next.add(""))),
    h("ul.rows.outline", {}, rows),
    group(t("footnotes"), report.footnotes.map((one) => row(view, one.place, { words: short(one.text), target: [one.place], onclick: () => { view.goTo([one.place]); view.choose(one.place, { focus: true }); } }))),
    group(t("joins"), joins, { open: false }), group(t("furniture"), furniture, { open: false }),
    group(t("notes"), report.notes.map((one, index) => row(view, `note-${index}`, { role: said(one.grade_name), words: said(one.message), target: one.target, onclick: () => view.goTo(one.target) })), { open: false }),
  ].filter(Boolean);
}

const SLOT_GROUPS = [["slots-head", "header."], ["slots-front", "front."], ["slots-front", "main_recipients"], ["slots-end", "closing"], ["slots-end", "attachment_note"], ["slots-end", "sign_off."],
  ["slots-end", "document_note"], ["slots-attachments", "attachments."], ["slots-imprint", "imprint."]];

function slots(view) {
  const groups = new Map();
  for (const one of view.report.slots) {
    const [name] = SLOT_GROUPS.find(([, start]) => one.place.startsWith(start)) ?? ["slots-end"];
    if (!groups.has(name)) groups.set(name, [[], []]);
    groups.get(name)[one.text ? 0 : 1].push(one);
  }
  const full = (one) => row(view, one.place, { role: roleName(one.place), words: one.text, target: [one.place], onclick: () => { view.goTo([one.place]); view.choose(one.place, { focus: true }); } });
  const empty = (one) => h("li", {}, button("plus", roleName(one.place), () => view.choose(one.place, { focus: true }), { kind: "button.add", data: { row: one.place }, "aria-label": t("add-slot", { role: roleName(one.place) }) }));
  return [...groups].map(([name, [filled, free]]) => h("section.group", {}, h("h2", {}, t(name)), h("ul.rows", {}, filled.map(full)), free.length ? h("ul.adds", { "aria-label": t("add-missing") }, free.map(empty)) : null));
}

function indicatorRow(view, one) {
  const value = one.value_high === undefined || one.value_high === null ? figure(one.value) : `${figure(one.value)}–${figure(one.value_high)}`;
  return row(view, one.key || one.id, { words: one.name, help: [one.period, one.qualifier, one.key.startsWith("+") ? t("added") : null].filter(Boolean).join(" · "),
    role: h("span.number", {}, `${value}${one.unit ?? ""}`), target: one.target, onclick: () => view.openIndicator(one) });
}

function indicators(view) {
  const only = h("input", { type: "checkbox", id: "only-doubtful", checked: view.onlyDoubtful === true, onchange: () => { view.onlyDoubtful = only.checked; view.renderPanel(); document.getElementById("only-doubtful").focus(); } });
  const shown = view.report.indicators.filter((one) => !view.onlyDoubtful || one.doubt);
  return [h("div.panel-tools", {}, only, h("label", { for: "only-doubtful" }, t("only-doubtful"))), h("p.help", {}, t("indicators-help")),
    view.state.stage === "pages" ? h("p.help.checking", {}, t("checking")) : null,
    shown.length ? h("ul.rows", {}, shown.map((one) => indicatorRow(view, one))) : view.state.stage === "pages" ? null : h("p.empty", {}, t("none"))].filter(Boolean);
}

// A cell or a caption is called by what it belongs to; a block that is gone by nothing that only the program knows.
function placeName(place = "", state) {
  const [block, part] = place.split(":");
  const owner = state.view.blocks.find((one) => one.place === block);
  if (!owner) return t("a-passage");
  return part === "caption" ? t("caption") : roleName(owner.role);
}

function editWords(edit, state) {
  const block = state.view.blocks.find((one) => one.place === edit.place);
  const name = block ? short(block.text || block.caption || roleName(block.role)) : state.view.slots.some((one) => one.place === edit.place) ? roleName(edit.place) : state.view.footnotes.some((one) => one.place === edit.place) ? roleName("note") : placeName(edit.place, state);
  const what = edit.do === "role" ? roleName(edit.role) : short(edit.text ?? edit.name ?? "");
  return t(`edit-${edit.do}`, { place: name, what });
}

export function stepWords(step, state) {
  if (step.choices?.length === 1 && step.choices[0] === "choices") return t("edit-doubt");
  if (step.choices?.length === 1 && step.choices[0] === "seals") return t("edit-seals");
  if (step.choices?.length) return t("edit-choices");
  return (step.edits ?? []).map((edit) => editWords(edit, state)).join("；");
}

function correctedWhere(view, place) {
  if (view.report.slots.some((one) => one.place === place)) return roleName(place);
  if (view.report.footnotes.some((one) => one.place === place)) return roleName("note");
  if (view.report.indicators.some((one) => one.id === place)) return t("indicator");
  return view.report.blocks.find((one) => one.place === place)?.role ? roleName(view.report.blocks.find((one) => one.place === place).role) : placeName(place, view.state);
}

function changes(view) {
  const { steps, at } = view.state;
  const rows = steps.map((step, index) => h("li", { class: index < at ? "step" : "step undone" }, h("span", {}, `${index + 1}. ${stepWords(step, view.state)}`)));
  const letters = view.report.corrected.map((one) => h("li.changed-letters", {}, h("span.role", {}, correctedWhere(view, one.place)),
    h("del", {}, short(one.before)), " ", h("ins", {}, short(one.after))));
  return [rows.length ? h("ol.steps", {}, rows) : h("div.empty", {}, h("p", {}, t("no-changes")), h("p.help", {}, t("no-changes-help"))), group(t("changed-letters"), letters),
    h("div.panel-tools", {}, button("close", t("close"), () => view.close()))].filter(Boolean);
}

export const PANELS = {
  review: { icon: "check", build: review, count: ({ view }) => view.doubts.length + view.fixes.length + view.findings.length + view.indicators.filter((one) => one.doubt).length },
  content: { icon: "list", build: content, count: () => 0 },
  slots: { icon: "tag", build: slots, count: () => 0 },
  indicators: { icon: "chart", build: indicators, count: ({ view }) => view.indicators.length },
  changes: { icon: "history", build: changes, count: ({ at }) => at },
};
