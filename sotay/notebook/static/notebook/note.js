// Keeps a quick note on this device until the server has it.
import * as keep from "./keep.js";

const form = document.querySelector("[data-st-note]");
const state = form?.querySelector("[data-st-note-state]");
const typed = ["text", "mark", "item", "token"];
const PAUSE = 500;
let timer = 0;

const kept = () => Object.fromEntries(typed.map((name) => [name, form.elements[name].value]));

async function restore() {
  const found = await keep.get(form.dataset.stNote);
  if (!found?.text || form.elements.text.value) return;
  for (const name of typed) form.elements[name].value = found[name];
  state.textContent = "Ghi chép chưa gửi của lần trước, hãy bấm Lưu vào sổ.";
}

// The token makes a note sent twice one note.
async function send(event) {
  event.preventDefault();
  clearTimeout(timer);
  await keep.put(form.dataset.stNote, kept());
  try {
    const answer = await fetch(form.action, {
      method: "POST", headers: { "X-Sotay-Autosave": "1" }, body: new FormData(form),
    });
    if (answer.status >= 500) throw new Error(String(answer.status));
    if (!answer.ok) { form.submit(); return; }
    await keep.drop(form.dataset.stNote);
    location.href = (await answer.json()).go;
  } catch {
    state.textContent = "Chưa gửi được, vẫn giữ ở máy này. Lát nữa hãy bấm lại Lưu vào sổ.";
    event.submitter.disabled = false;
    event.submitter.removeAttribute("aria-busy");
  }
}

if (form) {
  restore();
  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => keep.put(form.dataset.stNote, kept()), PAUSE);
  });
  form.addEventListener("submit", send);
}
