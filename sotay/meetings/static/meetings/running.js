// Writing down a meeting by keyboard: saves while one types, finds speakers by two letters, goes
// on with one key. "Đã lưu" appears only after the server has answered.
import * as keep from "../notebook/keep.js";

const form = document.querySelector("[data-st-notes]");
const now = document.querySelector("[data-st-now]");
const state = form.querySelector("[data-st-saved]");
const rows = form.querySelector("[data-st-opinions]");
const { base, conclusion } = form.elements;
const name = `${form.dataset.stOwner}:${new URL(form.action).pathname}`;
const people = [...document.querySelectorAll("#people option")].map((one) => one.value);
const PAUSE = 900;
const RETRY = 5000;
let dirty = false;
let saving = false;
let stopped = false;
let edition = 0;
let timer = 0;

const fold = (text) => text.toLowerCase().replaceAll("đ", "d").normalize("NFD")
  .replace(/\p{M}/gu, "").trim();
const opinions = () => [...rows.querySelectorAll("[data-st-opinion]")]
  .map((row) => [...row.querySelectorAll("input, textarea")].map((field) => field.value));
const kept = () => ({ base: base.value, rows: opinions(), conclusion: conclusion.value });

function say(words, kind = "") {
  state.textContent = words;
  state.className = `saved ${kind}`.trim();
}

function changed() {
  dirty = true;
  edition += 1;
  keep.put(name, kept());
  if (stopped) return;
  say("Đang lưu…", "pending");
  clearTimeout(timer);
  timer = setTimeout(save, PAUSE);
}

async function save() {
  if (saving || !dirty || stopped) return;
  saving = true;
  const sent = edition;
  try {
    const answer = await fetch(form.action, {
      method: "POST", headers: { "X-Sotay-Autosave": "1" },
      body: new URLSearchParams(new FormData(form)), redirect: "error",
    });
    await settle(answer, await answer.json().catch(() => ({})), sent);
  } catch { later(); } finally { saving = false; }
  if (dirty && !stopped && edition !== sent) await save();
}

async function settle(answer, found, sent) {
  if (answer.ok) {
    base.value = found.rev;
    if (edition !== sent) return;
    dirty = false;
    await keep.drop(name);
    say(`Đã lưu ${found.at}`);
  } else if (answer.status === 409 && found.rev) {
    stopped = true;
    dirty = false;
    await keep.drop(name);
    say("Có bản khác", "failed");
    const block = form.querySelector("[data-st-conflict]");
    block.querySelector("[data-st-conflict-words]").textContent = found.sentence;
    block.hidden = false;
    block.querySelector("a").focus();
  } else if (answer.status >= 500) later();
  else { stopped = answer.status === 401; say(found.sentence || "Chưa lưu được", "failed"); }
}

function later() {
  say("Chưa gửi được, vẫn giữ ở máy này", "failed");
  clearTimeout(timer);
  timer = setTimeout(save, RETRY);
}

// A button that leads onward waits until every word has arrived; offline it stays here.
async function submit(event) {
  if (!dirty && !saving) return;
  event.preventDefault();
  const button = event.submitter;
  clearTimeout(timer);
  while (saving) await new Promise((resolve) => { setTimeout(resolve, 50); });
  await save();
  if (!dirty && !stopped) form.requestSubmit(button);
}

// Given name first, then any word, then initials; in the order in which people report.
function matches(typed) {
  const bare = fold(typed);
  if (!bare) return [];
  const words = (one) => fold(one).split(/\s+/).filter((word) => /^\p{L}/u.test(word));
  const ways = [
    (one) => words(one).at(-1).startsWith(bare),
    (one) => words(one).some((word) => word.startsWith(bare)),
    (one) => words(one).map((word) => word[0]).join("").endsWith(bare),
  ];
  for (const fits of ways) {
    const found = people.filter(fits);
    if (found.length) return found;
  }
  return [];
}

function wire(row) {
  const [speaker, said] = row.querySelectorAll("input, textarea");
  const told = row.querySelector("[data-st-found]");
  speaker.removeAttribute("list");
  const known = () => people.includes(speaker.value);
  speaker.addEventListener("input", () => {
    told.textContent = known() ? "" : matches(speaker.value).slice(0, 3).join(" · ");
  });
  speaker.addEventListener("keydown", (event) => {
    if (event.key === "Enter") { event.preventDefault(); said.focus(); }
  });
  speaker.addEventListener("blur", () => {
    const [first] = known() ? [] : matches(speaker.value);
    if (first) { speaker.value = first; changed(); }
    told.textContent = "";
  });
}

function addRow() {
  const last = rows.lastElementChild;
  const row = last.cloneNode(true);
  const number = rows.children.length + 1;
  row.querySelector("[data-st-found]").textContent = "";
  for (const field of row.querySelectorAll("input, textarea")) {
    const label = row.querySelector(`label[for="${field.id}"]`);
    field.id = `${field.name}-${number}-new`;
    label.htmlFor = field.id;
    field.value = "";
  }
  rows.append(row);
  wire(row);
  return row;
}

function blankRow() {
  const last = rows.lastElementChild;
  const empty = [...last.querySelectorAll("input, textarea")].every((field) => !field.value);
  return (empty ? last : addRow()).querySelector("input");
}

const keys = {
  n: () => form.querySelector("[data-st-next]")?.click(),
  y: () => blankRow().focus(),
  k: () => conclusion.focus(),
  b: () => form.elements.remark.focus(),
  h: () => { document.getElementById("asked").open = true; form.elements.question.focus(); },
  v: () => { document.getElementById("tasks").open = true; form.elements.task.focus(); },
};

// Only while the point being heard has the focus, and never while one is typing.
now.addEventListener("keydown", (event) => {
  const typing = event.target.matches("input, textarea, select");
  if (event.key === "Escape" && typing) { now.focus({ preventScroll: true }); return; }
  if (event.key === "Enter" && event.ctrlKey) { event.preventDefault(); keys.n(); return; }
  if (typing || event.ctrlKey || event.altKey || event.metaKey || event.repeat) return;
  const act = keys[event.key.toLowerCase()];
  if (act) { event.preventDefault(); act(); }
});

async function restore() {
  const found = await keep.get(name);
  if (!found || dirty) return;
  const shown = rows.querySelectorAll("[data-st-opinion]").length;
  for (let more = shown; more < found.rows.length; more += 1) addRow();
  const places = [...rows.querySelectorAll("[data-st-opinion]")];
  found.rows.forEach(([speaker, said], at) => {
    const [who, what] = places[at].querySelectorAll("input, textarea");
    [who.value, what.value] = [speaker, said];
  });
  conclusion.value = found.conclusion;
  base.value = found.base;
  changed();
}

for (const row of rows.children) wire(row);
for (const field of [rows, conclusion]) field.addEventListener("input", changed);
form.addEventListener("submit", submit);
form.querySelector("[data-st-add]").addEventListener("click", (event) => {
  event.preventDefault();
  blankRow().focus();
});
form.elements.remark.addEventListener("keydown", (event) => {
  if (event.key === "Enter") event.preventDefault(); // which of the three is the keeper's choice
});
addEventListener("online", save);
addEventListener("visibilitychange", () => { if (document.hidden) save(); });
addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });
if (!document.querySelector("[data-st-focus]")) {
  now.focus({ preventScroll: true });
  // On a phone the agenda stands above: what is heard comes into sight by itself.
  if (matchMedia("(max-width: 46em)").matches) now.scrollIntoView();
}
restore();
