// Three minutes, counted down beside what one wants to say.
const THREE = 180;

for (const button of document.querySelectorAll("[data-st-clock-start]")) {
  const clock = button.parentElement.querySelector("[data-st-clock]");
  let timer = 0;
  button.hidden = false;
  button.addEventListener("click", () => {
    clearInterval(timer);
    const until = Date.now() + THREE * 1000;
    timer = setInterval(() => {
      const left = Math.max(0, Math.round((until - Date.now()) / 1000));
      clock.textContent = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
      if (!left) { clearInterval(timer); clock.textContent = "Hết 3 phút"; }
    }, 250);
    button.textContent = "Tính lại từ đầu";
  });
}
