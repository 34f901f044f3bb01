// Follows the meeting: asks every other second what is to be seen, and counts the time.
const screen = document.querySelector("[data-st-screen]");
const part = (name) => document.querySelector(`[data-st-screen-${name}]`);
const EVERY = 2000;
let began = Date.now() - Number(screen.dataset.stElapsed) * 1000;
let { stItem: item, stMinutes: minutes } = screen.dataset;
let seen = "";

function element(name, text) {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}

function show(found) {
  item = String(found.item);
  minutes = found.minutes;
  began = Date.now() - found.elapsed * 1000;
  const { elapsed, ...rest } = found;
  const words = JSON.stringify(rest);
  if (words === seen) return;
  seen = words;
  part("heading").textContent = found.heading;
  part("subject").textContent = found.subject;
  part("passages").replaceChildren(...found.passages.flatMap(({ label, text }) => {
    const written = element("dd", text);
    written.className = "written";
    return [element("dt", label), written];
  }));
  part("lines").replaceChildren(...found.lines.map((line) => {
    const row = element("li", line.words + (line.state === "done" ? " ✓" : ""));
    if (line.state === "now") row.setAttribute("aria-current", "true");
    return row;
  }));
}

async function follow() {
  try {
    const answer = await fetch(screen.dataset.stScreen);
    if (answer.ok && !answer.redirected) show(await answer.json());
  } catch { /* the next look finds out */ }
  setTimeout(follow, EVERY);
}

function tick() {
  const seconds = Math.max(0, Math.floor((Date.now() - began) / 1000));
  const clock = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  part("clock").textContent = item === "0" ? "" : `${clock} / ${minutes} phút`;
}

setInterval(tick, 1000);
tick();
setTimeout(follow, EVERY);
