// The card in which what was chosen is changed: text, role, order, cells, indicators.
import { button, figure, h, t, told } from "./dom.js";

export const roleName = (role) => t(`role-${role.replace(/^attachments\.\d+\./, "attachment.")}`);

function field(label, control, help) {
  const id = `field-${Math.random().toString(36).slice(2, 8)}`;
  control.id = id;
  return h("p.field", {}, h("label", { for: id }, label), control, help ? h("span.help", {}, help) : null);
}

function area(text, label) {
  const box = h("textarea", { rows: Math.min(7, Math.max(2, Math.ceil(text.length / 22) + text.split("\n").length - 1)), spellcheck: "false", value: text, "data-first": true });
  return [field(label, box), box];
}

// Ctrl+Enter applies, Escape leaves. A fresh card makes something new, of which nothing is there while its first field is empty.
function form(title, parts, apply, leave, { fresh } = {}) {
  const save = (event) => { event?.preventDefault(); apply(); };
  const element = h("form.card", { onsubmit: save, "aria-label": title, data: fresh ? { fresh: "yes" } : {} },
    h("div.card-head", {}, h("h2", {}, title), button("close", t("fold"), leave, { shown: false, kind: "button.quiet" })), parts);
  element.addEventListener("input", () => { element.dataset.touched = "yes"; });
  element.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) save(event);
    if (event.key === "Escape") { event.stopPropagation(); event.preventDefault(); leave(); } // else it would close the dialog that asks
  });
  return element;
}

function roleChoice(role, { slots = true } = {}) {
  const group = (word, roles) => h("optgroup", { label: t(word) }, roles.map((one) => h("option", { value: one, selected: one === role }, roleName(one))));
  return h("select", {}, group("in-body", told.block_roles), slots ? group("outside-body", [...told.slot_roles, "furniture"]) : null);
}

// What a card says by now goes along with what one of its buttons does.
export function blockCard(block, { send, close, leave, next, at }) {
  const role = roleChoice(block.role);
  const [words, box] = area(block.text, t("wording"));
  if (at) queueMicrotask(() => box.setSelectionRange(at, at));
  const edits = () => [
    ...(box.value.trim() === block.text ? [] : [{ do: "text", place: block.place, text: box.value }]),
    ...(role.value === block.role ? [] : [{ do: "role", place: block.place, role: role.value }])];
  const apply = () => applied(edits(), send, close);
  const letters = () => [...box.value.slice(0, box.selectionStart).replaceAll("\n", "").trimStart()].length;
  return form(roleName(block.role), [
    field(t("this-is"), role), words,
    h("div.buttons", {}, h("button.primary", { type: "submit" }, t("apply"))),
    h("div.buttons.small", {},
      button("split", t("split-here"), () => send([...edits(), { do: "split", place: block.place, at: letters() }]), { title: t("split-help") }),
      block.can_merge ? button("merge", t("merge"), () => send([...edits(), { do: "merge", place: block.place }])) : null,
      ...movers(block, next, edits), button("plus", t("add-after"), () => next.add(block.place)), button("table", t("add-table"), () => next.addTable(block.place)),
      button("trash", t("delete"), () => send([{ do: "delete", place: block.place }]))),
  ], apply, leave);
}

function applied(edits, send, close) { if (edits.length) send(edits); else close(); }

const movers = (block, next, edits) => [
  button("up", t("move-up"), () => next.move(block.place, -1, edits())), button("down", t("move-down"), () => next.move(block.place, 1, edits()))];

// A slot that takes one of a few words.
function choiceCard(slot, { send, close, leave }) {
  const chosen = h("select", { "data-first": true }, ["", ...slot.choices].map((word) => h("option", { value: word, selected: word === slot.text }, word || t("not-said"))));
  return form(roleName(slot.place), [field(t("choose-one"), chosen), h("div.buttons", {}, h("button.primary", { type: "submit" }, t("apply")))],
    () => (chosen.value === slot.text ? close() : send([{ do: "text", place: slot.place, text: chosen.value }])), leave);
}

export function slotCard(slot, { send, close, leave }) {
  if (slot.choices) return choiceCard(slot, { send, close, leave });
  const movable = told.slot_roles.includes(slot.place);
  const emptied = slot.text && !slot.note;
  const role = movable ? roleChoice(slot.place) : null;
  const [words, box] = area(slot.text, slot.is_list ? t("one-a-line") : t("wording"));
  const apply = () => {
    const edits = [];
    if (box.value.trim() !== slot.text) edits.push({ do: "text", place: slot.place, text: box.value });
    if (role && role.value !== slot.place) edits.push({ do: "role", place: slot.place, role: role.value });
    applied(edits, send, close);
  };
  return form(roleName(slot.note ? "note" : slot.place), [
    role && slot.text ? field(t("this-is"), role) : null, words,
    slot.place === "front.title" ? h("p.help", {}, t("wording-title")) : null,
    h("div.buttons", {}, h("button.primary", { type: "submit" }, t("apply")),
      emptied ? button("trash", t("empty-slot"), () => send([{ do: "text", place: slot.place, text: "" }])) : null),
  ], apply, leave);
}

export function tableCard(block, { send, close, leave, next, cell }) {
  const covered = new Set();
  for (const span of block.spans ?? []) {
    for (let row = 0; row < (span.rows ?? 1); row += 1) for (let column = 0; column < (span.columns ?? 1); column += 1) if (row || column) covered.add(`${span.row + row},${span.column + column}`);
  }
  let [atRow, atColumn] = cell ?? [0, 0];
  const inputs = [];
  const caption = h("input", { value: block.caption ?? "" });
  const grid = h("table.grid", {}, block.rows.map((cells, row) => h("tr", {}, cells.map((text, column) => {
    const input = h("input", { value: text, disabled: covered.has(`${row},${column}`), "aria-label": t("cell", { row: row + 1, column: column + 1 }),
      onfocus: () => { [atRow, atColumn] = [row, column]; } });
    if (row === atRow && column === atColumn) input.setAttribute("data-first", "");
    inputs.push([row, column, text, input]);
    return h("td", {}, input);
  }))));
  const edits = () => [
    ...inputs.filter(([, , text, input]) => input.value.trim() !== text)
      .map(([row, column, , input]) => ({ do: "text", place: `${block.place}:${row},${column}`, text: input.value })),
    ...captionEdit(block, caption)];
  const apply = () => applied(edits(), send, close);
  const change = (name, at) => send([...edits(), { do: "table", place: block.place, change: name, at }]);
  return form(roleName("table"), [
    field(t("caption"), caption), h("div.grid-wrap", { tabindex: "0", role: "group", "aria-label": t("cells") }, grid),
    h("div.buttons", {}, h("button.primary", { type: "submit" }, t("apply"))),
    h("div.buttons.small", {},
      button("plus", t("add-row"), () => change("add-row", atRow + 1)), button("plus", t("add-column"), () => change("add-column", atColumn + 1)),
      button("trash", t("delete-row"), () => change("delete-row", atRow)), button("trash", t("delete-column"), () => change("delete-column", atColumn)),
      ...movers(block, next, edits),
      button("plus", t("add-after"), () => next.add(block.place)), button("trash", t("delete"), () => send([{ do: "delete", place: block.place }]))),
  ], apply, leave);
}

const captionEdit = (block, { value }) => (value.trim() === (block.caption ?? "") ? [] : [{ do: "text", place: `${block.place}:caption`, text: value }]);

export function pictureCard(block, { send, close, leave, next }) {
  const caption = h("input", { value: block.caption ?? "", "data-first": true });
  const edits = () => captionEdit(block, caption);
  return form(roleName("figure"), [
    field(t("caption"), caption), h("div.buttons", {}, h("button.primary", { type: "submit" }, t("apply"))),
    h("div.buttons.small", {}, ...movers(block, next, edits), button("trash", t("delete"), () => send([{ do: "delete", place: block.place }]))),
  ], () => applied(edits(), send, close), leave);
}

export function insertCard(after, { send, leave }) {
  const role = roleChoice("paragraph", { slots: false });
  const [words, box] = area("", t("wording"));
  return form(t("add-after"), [field(t("this-is"), role), words, h("div.buttons", {}, h("button.primary", { type: "submit" }, t("add")))],
    () => send([{ do: "insert", after, text: box.value, role: role.value }]), leave, { fresh: true });
}

export function insertTableCard(after, { send, leave }) {
  const rows = h("input", { type: "number", min: 1, max: 60, value: 3, "data-first": true });
  const columns = h("input", { type: "number", min: 1, max: 20, value: 3 });
  return form(t("add-table"), [h("div.row", {}, field(t("rows"), rows), field(t("columns"), columns)),
    h("div.buttons", {}, h("button.primary", { type: "submit" }, t("add")))],
  () => send([{ do: "insert-table", after, rows: Number(rows.value), columns: Number(columns.value) }]), leave);
}

const plain = (value) => String(Number(Number(value).toPrecision(12)));

const choice = (name, chosen) => h("select", {}, told.fields[name].map(([value, word]) => h("option", { value, selected: value === (chosen ?? "") }, word)));
const isAdded = (one) => one.key.startsWith("+");

// What is different from the indicator in the fields of a card; emptied numbers are named.
function figureEdit(one, fields) {
  const edit = { do: "figure", key: one.key };
  const without = [];
  for (const [name, { value }] of Object.entries(fields)) {
    const numeric = name === "value" || name === "value_high";
    const before = numeric && one[name] !== undefined && one[name] !== null ? plain(one[name]) : String(one[name] ?? "");
    if (value.trim() === before) continue;
    if (value.trim() === "" && (name === "value_high" || name === "period")) without.push(name);
    else edit[name] = name === "period" ? Number(value) : value.trim();
  }
  return without.length ? { ...edit, without } : edit;
}

export function indicatorCard(one, { send, close, leave }) {
  const fields = {
    name: h("input", { value: one.name, maxlength: 200, "data-first": true }), value: h("input", { value: plain(one.value) }), unit: h("input", { value: one.unit ?? "", maxlength: 20 }),
    period: h("input", { value: one.period ?? "", inputmode: "numeric", maxlength: 4 }), value_high: h("input", { value: one.value_high === undefined || one.value_high === null ? "" : plain(one.value_high) }),
    qualifier: choice("qualifier", one.qualifier), kind: choice("kind", one.kind), aspect: choice("aspect", one.aspect), scope: h("input", { value: one.scope ?? "", maxlength: 20 }),
    base: h("input", { value: one.base ?? "", maxlength: 20 }),
  };
  const of = (name) => field(t(`figure-${name}`), fields[name]);
  const apply = () => {
    const edit = figureEdit(one, fields);
    if (Object.keys(edit).length > 2) send([edit]); else close();
  };
  return form(t("indicator"), [
    h("blockquote.sentence", {}, one.sentence), one.doubt ? h("p.doubt-line", {}, one.doubt[told.language]) : null,
    isAdded(one) ? h("p.help", {}, t("added")) : null,
    of("name"), h("div.row", {}, of("value"), of("unit"), of("period")), h("p.help", {}, t("figure-value-help", { value: figure(one.value) })),
    h("details", {}, h("summary", {}, t("figure-more")), h("div.row", {}, of("value_high"), of("qualifier"), of("kind")), h("div.row", {}, of("aspect"), of("scope"), of("base"))),
    h("div.buttons", {}, h("button.primary", { type: "submit" }, t("apply")),
      one.doubt ? button("check", t("figure-right"), () => send([{ name: one.name, ...figureEdit(one, fields) }])) : null,
      button("trash", t("figure-drop"), () => send([{ do: "figure-drop", key: one.key }]))),
  ], apply, leave);
}

export function newIndicatorCard(range, { send, leave }) {
  const found = range.text.replace(/\s/g, "").match(/^[^\d]*?(-?[\d.,，]+(?:万亿|[万亿])?)([^\d\s]{0,12})$/);
  const name = h("input", { value: "", maxlength: 200, "data-first": true });
  const value = h("input", { value: found ? found[1].replace(/[,，]/g, "") : "" });
  const unit = h("input", { value: found ? found[2] : "", maxlength: 20 });
  const period = h("input", { value: "", inputmode: "numeric", maxlength: 4 });
  return form(t("figure-new"), [
    h("blockquote.sentence", {}, range.text), field(t("figure-name"), name),
    h("div.row", {}, field(t("figure-value"), value), field(t("figure-unit"), unit), field(t("figure-period"), period)),
    h("div.buttons", {}, h("button.primary", { type: "submit" }, t("add"))),
  ], () => send([{ do: "figure-add", block: range.block, start: range.start, end: range.end, name: name.value, value: value.value, unit: unit.value,
    period: period.value ? Number(period.value) : null }]), leave, { fresh: true });
}
