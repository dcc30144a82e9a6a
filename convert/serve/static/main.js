// Which view is shown: the shelf of reports, or one report. The address after # says which.
import { get, tell } from "./api.js";
import { comeBackHere, h, t } from "./dom.js";
import { showPacket } from "./packet.js";
import { showReport } from "./report.js";
import { showShelf } from "./shelf.js";

let leave = null;
let turn = 0;

async function show() {
  const mine = ++turn;
  for (const open of document.querySelectorAll("dialog[open]")) open.close();
  const left = leave?.();
  leave = null;
  const [, kind, id] = location.hash.split("/");
  const main = document.getElementById("main");
  for (const place of ["head-middle", "head-tools"]) document.getElementById(place).replaceChildren();
  document.body.className = kind === "packet" ? "report" : kind || "shelf";
  comeBackHere();
  main.replaceChildren(h("p.loading", {}, t("loading")));
  await left; // what was changed there is a part of what is shown next
  if (mine !== turn) return;
  try {
    if (kind === "report" && id) {
      const state = await get(`/jobs/${encodeURIComponent(id)}`);
      if (mine === turn) leave = showReport(main, state);
    } else if (kind === "packet" && id) {
      const state = await get(`/packets/${encodeURIComponent(id)}`);
      if (mine === turn) leave = showPacket(main, state);
    } else {
      const end = await showShelf(main);
      if (mine === turn) leave = end; else end();
    }
  } catch (problem) {
    if (mine !== turn) return;
    await tell(problem);
    if (kind) location.hash = "#/";
  }
}

// A file that is let go where nothing takes it does not replace the page, and with it what was not kept.
for (const name of ["dragover", "drop"]) addEventListener(name, (event) => event.dataTransfer?.types.includes("Files") && event.preventDefault());
addEventListener("hashchange", show);
show();
