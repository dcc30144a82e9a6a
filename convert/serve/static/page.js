// Upload by dropping, going to places on the pages, and corrections without leaving the page. Works on plain forms and links.
"use strict";

const SVG = "http://www.w3.org/2000/svg";
const byId = (id) => document.getElementById(id);
const all = (selector, root = document) => [...root.querySelectorAll(selector)];

function say(text) {
  const status = byId("status");
  status.textContent = "";
  requestAnimationFrame(() => { status.textContent = text; });
}

function fail(source) {
  const box = byId("error");
  box.replaceChildren(...source.childNodes);
  box.hidden = false;
  say("");
  box.scrollIntoView({ block: "nearest" });
}

// Sends a form; returns the page that answers it, or shows the sentence of the error and returns null.
async function send(form, data) {
  all("button", form).forEach((button) => { button.disabled = true; });
  byId("error").hidden = true;
  say(document.body.dataset.working);
  try {
    const answer = await fetch(form.action, { method: "POST", body: data });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (answer.ok) return { page, address: answer.url };
    fail(page.getElementById("error") || page.body);
  } catch (error) {
    const note = document.createElement("div");
    note.textContent = String(error.message || error);
    fail(note);
  }
  all("button", form).forEach((button) => { button.disabled = false; });
  return null;
}

// The start page.
function prepareUpload(form) {
  const drop = byId("drop");
  const file = byId("file");
  for (const kind of ["dragover", "dragenter"]) {
    document.addEventListener(kind, (event) => { event.preventDefault(); drop.classList.add("over"); });
  }
  document.addEventListener("dragleave", (event) => { if (!event.relatedTarget) drop.classList.remove("over"); });
  document.addEventListener("drop", (event) => {
    event.preventDefault();
    drop.classList.remove("over");
    if (event.dataTransfer.files.length) {
      file.files = event.dataTransfer.files;
      form.requestSubmit();
    }
  });
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const answer = await send(form, new FormData(form));
    if (answer) location.assign(answer.address);
  });
}

// The page of a report.
let chosen = null;

function boxesOf(button) {
  return JSON.parse(button.dataset.boxes || "[]");
}

function unmark() {
  all(".paper svg").forEach((svg) => svg.replaceChildren());
  all(".place.here").forEach((button) => button.classList.remove("here"));
}

// Highlights the letters of a row on the pages and scrolls there.
function show(button, scroll = true) {
  unmark();
  chosen = button;
  button.classList.add("here");
  let first = null;
  for (const [number, x, y, width, height] of boxesOf(button)) {
    const page = byId(`page-${number}`);
    if (!page) continue;
    first = first || { page, y };
    if (!width) continue;
    const rect = document.createElementNS(SVG, "rect");
    const place = { x: x - 0.5, y, width: width + 1, height, rx: 0.6 };
    Object.entries(place).forEach(([name, value]) => rect.setAttribute(name, value));
    page.querySelector("svg").append(rect);
  }
  if (!first || !scroll) return;
  const svg = first.page.querySelector("svg");
  const column = byId("pages");
  const offset = svg.getBoundingClientRect().top + (first.y / svg.viewBox.baseVal.height) * svg.getBoundingClientRect().height;
  if (column.scrollHeight > column.clientHeight + 1) {
    column.scrollTop += offset - column.getBoundingClientRect().top - column.clientHeight / 3;
  } else {
    first.page.scrollIntoView({ block: "center" });
  }
}

function fold() {
  all("form.correct").forEach((form) => form.remove());
  all("[aria-expanded=true]").forEach((button) => button.setAttribute("aria-expanded", "false"));
}

// Opens the form of a row under it.
function unfold(button) {
  const wasOpen = button.getAttribute("aria-expanded") === "true";
  fold();
  if (!button.dataset.form || wasOpen) return;
  const form = byId(`${button.dataset.form}-form`).content.cloneNode(true).firstElementChild;
  const fields = form.elements;
  if (button.dataset.form === "line") {
    fields.place.value = button.dataset.place;
    if (![...fields.role.options].some((option) => option.value === button.dataset.role)) {
      fields.role.prepend(new Option(button.querySelector(".role").textContent, button.dataset.role));
    }
    fields.role.value = button.dataset.role;
    if (button.dataset.text === undefined) form.querySelector(".rewrite").remove();
    else fields.text.value = button.dataset.text;
    if (button.dataset.merge === undefined) form.querySelector(".merge").remove();
  } else {
    fields.key.value = button.dataset.place;
    for (const name of ["name", "value", "unit", "period"]) fields[name].value = button.dataset[name];
  }
  button.after(form);
  button.setAttribute("aria-expanded", "true");
  form.scrollIntoView({ block: "nearest" });
}

// Takes over the answer to a correction: rows are replaced, pages that did not change stay as they are.
function takeOver(page) {
  const place = chosen ? chosen.dataset.place : null;
  const open = new Map(all("#facts details").map((one) => [one.id, one.open]));
  const scroll = [byId("facts").scrollTop, byId("pages").scrollTop];
  const papers = new Map(all("#pages li").map((item) => [item.dataset.digest, item.querySelector("img")]));
  const work = page.getElementById("work");
  all("#facts details", work).forEach((one) => { one.open = open.get(one.id) ?? one.open; });
  all("#pages li", work).forEach((item) => {
    const image = papers.get(item.dataset.digest);
    if (!image || image.isConnected === false) return;
    image.alt = item.querySelector("img").alt;
    item.querySelector("img").replaceWith(image);
  });
  byId("work").replaceWith(document.adoptNode(work));
  document.title = page.title;
  [byId("facts").scrollTop, byId("pages").scrollTop] = scroll;
  prepareWork();
  const same = place && all("button.place").find((button) => button.dataset.place === place && button.checkVisibility());
  if (same) {
    show(same, false);
    same.focus({ preventScroll: true });
  } else {
    byId("report").focus({ preventScroll: true });
  }
  say(page.getElementById("status").textContent);
}

async function correct(event) {
  event.preventDefault();
  const form = event.target;
  const answer = await send(form, new URLSearchParams(new FormData(form, event.submitter)));
  if (answer) takeOver(answer.page);
}

function contains([, x, y, width, height], left, top) {
  return left >= x - 1 && left <= x + width + 1 && top >= y && top <= y + height;
}

// Chooses the row whose letters were clicked on a page.
function choose(event) {
  const paper = event.target.closest(".paper");
  if (!paper) return;
  const number = Number(paper.closest("li").id.slice("page-".length));
  const { left, top, width } = paper.getBoundingClientRect();
  const millimetres = paper.querySelector("svg").viewBox.baseVal.width / width;
  const place = [(event.clientX - left) * millimetres, (event.clientY - top) * millimetres];
  const button = all("#slots button.place, #outline button.place, #blocks button.place")
    .find((one) => boxesOf(one).some((box) => box[0] === number && contains(box, ...place)));
  if (!button) return;
  button.closest("details").open = true;
  if (button.getAttribute("aria-expanded") !== "true") unfold(button);
  show(button, false);
  button.scrollIntoView({ block: "nearest" });
  button.focus({ preventScroll: true });
}

function prepareWork() {
  byId("facts").addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    if (button.classList.contains("fold")) {
      const opener = button.closest("form").previousElementSibling;
      fold();
      opener.focus();
    } else if (button.classList.contains("place")) {
      unfold(button);
      show(button);
    }
  });
  byId("facts").addEventListener("submit", correct);
  byId("pages").addEventListener("click", choose);
  all(".tools form[data-quiet]").forEach((form) => form.addEventListener("submit", correct));
}

document.addEventListener("keydown", (event) => {
  const form = event.key === "Escape" && document.querySelector("form.correct");
  if (!form) return;
  const opener = form.previousElementSibling;
  fold();
  opener.focus();
});

if (byId("upload")) prepareUpload(byId("upload"));
if (byId("work")) prepareWork();
