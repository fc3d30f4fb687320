// Small things no page depends on: a typed day is echoed with its weekday, forms that submit on change, acts that ask once.
"use strict";
const WEEKDAYS = ["Chủ nhật", "Thứ hai", "Thứ ba", "Thứ tư", "Thứ năm", "Thứ sáu", "Thứ bảy"];

function readDay(text) {
  const typed = text.trim();
  let match = typed.match(/^(\d{4})-(\d{1,2})-(\d{1,2})$/);
  let parts = match && [match[3], match[2], match[1]];
  match = typed.match(/^(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})$/);
  if (match) parts = [match[1], match[3], match[4]];
  match = typed.match(/^(\d{2})(\d{2})(\d{4})$/);
  if (match) parts = [match[1], match[2], match[3]];
  if (!parts) return null;
  let [day, month, year] = parts.map(Number);
  if (String(parts[2]).length === 2) year += year >= 69 ? 1900 : 2000;
  const found = new Date(year, month - 1, day);
  return found.getDate() === day && found.getMonth() === month - 1 ? found : null;
}

function echoDay(field) {
  const place = document.getElementById(field.dataset.echo || "");
  if (!place) return;
  const found = field.value.trim() ? readDay(field.value) : null;
  const two = (number) => String(number).padStart(2, "0");
  place.textContent = found ? `${WEEKDAYS[found.getDay()]}, ${two(found.getDate())}/${two(found.getMonth() + 1)}/${found.getFullYear()}` : "";
}

document.addEventListener("input", (event) => {
  if (event.target.matches("[data-echo]")) echoDay(event.target);
});
document.addEventListener("change", (event) => {
  if (event.target.matches("[data-submit]")) event.target.form.requestSubmit();
});
document.addEventListener("click", (event) => {
  if (event.target.closest("[data-print]")) window.print();
});
// Paper tells what the screen folds.
window.addEventListener("beforeprint", () => {
  for (const one of document.querySelectorAll("details[data-paper]:not([open])")) one.open = one.dataset.printed = true;
});
window.addEventListener("afterprint", () => {
  for (const one of document.querySelectorAll("details[data-printed]")) {
    one.open = false;
    delete one.dataset.printed;
  }
});
// The key / leads to the search from everywhere but a field; Escape leaves it.
document.addEventListener("keydown", (event) => {
  const field = document.getElementById("menu-q");
  if (!field) return;
  if (event.key === "Escape" && event.target === field) field.blur();
  const typing = event.target.closest("input, textarea, select, [contenteditable]");
  if (event.key !== "/" || typing || event.ctrlKey || event.altKey || event.metaKey) return;
  event.preventDefault();
  const menu = document.getElementById("menu");
  if (menu && !menu.classList.contains("show") && !field.offsetParent) menu.classList.add("show");
  field.focus();
});
// What cannot be taken back asks once.
document.addEventListener("click", (event) => {
  const asks = event.target.closest("[data-confirm]");
  if (asks && !window.confirm(asks.dataset.confirm)) event.preventDefault();
});
