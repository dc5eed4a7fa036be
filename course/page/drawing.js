// ---- exercises on the page

const exercises = () => [...document.querySelectorAll("section[data-kind]")];
const reads = (section) => (section.dataset.reads || "").split(" ").filter(Boolean);
const form = (section) => section.querySelector("form");
const controls = (section) => [...(form(section)?.elements ?? [])].filter((each) => each.name && each.type !== "submit");

function fieldsOf(section) {
  const fields = {};
  if (!form(section)) return fields;
  for (const [name, value] of new FormData(form(section))) {
    fields[name] = name in fields ? [fields[name], value].flat() : value;
  }
  return fields;
}

const stateOf = (el) => (el.type === "checkbox" || el.type === "radio" ? el.checked : el.value);

function firstOf(el) { // the state that the HTML itself gives a control
  if (el.type === "checkbox" || el.type === "radio") return el.defaultChecked;
  if (el.tagName !== "SELECT") return el.defaultValue;
  return (el.querySelector("option[selected]") ?? el.options[0]).value;
}

function set(el, state) {
  if (stateOf(el) === state) return; // setting what is there would move the caret
  if (typeof state === "boolean") el.checked = state; else el.value = state;
}

// By what an element is known: its id, or the first one inside it.
const known = (el) => el.id || el.querySelector?.("[id]")?.id || "";

// Makes `old` equal to `fresh`, touching only what differs. A control that stays is never replaced,
// for it would lose its focus; elements without any id are known by their place.
function patch(old, fresh) {
  if (old.nodeType === Node.TEXT_NODE) { if (old.data !== fresh.data) old.data = fresh.data; return; }
  if (old.nodeType !== Node.ELEMENT_NODE) return;
  for (const { name } of [...old.attributes]) if (name !== "open" && !fresh.hasAttribute(name)) old.removeAttribute(name);
  for (const { name, value } of fresh.attributes) if (old.getAttribute(name) !== value) old.setAttribute(name, value);
  const named = (within, name, sort) => [...within.children].find((each) => each.nodeName === sort && known(each) === name);
  for (const each of [...old.children]) {
    if (known(each) && !named(fresh, known(each), each.nodeName)) each.remove(); // what follows it has its place now
  }
  let at = old.firstChild;
  const leave = () => { const gone = at; at = at.nextSibling; gone.remove(); };
  for (const next of [...fresh.childNodes]) {
    while (at?.nodeType === Node.TEXT_NODE && next.nodeType === Node.ELEMENT_NODE) leave(); // the space about what is gone
    const name = known(next), alike = at && !known(at) && at.nodeName === next.nodeName;
    const twin = name ? named(old, name, next.nodeName) : alike ? at : null;
    if (!twin) { old.insertBefore(next, at); continue; }
    if (twin === at) at = at.nextSibling; else old.insertBefore(twin, at);
    patch(twin, next);
  }
  while (at) leave();
}

const REACHED = "button, input, select, textarea, summary, a[href]";

// Puts an exercise's new HTML on the page. What was typed after `sent` stays; so does focus.
// A verdict that was asked for is heard, also when it is the same as before.
function put(section, html, sent, asked) {
  const focused = document.activeElement, reach = [...section.querySelectorAll(REACHED)];
  const typed = new Map(controls(section).map((el) => [el, stateOf(el)]));
  const kept = [...typed].filter(([el, state]) => state !== (sent?.get(el) ?? firstOf(el)));
  const box = document.createElement("template");
  box.innerHTML = html; // drawn by the course, where every text of a learner is escaped
  const said = asked && section.querySelector(".kf-verdict > *"), before = said?.textContent;
  patch(section, box.content.firstElementChild);
  if (said?.isConnected && said.textContent === before) said.replaceWith(said.cloneNode(true));
  for (const el of controls(section)) set(el, kept.find(([each]) => each === el)?.[1] ?? firstOf(el));
  if (sent && !kept.length) delete shared.book.drafts[section.id];
  const fresh = [...section.querySelectorAll("[data-focus]")].find((el) => !typed.has(el));
  if (fresh && reach.includes(focused)) fresh.focus(); // the field that the learner asked for
  else if (focused !== document.activeElement) {
    const near = reach.slice(0, reach.indexOf(focused) + 1).reverse(); // its own button may be gone
    const moved = near.length && focused.id && document.getElementById(focused.id); // or stand elsewhere
    (moved || near.find((el) => el.isConnected))?.focus({ preventScroll: true });
  }
}

// The state that a form's fields give one of its controls.
function stateIn(fields, el) {
  const value = [fields[el.name] ?? ""].flat();
  return typeof stateOf(el) === "boolean" ? value.includes(el.value) : value[0];
}

function restoreDraft(section) {
  const { answers, drafts } = shared.book, draft = drafts[section.id];
  if (draft?.at <= answers[section.id]?.at) return; // answered since, here or in another tab
  for (const el of draft ? controls(section) : []) set(el, stateIn(draft.fields, el));
}

// The learner's word in every text of the page, and the story of the learner's place.
export function fit(within = document) {
  const { forms, place } = shared.view;
  for (const span of forms ? within.querySelectorAll(".kf-w") : []) {
    const [lang, name] = /kf-(sv|en)[-:](\S+)/.exec(span.className)?.slice(1) ?? [];
    const [first, second] = name?.split("|") ?? [];
    let text = second ? (forms[lang].gender === "neutrum" ? second : first) : forms[lang]?.[name];
    if (span.classList.contains("kf-cap")) text = text?.[0].toUpperCase() + text?.slice(1);
    if (text && span.textContent !== text) span.textContent = text;
  }
  for (const story of within.querySelectorAll(".kf-story")) story.hidden = !story.classList.contains(`kf-at-${place ?? "own"}`);
}
