// Talking to the server: every answer is JSON; every error becomes one sentence.
import { dialog, h, said, say, t } from "./dom.js";

export class Problem extends Error {
  constructor(code, message, hint = "") {
    super(message);
    this.code = code;
    this.hint = hint;
  }
}

function nameOf(answer) {
  return decodeURIComponent((answer.headers.get("content-disposition") || "").split("filename*=UTF-8''")[1] || "");
}

async function answerOf(path, options) {
  let answer;
  try {
    answer = await fetch(path, options);
  } catch {
    throw new Problem("offline", t("offline"));
  }
  const kind = answer.headers.get("content-type") || "";
  const name = nameOf(answer);
  if (answer.ok) return name ? new File([await answer.blob()], name, { type: kind }) : answer.json();
  if (!kind.startsWith("application/json")) throw new Problem("offline", t("offline"));
  const body = await answer.json();
  throw new Problem(body.code, said(body.message), said(body.hint));
}

export const get = (path) => answerOf(path);

function bodyOf(body) {
  if (body instanceof FormData) return { body };
  return { body: JSON.stringify(body), headers: { "content-type": "application/json" } };
}

export const post = (path, body = {}) => {
  const { body: data, headers } = bodyOf(body);
  return answerOf(path, { method: "POST", body: data, headers });
};

// Asks for work that takes time, with a body or without: shows its steps after a moment, and lets a person end it.
export async function work(path, body, title = t("working")) {
  const key = [...crypto.getRandomValues(new Uint8Array(16))].map((one) => one.toString(16).padStart(2, "0")).join("");
  const { body: data, headers = {} } = body ? bodyOf(body) : {};
  say(title);
  const shown = progress(key, title);
  try {
    return await answerOf(path, { method: body ? "POST" : "GET", body: data, headers: { ...headers, "x-convert-key": key } });
  } finally {
    shown.end();
  }
}

const MOMENT = 700;
const BETWEEN = 400;

function progress(key, title) {
  let bar = null;
  let timer = setTimeout(show, MOMENT);
  function show() {
    const step = h("p", { role: "status" }, "");
    bar = h("div.progress", { role: "group", "aria-label": title }, h("p.progress-title", {}, title), h("progress", { "aria-label": title }), step,
      h("button", { type: "button", onclick: () => post(`/progress/${key}/cancel`) }, t("cancel")));
    (document.querySelector("dialog[open]") ?? document.getElementById("dialogs")).append(bar); // behind a dialog nothing can be pressed
    look(step);
  }
  async function look(step) {
    const told = await get(`/progress/${key}`).catch(() => ({ step: "" }));
    if (!bar) return;
    if (told.step) step.textContent = t(`step-${told.step}`);
    timer = setTimeout(() => look(step), BETWEEN);
  }
  return { end() { clearTimeout(timer); bar?.remove(); bar = null; if (document.getElementById("status").textContent === title) say(""); } };
}

// Gives a file to a person.
export function save(file) {
  const link = h("a", { href: URL.createObjectURL(file), download: file.name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
}

// Tells an error to a person; nothing that was typed is lost by it.
export async function tell(problem) {
  if (problem.code === "serve-cancelled") { say(problem.message); return; }
  say("");
  const content = [h("p", {}, problem.message), problem.hint ? h("p.help", {}, problem.hint) : null].filter(Boolean);
  if (!(problem instanceof Problem)) { content.splice(0, 1, h("p", {}, t("page-failed"))); console.error(problem); }
  await dialog(t("error-title"), content, [["", t("understood"), true]]);
}
