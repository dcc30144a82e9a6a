// A report is shown in stages: its pages first, then what was found in them, at last its files.
import { get } from "./api.js";
import { atRest } from "./dom.js";

// What was known before stays with every place whose words did not change, until the report is looked through again.
export function carried(before, after) {
  const words = (view) => new Map([...view.blocks, ...view.slots, ...view.footnotes].map((one) => [one.place, JSON.stringify([one.text, one.rows, one.caption])]));
  const [then, now] = [words(before), words(after)];
  const same = (place) => !place || then.get(place) === now.get(place);
  const stays = (one) => same(one.target?.[0]);
  return { ...after, findings: before.findings.filter(stays), indicators: before.indicators.filter(stays), fixes: before.fixes.filter((one) => same(one.place.split(":")[0])) };
}

// Asks for the rest until it is there: `current()` is the state that is shown, `show(state)` shows more of it. Another version ends it.
export async function follow(address, current, show) {
  const { id, revision } = current();
  for (let { stage } = current(); stage !== "made"; { stage } = current()) {
    const news = await get(`${address}/news?revision=${revision}&stage=${stage}`);
    await atRest();
    const state = current();
    if (state?.id !== id || state.revision !== revision || news.revision !== revision || news.stage === stage) return;
    show({ ...news, view: { ...news.view, pages: state.view.pages, original: state.view.original } });
  }
}
