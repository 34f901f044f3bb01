// Goes on printing, step by step, while the page is open; the button stops it.
const form = document.querySelector("[data-st-batch]");
const words = document.querySelector("[data-st-batch-words]");
const bar = document.querySelector("[data-st-batch-bar]");
const stop = document.querySelector("[data-st-batch-stop]");
let going = false;

async function step() {
  const answer = await fetch(form.action, {
    method: "POST", headers: { "X-Sotay-Autosave": "1" }, body: new URLSearchParams(new FormData(form)),
  });
  if (!answer.ok) throw new Error(String(answer.status));
  const { done, total } = await answer.json();
  bar.value = done;
  words.textContent = `Đã làm ${done}/${total} ${form.dataset.stBatch}.`;
  return done < total;
}

form?.addEventListener("submit", async (event) => {
  event.preventDefault();
  if (going) return;
  going = true;
  event.submitter?.setAttribute("hidden", "");
  stop.hidden = false;
  try {
    while (going && await step());
    if (going) { location.reload(); return; }
    words.textContent += " Đã dừng.";
  } catch {
    words.textContent += " Mất liên lạc với máy chủ; bấm “In tiếp” để làm tiếp.";
  }
  going = false;
  stop.hidden = true;
  event.submitter?.removeAttribute("hidden");
});
stop?.addEventListener("click", () => { going = false; });
if (form && bar.value === 0) form.requestSubmit(form.querySelector("button"));
