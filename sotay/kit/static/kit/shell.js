// Small helps; every page works without them.
const on = (kind, work, early) => document.addEventListener(kind, work, early);
const all = (selector) => document.querySelectorAll(selector);
const TIRED = 10000; // a download leaves the page here

const free = (button) => {
  button.removeAttribute("aria-busy");
  button.disabled = false;
};

function make(name, text, traits) {
  const element = Object.assign(document.createElement(name), traits);
  element.append(...[text].flat());
  return element;
}

function ask(words, label) {
  const row = make("form", [
    make("button", "Thôi", { className: "btn quiet" }),
    make("button", label, { className: "btn", value: "yes" }),
  ], { className: "row spread", method: "dialog" });
  const dialog = make("dialog", [make("p", words, { id: "st-question" }), row],
    { className: "stack" });
  dialog.setAttribute("aria-labelledby", "st-question");
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((answer) => {
    dialog.onclose = () => { dialog.remove(); answer(dialog.returnValue === "yes"); };
  });
}

let agreed;

on("submit", async (event) => {
  const { target: form, submitter: button } = event;
  const words = button?.dataset.stConfirm || form.dataset.stConfirm;
  if (!words || form === agreed || !window.HTMLDialogElement) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  if (!(await ask(words, button?.textContent.trim() || "Đồng ý"))) return;
  agreed = form;
  form.requestSubmit(button);
  agreed = null;
}, true);

on("submit", (event) => {
  const button = event.submitter;
  if (event.defaultPrevented || !button || event.target.method !== "post") return;
  setTimeout(() => {
    button.setAttribute("aria-busy", "true");
    button.disabled = true;
    setTimeout(free, TIRED, button);
  });
});

const acts = {
  dialog: (part, id, event) => {
    const dialog = document.getElementById(id);
    if (dialog) { event.preventDefault(); dialog.showModal(); }
  },
  print: () => print(),
  close: (part) => part.closest("dialog").close(),
  dismiss: (part) => part.closest(".toast").remove(),
  reveal: (part, id) => {
    const field = document.getElementById(id);
    const hidden = field.type === "password";
    field.type = hidden ? "text" : "password";
    part.textContent = hidden ? "Ẩn" : "Hiện";
    part.setAttribute("aria-pressed", hidden);
  },
};

on("click", (event) => {
  for (const name in acts) {
    const key = `data-st-${name}`;
    const part = event.target.closest(`[${key}]`);
    if (part) acts[name](part, part.getAttribute(key), event);
  }
  for (const menu of all("[data-st-menu][open]")) menu.open = menu.contains(event.target);
});

on("keydown", ({ key, target }) => {
  const menu = key === "Escape" && target.closest("[data-st-menu][open]");
  if (menu) { menu.open = false; menu.firstElementChild.focus(); }
});

// The browser's own words for choosing a file are not ours.
for (const input of all("[type=file]")) {
  const none = "Chưa chọn tệp";
  const name = make("span", none, { className: "muted" });
  input.after(make("label", "Chọn tệp…", { className: "btn quiet", htmlFor: input.id }), " ", name);
  input.classList.add("visually-hidden");
  input.onchange = () => { name.textContent = input.files[0]?.name || none; };
}

addEventListener("pageshow", () => all("[aria-busy=true]").forEach(free));
for (const part of all("[data-st-reveal], [data-st-dismiss], [data-st-print]")) part.hidden = false;
document.querySelector("[data-st-focus]")?.focus();
