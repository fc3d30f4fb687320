// What was half typed survives a session that ended: kept in this tab alone, per account and page, until it is saved,
// given up, the person signs out, or for twelve hours. Only what differs from what the page showed is kept; never
// passwords, hidden fields or files. Where the record was changed meanwhile, what was typed is told beside the form.
"use strict";
(() => {
  const STORE = "kept", MOST_HOURS = 12;
  const TICKED = ["checkbox", "radio"], NEVER = ["hidden", "password", "file", "submit", "button", "reset", "image"];
  const account = document.body.dataset.account || "";
  const read = () => { try { return JSON.parse(sessionStorage.getItem(STORE)) || {}; } catch { return {}; } };
  const write = (kept) => { try { sessionStorage.setItem(STORE, JSON.stringify(kept)); } catch { /* full or forbidden */ } };
  const clear = () => sessionStorage.removeItem(STORE);

  let kept = read();
  const forget = () => {
    const old = (one) => !(Date.now() - one.at < MOST_HOURS * 3600e3), entries = Object.entries(kept.forms || {});
    const gone = entries.filter(([, entry]) => old(entry)).map(([key]) => delete kept.forms[key]).length;
    const aside = entries.filter(([, entry]) => entry.aside && old(entry.aside)).map(([, entry]) => delete entry.aside).length;
    if (gone && gone === entries.length) { kept = { account: kept.account, forms: {} }; clear(); } else if (gone || aside) write(kept);
  };
  forget();
  setInterval(forget, 600e3);

  // The pages of a session that ended: whatever is kept has survived it.
  if (!account) {
    for (const entry of Object.values(kept.forms || {})) Object.assign(entry, { survived: true, sent: false });
    if (kept.last) write(kept);
    const back = document.querySelector("a[data-kept-back]");
    if (back && kept.last) back.href = kept.last;
    return;
  }

  const fields = (form) => [...form.elements].filter((field) => field.name
    && field.matches("input, textarea, select") && !NEVER.includes(field.type));
  const keepable = (form) => form.method === "post" && form.closest("main") && !form.matches("[data-no-keep]")
    && !form.querySelector("input[type=password]") && fields(form).length;
  const forms = [...document.forms].filter(keepable);
  const keyOf = (form, at) => `${location.pathname}${location.search} ${new URL(form.action).pathname} ${at}`;
  const seenBy = (form) => form.querySelector("input[type=hidden][name=seen]")?.value || "";

  const chosen = (field) => [...field.options].filter((one) => one.selected).map((one) => one.value);
  const shown = (field) => {
    const marked = [...field.options].filter((one) => one.defaultSelected);
    const first = marked.length || field.multiple ? marked : [...field.options].filter((one) => !one.disabled).slice(0, 1);
    return first.map((one) => one.value);
  };
  const differs = (field) => {
    if (field.options) return String(chosen(field)) !== String(shown(field));
    return TICKED.includes(field.type) ? field.checked !== field.defaultChecked : field.value !== field.defaultValue;
  };
  const text = (node) => [...node.childNodes].map((part) => part.nodeType === 3 ? part.data
    : part.matches?.("input, textarea, select, .asteriskField") ? "" : part.textContent).join("").replace(/\s+/g, " ").trim();
  const nameOf = (field) => {
    const group = TICKED.includes(field.type) ? text(field.closest("fieldset")?.querySelector("legend") || document.createElement("p")) : "";
    const own = field.labels?.length ? text(field.labels[0]) : field.getAttribute("aria-label") || field.closest("[data-label]")?.dataset.label;
    return [group, own || field.name].filter(Boolean).join(": ");
  };
  const wordsOf = (field, value) => {
    if (field.options) return [...field.options].filter((one) => value.includes(one.value)).map(text).join(", ");
    return TICKED.includes(field.type) ? (value ? "✓" : "–") : value;
  };
  // A control is known by its name, its value where it is ticked, and its place among those of that name.
  const places = (form) => {
    const count = {};
    return fields(form).map((field) => {
      const name = TICKED.includes(field.type) ? `${field.name}=${field.value}` : field.name;
      count[name] = (count[name] || 0) + 1;
      return [`${name} ${count[name]}`, field];
    });
  };
  const valueOf = (field) => field.options ? chosen(field) : TICKED.includes(field.type) ? field.checked : field.value;
  const put = (field, value) => {
    if (field.options) for (const one of field.options) one.selected = value.includes(one.value);
    else if (TICKED.includes(field.type)) field.checked = value;
    else field.value = value;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  };

  if (kept.account !== account || !kept.forms) { clear(); kept = { account, forms: {} }; }
  // The answer to a form that was sent, on its own page: it was refused, or asks once more. Else it was saved or given up.
  const answered = performance.getEntriesByType("navigation")[0]?.redirectCount === 0;
  for (const [key, entry] of Object.entries(kept.forms)) {
    const again = entry.sent && answered && key.startsWith(`${location.pathname}${location.search} `);
    if (entry.survived || again) continue;
    if (entry.aside && !entry.sent) entry.values = []; else delete kept.forms[key];
  }
  write(kept);

  const time = (at) => new Date(at).toLocaleTimeString("vi-VN", { hour: "2-digit", minute: "2-digit" });
  const tell = (form, which, at, drop) => {
    const notice = document.getElementById(which).content.firstElementChild.cloneNode(true);
    notice.querySelector("[data-time]").textContent = time(at);
    notice.querySelector("button").addEventListener("click", () => drop(notice));
    form.before(notice);
    return notice;
  };
  const list = (notice, controls, values) => {
    for (const [place, value] of values) {
      const field = controls.get(place), dt = document.createElement("dt"), dd = document.createElement("dd");
      if (!field) continue;
      dt.textContent = nameOf(field);
      dd.textContent = wordsOf(field, value) || "–";
      notice.querySelector("dl").append(dt, dd);
    }
  };

  forms.forEach((form, at) => {
    const key = keyOf(form, at), entry = kept.forms[key], controls = new Map(places(form)), typed = new Set();
    if (entry?.survived && entry.values.length && entry.seen !== seenBy(form)) {
      const older = entry.aside?.values || [];
      Object.assign(entry, { aside: { at: entry.at, values: [...older, ...entry.values] }, values: [], survived: false });
      write(kept);
    } else if (entry?.values.length) {
      for (const [place, value] of entry.values) {
        const field = controls.get(place);
        if (field && entry.survived) put(field, value);
        if (field && String(valueOf(field)) === String(value)) typed.add(field);
      }
      if (entry.survived) tell(form, "kept-notice", entry.at, () => { delete kept.forms[key]; write(kept); location.reload(); });
    }
    if (entry?.aside) {
      const drop = (notice) => { delete kept.forms[key]?.aside; write(kept); notice.remove(); };
      list(tell(form, "kept-aside", entry.aside.at, drop), controls, entry.aside.values);
    }
    const keep = (sent) => {
      const changed = places(form).filter(([, field]) => differs(field) || typed.has(field));
      const values = changed.map(([place, field]) => [place, valueOf(field)]);
      const { aside, survived } = kept.forms[key] || {};
      if (values.length || aside) kept.forms[key] = { at: Date.now(), seen: seenBy(form), values, aside, survived: Boolean(survived) && !sent, sent };
      else delete kept.forms[key];
      kept.last = location.pathname + location.search;
      write(kept);
    };
    let timer;
    form.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(keep, 400, false); });
    form.addEventListener("submit", () => { clearTimeout(timer); keep(true); });
  });
  document.addEventListener("submit", (event) => {
    if (new URL(event.target.action).pathname === "/accounts/logout/") clear();
  });
})();
