// Saves while one writes. "Đã lưu" appears only after the server has answered; until then every
// word is kept on this device.
import * as keep from "./keep.js";
import { addRow, newId, renumber, rowsOf, wireRows } from "./rows.js";

const form = document.querySelector("[data-st-autosave]");
const state = document.querySelector("[data-st-saved]");
const below = document.querySelector("[data-st-saved-below]");
const base = form.elements.base;
const name = `${form.dataset.stOwner}:${location.pathname}`;
const PAUSE = 900;
const LONGEST_WAIT = 1800;
const RETRIES = [3000, 8000, 20000, 60000];
const LARGEST = 12 * 1024 * 1024; // what the server takes at once: DATA_UPLOAD_MAX_MEMORY_SIZE
const TOO_MUCH = [400, 413]; // said again at every save until the writer has shortened it
const NOT_HELD = "Máy này hết chỗ giữ chữ, xin đừng đóng trang.";
const TOO_LARGE = "Bài dài quá mức gửi được. Hãy bớt đoạn vừa dán.";

let dirty = false;
let saving = false;
let stopped = false;
let composing = false;
let timer = 0;
let firstChange = 0;
let failures = 0;
let edition = 0;
let held = true; // the device has what is typed

function say(words, kind = "") {
  for (const place of [state, below]) {
    place.textContent = words;
    place.className = `saved ${kind}`.trim();
  }
}

function unsent(sentence) {
  say(`${sentence} ${held ? "Chữ vẫn giữ ở máy này." : NOT_HELD}`, "failed");
}

async function hold() {
  held = await keep.put(name, { base: base.value, fields: fields() });
}

function fields() {
  return [...new FormData(form)].filter(([key]) => key !== "csrfmiddlewaretoken" && key !== "base");
}

function changed() {
  dirty = true;
  edition += 1;
  hold();
  if (stopped) return;
  say("Đang lưu…", "pending");
  firstChange ||= Date.now();
  clearTimeout(timer);
  const wait = Math.max(0, Math.min(PAUSE, firstChange + LONGEST_WAIT - Date.now()));
  if (!composing) timer = setTimeout(save, wait);
}

async function save() {
  if (saving || !dirty || stopped) return;
  saving = true;
  firstChange = 0;
  const sent = edition;
  try {
    const body = new URLSearchParams(new FormData(form)).toString();
    if (body.length > LARGEST) { unsent(TOO_LARGE); return; }
    const answer = await fetch(form.action || location.href, {
      method: "POST",
      headers: {
        "X-Sotay-Autosave": "1",
        "Content-Type": "application/x-www-form-urlencoded;charset=UTF-8",
      },
      body,
      redirect: "error",
    });
    await settle(answer, sent);
  } catch {
    later();
  } finally {
    saving = false;
    if (dirty && !stopped && !failures && edition !== sent) save();
  }
}

async function settle(answer, sent) {
  const found = await answer.json().catch(() => ({}));
  if (answer.ok) {
    failures = 0;
    base.value = found.rev;
    if (edition === sent) {
      dirty = false;
      await keep.drop(name);
      say(`Đã lưu ${found.at}`);
    } else hold();
  } else if (answer.status === 409 && found.rev) conflict(found);
  else if (answer.status === 401) signedOut();
  else if (answer.status === 503) later(Number(answer.headers.get("Retry-After")));
  else if (answer.status >= 500) later();
  else if (TOO_MUCH.includes(answer.status)) unsent(found.sentence || TOO_LARGE);
  else refused(found);
}

// A button that leads onward waits until every word has arrived; offline it stays here.
async function submit(event) {
  if (!dirty && !saving) { clearTimeout(timer); return; }
  event.preventDefault();
  const button = event.submitter;
  clearTimeout(timer);
  while (saving) await new Promise((resolve) => setTimeout(resolve, 50));
  if (dirty) { stopped = false; await save(); }
  if (!dirty && !stopped) form.requestSubmit(button);
  else button?.removeAttribute("aria-busy");
}

// `soon`: seconds after which the server, away for a while, wants to be asked again; not by all at once.
function later(soon = 0) {
  const wait = soon ? soon * 1000 * (1 + Math.random() / 2)
    : RETRIES[Math.min(failures, RETRIES.length - 1)];
  failures += 1;
  if (soon && held) say("Hệ thống đang chuyển máy chủ. Chữ vẫn giữ ở máy này và sẽ tự gửi.", "failed");
  else say(held ? "Chưa gửi được, vẫn giữ ở máy này" : `Chưa gửi được. ${NOT_HELD}`, "failed");
  clearTimeout(timer);
  timer = setTimeout(save, wait);
}

function conflict(found) {
  stopped = true;
  dirty = false;
  keep.drop(name);
  say("Có bản khác", "failed");
  const block = document.querySelector("[data-st-conflict]");
  // Where the other text is not kept beside: what is typed stays here, and a button saves it.
  if ("stConflictHere" in block.dataset) base.value = found.rev;
  block.querySelector("[data-st-conflict-words]").textContent = found.sentence;
  block.hidden = false;
  block.scrollIntoView();
  block.querySelector("a").focus();
}

// Nothing more is sent from this page: what to do stands beside the reason.
function stop(sentence, words, address) {
  stopped = true;
  unsent(sentence);
  const link = document.createElement("a");
  link.href = address;
  link.textContent = words;
  link.className = "target";
  state.append(" ", link);
}

function signedOut() {
  stop("Phiên đăng nhập đã hết.", "Đăng nhập lại",
    `/dang-nhap/?next=${encodeURIComponent(location.pathname)}`);
}

function refused(found) {
  stop(found.sentence || "Chưa lưu được.", "Tải lại trang", location.pathname);
}

function fill(kept) {
  for (const section of form.querySelectorAll("[data-st-rows]")) {
    const kind = section.dataset.stRows;
    const wanted = kept.filter(([key]) => key === kind).map(([, value]) => value);
    for (const row of rowsOf(section)) {
      if (!wanted.includes(row.querySelector(`[name=${kind}]`).value)) row.remove();
    }
    for (const id of wanted) {
      if (!document.getElementById(`${kind}-${id}`)) addRow(section, id);
    }
    renumber(section);
  }
  const values = new Map(kept);
  for (const field of form.elements) {
    if (!field.name || field.type === "hidden" || field.type === "submit") continue;
    if (field.type === "radio" || field.type === "checkbox") {
      field.checked = values.get(field.name) === field.value;
    } else if (values.has(field.name)) field.value = values.get(field.name);
  }
}

async function restore() {
  const kept = await keep.get(name);
  if (!kept || dirty) return; // what is typed meanwhile comes first
  if (kept.base !== base.value) {
    base.value = kept.base;
    fill(kept.fields);
    dirty = true;
    save();
    return;
  }
  fill(kept.fields);
  say("Đã lấy lại chữ giữ ở máy này, đang lưu…", "pending");
  dirty = true;
  edition += 1;
  save();
}

form.addEventListener("input", changed);
form.addEventListener("compositionstart", () => { composing = true; clearTimeout(timer); });
form.addEventListener("compositionend", () => { composing = false; changed(); });
form.addEventListener("submit", submit);
addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });
addEventListener("online", () => { if (dirty) save(); });
addEventListener("visibilitychange", () => { if (document.hidden && dirty) save(); });
wireRows(form, changed);
for (const button of form.querySelectorAll("[data-st-take]")) {
  button.hidden = false;
  button.addEventListener("click", () => {
    const field = document.getElementById(button.dataset.stTake);
    const passage = button.parentElement.querySelector("[data-st-passage]").textContent;
    field.value = `${field.value}${field.value ? "\n" : ""}${passage}`;
    field.focus();
    changed();
  });
}
for (const button of form.querySelectorAll("[data-st-again]")) {
  button.hidden = false;
  button.addEventListener("click", () => {
    const section = button.closest("[data-st-rows]");
    const first = rowsOf(section)[0];
    const empty = first && ![...first.querySelectorAll("textarea")].some((field) => field.value);
    const row = empty ? first : addRow(section, newId());
    const said = (part) => button.parentElement.querySelector(`[data-st-${part}]`).textContent;
    row.querySelector("[name$=-deed]").value = said("deed");
    row.querySelector("[name$=-measure]").value = said("measure");
    const head = row.querySelector(`[name$=-head][value="${CSS.escape(button.dataset.stAgain)}"]`);
    if (head) head.checked = true;
    row.querySelector("[name$=-due]").focus();
    button.disabled = true;
    changed();
  });
}
document.querySelector("[data-st-focus]")?.focus();
restore();
