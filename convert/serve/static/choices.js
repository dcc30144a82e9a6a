// The dialog of choices: style sheet, faces, kind of PDF, seals, contents.
import { dialog, h, icon, said, t, told } from "./dom.js";

const BOXES = ["fix", "contents", "embed_fonts"];
const FILES = ["sheet", "seal"];

function labelled(name, word, control) {
  control.id = `choice-${name}`;
  control.name = name;
  return h("p.field", {}, h("label", { for: control.id }, word), control);
}

// A file is chosen with the page's own words, whatever language the browser speaks.
function picking(name, word, accept) {
  const chosen = h("span.help", { id: `chosen-${name}` }, t("no-file"));
  const input = h("input.picked", { type: "file", accept, name, id: `choice-${name}`, "aria-label": word, "aria-describedby": `chosen-${name}`, onchange: () => { chosen.textContent = input.files[0]?.name ?? t("no-file"); } });
  return h("p.field.picking", {}, h("span.label", {}, word), input, h("label.button", { for: `choice-${name}` }, icon("upload"), h("span", {}, t("choose-file"))), chosen);
}

function box(name, checked, word) {
  return h("p.check", {}, h("input", { type: "checkbox", id: `choice-${name}`, name, checked }), h("label", { for: `choice-${name}` }, word));
}

const select = (chosen, options, attributes = {}) => h("select", attributes, options.map(([value, word]) => h("option", { value, selected: value === chosen }, word)));

// Lets a person choose; `send(form)` sends it and resolves with a sentence when it was refused: then everything stays as it was entered.
export function askChoices(state, send) {
  const { style, fonts, fix, pdf_profile: profile, contents, embed_fonts: embedded, seals } = state;
  const form = h("form.choices", {},
    labelled("style", t("sheet-label"), select(style, [["", t("sheet-auto")], ...told.styles, ...(style === "office" ? [["office", t("sheet-office")]] : [])], { "data-first": true })),
    picking("sheet", t("sheet-own"), ".toml"),
    labelled("fonts", t("faces"), select(fonts, [["auto", t("faces-auto")], ["bundled", t("faces-bundled")]])),
    labelled("pdf_profile", t("profile"), select(profile, ["a3a", "a2a", "plain"].map((one) => [one, t(`profile-${one}`)]))),
    picking("seal", t("seal-pick"), ".png"),
    labelled("seal_organ", t("seal-organ"), h("input", { maxlength: 60 })),
    seals.length ? box("no_seals", false, t("seal-none", { organs: seals.map((organ) => organ || t("seal-only")).join("、") })) : null,
    box("fix", fix, t("fix-on-the-way")), box("contents", contents, t("with-contents")), box("embed_fonts", embedded, t("with-fonts")));
  return dialog(t("choices"), form, [["", t("cancel")], ["apply", t("apply"), true]], { attempt: () => send(chosenIn(form)) });
}

function chosenIn(form) {
  const data = new FormData(form);
  for (const name of BOXES) if (!data.has(name)) data.set(name, "off");
  for (const name of FILES) if (!data.get(name)?.size) data.delete(name);
  return data;
}

// What became of a seal that was brought is told at once: whether it is pressed, and why not.
export function tellOfSeal(notes) {
  const words = notes.filter((one) => one.code.startsWith("layout-seal")).map((one) => h("p", {}, said(one.message)));
  if (words.length) dialog(t("seal-title"), words, [["", t("understood"), true]]);
}
