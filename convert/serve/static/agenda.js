// The arrangement of a packet, changed by small verbs: items in order, and below each its reports.
const clone = (packet) => structuredClone(packet);

// A report becomes an item of its own before the item `at`, or a material of that item when `into`.
export function put(packet, report, at, into) {
  const next = clone(packet);
  const material = { file: report.id };
  if (into && next.item[at]) next.item[at].material = [...(next.item[at].material ?? []), material];
  else next.item.splice(at, 0, { title: report.title.replace(/\n/g, ""), reporter: report.reporter, material: [material] });
  return next;
}

export function addItem(packet) {
  const next = clone(packet);
  next.item.push({ title: "", material: [] });
  return next;
}

export function removeItem(packet, at) {
  const next = clone(packet);
  next.item.splice(at, 1);
  return next;
}

// The item `from` stands before what is now the item `to`.
export function moveItem(packet, from, to) {
  const next = clone(packet);
  const [item] = next.item.splice(from, 1);
  next.item.splice(to > from ? to - 1 : to, 0, item);
  return next;
}

// A report leaves its item, which goes with it when it was there for this report alone.
export function takeOut(packet, at, index, report) {
  const next = clone(packet);
  const item = next.item[at];
  item.material.splice(index, 1);
  if (!item.material.length && (!item.title || item.title === report.title.replace(/\n/g, ""))) next.item.splice(at, 1);
  return next;
}

// A report goes one place up or down, into the next item at the end of its own.
export function moveMaterial(packet, at, index, by) {
  const next = clone(packet);
  const own = next.item[at].material;
  const goal = index + by;
  if (goal >= 0 && goal < own.length) own.splice(goal, 0, ...own.splice(index, 1));
  else if (next.item[at + by]) {
    const [material] = own.splice(index, 1);
    const other = next.item[at + by].material ?? (next.item[at + by].material = []);
    other.splice(by < 0 ? other.length : 0, 0, material);
  } else return null;
  return next;
}

export const reportsOf = (packet) => packet.item.flatMap((item) => (item.material ?? []).map((one) => one.file));

const DIGITS = "〇一二三四五六七八九";
export function numeral(number) {
  if (number < 10) return DIGITS[number];
  if (number > 99) return String(number);
  const [tens, ones] = [Math.floor(number / 10), number % 10];
  return `${tens > 1 ? DIGITS[tens] : ""}十${ones ? DIGITS[ones] : ""}`;
}
