// ---- beginning

function wire(within) {
  const section = (event) => event.target.closest?.("section[data-kind]");
  within.addEventListener("submit", (event) => {
    event.preventDefault();
    if (event.submitter?.ariaDisabled !== "true") act(section(event), event.submitter?.value ?? "check");
  });
  within.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.target.type !== "text" || !section(event)) return;
    event.preventDefault(); // Enter asks for the verdict, whichever button comes first in the form
    act(section(event), event.target.dataset.send ?? "check");
  });
  let pause;
  within.addEventListener("input", (event) => {
    const where = section(event);
    if (!where) return;
    shared.book.drafts[where.id] = { at: after(shared.book.answers[where.id]?.at), fields: fieldsOf(where) };
    clearTimeout(pause);
    pause = setTimeout(save, 200);
  });
  within.addEventListener("change", (event) => {
    if (event.target.type === "file") load(event.target);
    else if (section(event) && event.target.dataset.send) act(section(event), event.target.dataset.send);
  });
  within.addEventListener("click", (event) => {
    const button = event.target.closest?.("[data-workbook] [data-do]");
    if (button) workbookDoes[button.dataset.do](button.closest("[data-workbook]"));
    const taken = event.target.closest?.("[data-take]");
    if (taken) bring(taken);
  });
  return within;
}

function begin(sections) {
  open();
  fit();
  progress(); // before anything is painted, so that nothing moves aside for it
  const stale = sections.filter((each) => {
    const known = shared.view.html[`${each.lang} ${each.id}`];
    if (!known || known.stamp !== stamp(each)) return /[1-9]/.test(stamp(each));
    put(each, known.html);
    return false;
  });
  sections.forEach(restoreDraft);
  if (stale.length) { veil(stale); refresh(stale); } else tell(); // live once what stands here is the learner's
  pump();
  bringUp();
}

// What is to be drawn anew with other questions waits a moment for them, so that nothing moves.
function veil(stale) {
  for (const each of stale) each.setAttribute("data-stale", "");
  setTimeout(() => stale.forEach((each) => each.removeAttribute("data-stale")), VEILED);
}

// A lid is opened, a net is back, a tab is shown again: time to try. One may be hidden for good.
addEventListener("online", wake);
addEventListener("pageshow", wake);
document.addEventListener("visibilitychange", () => { if (!document.hidden) wake(); else if (shared.book && held()) save(); });

if (root.dataset.reply) { // a page of the learners' server
  shared.strings = JSON.parse(document.getElementById("kf-strings").textContent);
  shared.build = root.dataset.build;
  shared.carriers[`${root.lang} `] = post(root.dataset.reply);
  wire(document);
  begin(exercises());
  addEventListener("pagehide", leave);
  addEventListener("pageshow", ({ persisted }) => persisted && resume());
}

// Beside a notebook the other lessons are notebooks too: a link finds its file as it is followed.
function toNotebook({ target }) {
  const link = target.closest?.("a[href]"), [, lesson, place = ""] = /^(\d[\w-]*)(#.*)?$/.exec(link?.getAttribute("href")) ?? [];
  if (lesson) link.setAttribute("href", `${lesson}.ipynb${place}`);
}

export default {
  render({ model, el }) {
    const lang = model.get("lang");
    shared.strings[lang] = model.get("strings");
    shared.build ||= model.get("build");
    const carrying = orCourse(viaKernel(model), lang);
    el.innerHTML = model.get("html"); // drawn by the course, where every text of a learner is escaped
    const drawn = [...el.querySelectorAll("section[data-kind]")];
    for (const each of [{ id: "" }, ...drawn]) shared.carriers[`${lang} ${each.id}`] = carrying;
    wire(el);
    const bar = document.querySelector(".kf-bar:not([data-wired])"); // only on a page of ours
    if (bar) wire(bar).dataset.wired = "";
    el.addEventListener("click", toNotebook, true);
    begin(drawn);
    const watch = new MutationObserver(() => fit()); // JupyterLab attaches cells as they scroll into view
    watch.observe(document.body, { childList: true, subtree: true });
    return () => {
      watch.disconnect();
      for (const [name, each] of Object.entries(shared.carriers)) if (each === carrying) delete shared.carriers[name];
    };
  },
};
