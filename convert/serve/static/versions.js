// Two versions of a report: which is the earlier one, and what changed since.
import { save, tell, work } from "./api.js";
import { button, dialog, h, t } from "./dom.js";

const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

const bytesOf = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));

// `reports` are two of the shelf; a person says which of them is the earlier one.
export async function compareVersions(reports) {
  const choice = (one, first) => h("p.check", {}, h("input", { type: "radio", name: "earlier", id: `earlier-${one.id}`, value: one.id, checked: first, "data-first": first }),
    h("label", { for: `earlier-${one.id}` }, `${one.title}（${one.name}）`));
  const form = h("fieldset.earlier", {}, h("legend", {}, t("versions-earlier")), choice(reports[0], true), choice(reports[1], false));
  if (await dialog(t("versions"), form, [["", t("cancel")], ["go", t("versions-go"), true]]) !== "go") return;
  const earlier = form.querySelector("input:checked").value;
  const jobs = [earlier, reports.find((one) => one.id !== earlier).id];
  try {
    await showChanges(await work("/versions", { jobs }, t("versions-working")));
  } catch (problem) {
    await tell(problem);
  }
}

function showChanges({ docx, xlsx, changes }) {
  const rows = changes.map((one) => h("li", { title: one.sentence }, h("span.words", {}, one.name), h("span", {}, h("del", {}, one.before), " ", h("ins", {}, one.after))));
  return dialog(t("versions-title"), [
    h("p", {}, changes.length ? t("versions-figures", { count: changes.length }) : t("versions-no-figures")),
    rows.length ? h("ul.figure-changes", { tabindex: "0", "aria-label": t("versions-figures", { count: changes.length }) }, rows) : null,
    h("div.buttons.left", {}, button("download", t("versions-docx"), () => save(new File([bytesOf(docx)], t("versions-docx-file"), { type: DOCX })), { kind: "button.primary", "data-first": true }),
      button("download", t("versions-xlsx"), () => save(new File([bytesOf(xlsx)], t("versions-xlsx-file"), { type: XLSX })))),
  ].filter(Boolean), [["", t("close-window")]]);
}
