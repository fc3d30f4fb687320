// A form that works for a while says so, and is not sent twice. Without JavaScript it works as well.
"use strict";
document.addEventListener("submit", (event) => {
  if (!event.target.matches("[data-working]")) return;
  if (event.target.dataset.sent) { event.preventDefault(); return; }
  event.target.dataset.sent = "1";
  for (const place of event.target.querySelectorAll(".working")) place.hidden = false;
});
window.addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("[data-sent]")) delete form.dataset.sent;
  for (const place of document.querySelectorAll(".working")) place.hidden = true;
});
