// Shows what the server pushes, and opens its page when tapped. Keeps no page and no answer.
addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(clients.claim()));

addEventListener("push", (event) => {
  const told = event.data ? event.data.json() : {};
  event.waitUntil(registration.showNotification(told.title || "Sổ tay", {
    body: told.body || "", tag: told.tag || "so-tay", lang: "vi",
    data: { link: told.link || "/thong-bao/" },
  }));
});

addEventListener("notificationclick", (event) => {
  event.notification.close();
  const address = new URL(event.notification.data.link, location.origin);
  if (address.origin !== location.origin) return;
  event.waitUntil((async () => {
    const open = await clients.matchAll({ type: "window", includeUncontrolled: true });
    const here = open.find((window) => window.url === address.href);
    return here ? here.focus() : clients.openWindow(address.href);
  })());
});
