// What was half typed survives a session that ended: kept in this tab alone, per account and page, until it is saved,
// given up, or the person signs out. Never passwords, hidden fields or files.
"use strict";
(() => {
  const STORE = "kept", MOST_HOURS = 12;
  const account = document.body.dataset.account || "";
  const read = () => { try { return JSON.parse(sessionStorage.getItem(STORE)) || {}; } catch { return {}; } };
  const write = (kept) => { try { sessionStorage.setItem(STORE, JSON.stringify(kept)); } catch { /* full or forbidden */ } };
  const clear = () => sessionStorage.removeItem(STORE);

  const fields = (form) => [...form.elements].filter((field) => field.name
    && field.matches("input, textarea, select") && !["hidden", "password", "file", "submit", "button"].includes(field.type));
  const keepable = (form) => form.method === "post" && form.closest("main") && !form.matches("[data-no-keep]")
    && !form.querySelector("input[type=password]") && fields(form).length;
  const forms = () => [...document.forms].filter(keepable);
  const name = (form, at) => `${location.pathname}${location.search} ${new URL(form.action).pathname} ${at}`;
  const values = (form) => fields(form).map((field) => [field.name, field.value,
    ["checkbox", "radio"].includes(field.type) ? field.checked : null]);

  // The pages of a session that ended: whatever is kept has survived it.
  if (!account) {
    const kept = read();
    for (const entry of Object.values(kept.forms || {})) entry.survived = true;
    if (kept.account) write(kept);
    const back = document.querySelector("a[data-kept-back]");
    if (back && kept.last) back.href = kept.last;
    return;
  }

  let kept = read();
  if (kept.account !== account) { clear(); kept = { account, forms: {} }; }
  const now = Date.now();
  for (const [key, entry] of Object.entries(kept.forms)) {
    if (!entry.survived || now - entry.at > MOST_HOURS * 3600e3) delete kept.forms[key];
  }
  write(kept);

  const fill = (form, entry) => {
    const left = [...entry.values];
    for (const field of fields(form)) {
      const at = left.findIndex(([called, value, ticked]) => called === field.name && (ticked === null || value === field.value));
      if (at < 0) continue;
      const [[, value, ticked]] = left.splice(at, 1);
      if (ticked === null) field.value = value; else field.checked = ticked;
      field.dispatchEvent(new Event("input", { bubbles: true }));
    }
  };
  const tell = (form, key, entry) => {
    const notice = document.getElementById("kept-notice").content.firstElementChild.cloneNode(true);
    const time = new Date(entry.at).toLocaleTimeString("vi-VN", { hour: "2-digit", minute: "2-digit" });
    notice.querySelector("[data-time]").textContent = time;
    notice.querySelector("button").addEventListener("click", () => {
      delete kept.forms[key];
      write(kept);
      location.reload();
    });
    form.before(notice);
  };
  forms().forEach((form, at) => {
    const key = name(form, at), entry = kept.forms[key];
    if (entry) { fill(form, entry); tell(form, key, entry); }
    const keep = () => {
      const survived = Boolean(kept.forms[key]?.survived);
      kept.forms[key] = { at: Date.now(), values: values(form), survived };
      kept.last = location.pathname + location.search;
      write(kept);
    };
    let timer;
    form.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(keep, 400); });
    form.addEventListener("submit", () => { clearTimeout(timer); keep(); kept.forms[key].survived = false; write(kept); });
  });
  document.addEventListener("submit", (event) => {
    if (new URL(event.target.action).pathname === "/accounts/logout/") clear();
  });
})();
