// The agenda's order by Alt+arrows and by dragging; the buttons do the same without script.
const list = document.querySelector("[data-st-agenda]");

function move(item, to) {
  const form = item.querySelector("form");
  const button = Object.assign(document.createElement("button"), { name: "go", value: `to:${to}` });
  button.hidden = true;
  form.append(button);
  form.requestSubmit(button);
}

if (list) {
  const items = [...list.children];
  let dragged = null;
  list.addEventListener("keydown", (event) => {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    const at = items.indexOf(event.target.closest("[data-st-item]"));
    if (!event.altKey || !step || at < 0) return;
    event.preventDefault();
    const to = at + 1 + step;
    if (to >= 1 && to <= items.length) move(items[at], to);
  });
  for (const item of items) {
    item.draggable = true;
    item.addEventListener("dragstart", () => { dragged = item; });
    item.addEventListener("dragover", (event) => { if (dragged) event.preventDefault(); });
    item.addEventListener("drop", (event) => {
      event.preventDefault();
      if (dragged && dragged !== item) move(dragged, items.indexOf(item) + 1);
    });
    for (const field of item.querySelectorAll("input")) {
      field.addEventListener("focus", () => { item.draggable = false; });
      field.addEventListener("blur", () => { item.draggable = true; });
      field.addEventListener("change", () => field.form.requestSubmit(
        field.form.querySelector("[value=save]")));
    }
  }
}
