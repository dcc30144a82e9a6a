// Bringing a packet back that the program does not have any more: its reports by what they are, its arrangement as it was.
import { get, post, Problem } from "./api.js";
import { reportsOf } from "./agenda.js";
import { dialog, h, t } from "./dom.js";
import { kept } from "./store.js";

// `reports` are those that the page knows, with the keys by which they are found again. Gives the state of the new packet.
export async function revive(packet, reports) {
  const used = new Set(reportsOf(packet));
  const wanted = reports.filter((one) => used.has(one.id));
  const open = await opened(wanted);
  const missing = wanted.filter((one) => !open.has(one.key));
  if (missing.length) throw new Problem("packet-missing", t("packet-missing", { names: missing.map((one) => one.name).join("、") }));
  const ids = new Map(wanted.map((one) => [one.id, open.get(one.key)]));
  const state = await post("/packets", { jobs: [...ids.values()] });
  const item = packet.item.map((one) => ({ ...one, material: (one.material ?? []).filter(({ file }) => ids.has(file)).map((material) => ({ ...material, file: ids.get(material.file) })) }));
  const arranged = await post(`/packets/${state.id}/arrangement`, { revision: state.revision, packet: { ...packet, item } });
  await tellLost(packet.item.filter((one) => (one.material ?? []).some(({ file }) => !ids.has(file))));
  return arranged;
}

// Reports that were closed before cannot come back: a person is told where they stood.
async function tellLost(items) {
  if (items.length) await dialog(t("packet-lost-title"), [h("p", {}, t("packet-lost")), h("ul.listed", {}, items.map((one) => h("li", {}, one.title || t("agenda-title"))))], [["", t("understood"), true]]);
}

// The reports that are open by their keys; those that the browser keeps are opened.
async function opened(wanted) {
  const shelf = async () => new Map((await get("/shelf")).reports.map((one) => [one.key, one.id]));
  const open = await shelf();
  const stored = new Map((await kept()).map((one) => [one.key, one]));
  for (const one of wanted.filter(({ key }) => !open.has(key) && stored.has(key))) {
    const form = new FormData();
    form.append("file", new File([stored.get(one.key).work], one.name));
    await post("/jobs", form);
  }
  return shelf();
}
