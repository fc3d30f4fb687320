// A button with data-copy="ID" copies the text of that field; without JavaScript the field is there to be marked.
"use strict";
document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy]");
  if (!button) return;
  const field = document.getElementById(button.dataset.copy);
  field.focus();
  field.select();
  try { await navigator.clipboard.writeText(field.value); } catch { document.execCommand("copy"); }
  const said = document.getElementById(button.dataset.copied);
  if (said) said.textContent = button.dataset.said;
});
