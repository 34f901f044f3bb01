// Turn messages on for this device: ask the browser, then hand its address to an ordinary form.
import { script } from "../kit/trusted.js";

const form = document.querySelector("[data-st-push]");
const told = document.querySelector("[data-st-push-state]");
const able = "serviceWorker" in navigator && "PushManager" in window && "Notification" in window;

const bytes = (text) => Uint8Array.from(
  atob(text.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0));

const WHY_NOT = {
  NotAllowedError: "Trình duyệt đang chặn thông báo của trang này. Hãy mở phần cài đặt của trình duyệt cho trang này, cho phép thông báo, rồi bấm lại.",
  AbortError: "Trình duyệt không tới được nơi chuyển thông báo của nó. Mạng nội bộ có thể không mở đường này; hãy chọn nhận bằng cách khác.",
};

async function turnOn() {
  const worker = await navigator.serviceWorker.register(script("/sw.js"), { scope: "/" });
  await navigator.serviceWorker.ready;
  if (await Notification.requestPermission() !== "granted") {
    throw new DOMException("", "NotAllowedError");
  }
  const key = bytes(form.dataset.stPush);
  const old = await worker.pushManager.getSubscription();
  if (old) await old.unsubscribe();
  const found = (await worker.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key })).toJSON();
  form.elements.endpoint.value = found.endpoint;
  form.elements.p256dh.value = found.keys.p256dh;
  form.elements.auth.value = found.keys.auth;
  form.submit();
}

if (form && able) {
  form.hidden = false;
  told.textContent = "";
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    told.textContent = "Đang hỏi trình duyệt…";
    turnOn().catch((problem) => {
      told.textContent = WHY_NOT[problem.name] || "Chưa bật được trên máy này. Hãy thử lại, hoặc chọn nhận bằng cách khác.";
    });
  });
}
