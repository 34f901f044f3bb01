// What is new: a few lines beside the first page, and the mark that the page was seen.
import { markup } from "../kit/trusted.js";

const place = document.querySelector("[data-st-news]");
if (place) {
  const answer = await fetch(place.dataset.stNews);
  if (answer.ok && !answer.redirected) place.innerHTML = markup(await answer.text());
}

const form = document.querySelector("[data-st-known]");

async function mark() {
  if (document.visibilityState !== "visible") return;
  document.removeEventListener("visibilitychange", mark);
  const answer = await fetch(form.action, { method: "POST", body: new FormData(form), keepalive: true });
  if (!answer.ok) return;
  form.querySelector("button").hidden = true;
  form.querySelector("[role=status]").hidden = false;
}

if (form) {
  document.addEventListener("visibilitychange", mark);
  await mark();
}
