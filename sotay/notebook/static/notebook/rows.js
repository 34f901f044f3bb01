// Rows that can be added and taken away: plan items, weaknesses. Without script the same buttons
// save and come back.
export function rowsOf(section) {
  return [...section.querySelectorAll(":scope > [data-st-row]")];
}

export function renumber(section) {
  rowsOf(section).forEach((row, index) => {
    const number = row.querySelector("[data-st-number]");
    if (number) number.textContent = String(index + 1);
  });
}

export function addRow(section, id) {
  const template = section.querySelector(":scope > template");
  const holder = document.createElement("div");
  holder.append(template.content.cloneNode(true));
  for (const element of holder.querySelectorAll("*")) {
    for (const attribute of [...element.attributes]) {
      if (attribute.value.includes("__id__")) {
        element.setAttribute(attribute.name, attribute.value.replaceAll("__id__", id));
      }
    }
  }
  const row = holder.firstElementChild;
  const last = rowsOf(section).at(-1);
  if (last) last.after(row);
  else section.querySelector("[data-st-add]").closest(".row").before(row);
  renumber(section);
  return row;
}

export function newId() {
  return [...crypto.getRandomValues(new Uint8Array(4))]
    .map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

function offerUndo(section, row, before, changed) {
  const note = document.createElement("p");
  note.className = "note row spread";
  note.setAttribute("role", "status");
  const words = document.createElement("span");
  words.textContent = "Đã bỏ một phần.";
  const undo = document.createElement("button");
  undo.type = "button";
  undo.className = "btn quiet small";
  undo.textContent = "Hoàn tác";
  undo.addEventListener("click", () => { note.replaceWith(row); renumber(section); changed(); });
  note.append(words, undo);
  before.before(note);
  undo.focus();
  setTimeout(() => note.remove(), 20000);
}

export function wireRows(form, changed) {
  form.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    const section = button?.closest("[data-st-rows]");
    if (!section) return;
    if (button.hasAttribute("data-st-add")) {
      event.preventDefault();
      addRow(section, newId()).querySelector("textarea").focus();
      const none = section.querySelector("[name=none_found]");
      if (none) none.checked = false;
      changed();
    } else if (button.hasAttribute("data-st-remove")) {
      event.preventDefault();
      const row = button.closest("[data-st-row]");
      const after = row.nextElementSibling;
      const hasWords = [...row.querySelectorAll("textarea, input[type=text]")]
        .some((field) => field.value.trim());
      row.remove();
      renumber(section);
      if (hasWords) offerUndo(section, row, after, changed);
      changed();
    }
  });
}
