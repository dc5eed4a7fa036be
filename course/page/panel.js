// ---- what is said of saving, and the workbook's buttons

function tell() {
  const waiting = shared.tries > 0;
  root.dataset.state = waiting ? "waiting" : "live";
  progress();
  const saying = waiting ? "waiting" : shared.refused ? "refused" : shared.trouble || (staysHere() ? "saved" : "tab");
  const urgent = waiting || shared.refused || (shared.trouble && !shared.taken && Object.keys(shared.book.answers).length);
  root.toggleAttribute("data-urgent", Boolean(urgent));
  for (const line of document.querySelectorAll(".kf-status")) {
    const text = shared.strings[line.closest("[lang]").lang]?.[`status_${saying}`];
    if (text && line.textContent !== text) line.textContent = text;
    line.dataset.status = saying;
  }
  if (!document.querySelector(".kf-status[role]")) document.querySelector(".kf-status")?.setAttribute("role", "status"); // what it said first is no news
  const holds = { saved: staysHere(), tab: !staysHere(), unkept: Boolean(shared.trouble) };
  for (const each of document.querySelectorAll("[data-when]")) each.hidden = !holds[each.dataset.when];
}

const say = (panel, name) => { panel.querySelector(".kf-said").textContent = shared.strings[panel.lang][name]; };

function everythingAgain() {
  shared.view.html = {};
  for (const each of exercises()) form(each)?.reset();
  save(true);
  return refresh(exercises());
}

const workbookDoes = {
  save(panel) { move("sessionStorage", "localStorage", panel); },
  unsave(panel) { move("localStorage", "sessionStorage", panel); },
  download(panel) {
    const { version, answers, drafts } = shared.book;
    const text = JSON.stringify({ kind: "kundfokus-workbook", version, answers, drafts }, null, 1);
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
    link.download = `${shared.strings[panel.lang].workbook_file}.json`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
    shared.taken = true;
    tell();
  },
  erase(panel) { panel.querySelector(".kf-sure-erase").hidden = false; panel.querySelector("[data-do=erased]").focus(); },
  keep(panel) { panel.querySelector(".kf-sure-erase").hidden = true; panel.querySelector("[data-do=erase]").focus(); },
  async erased(panel) {
    shared.book = { ...emptyBook(), erased: Date.now() };
    for (const where of ["localStorage", "sessionStorage"]) for (const key of [BOOK, VIEW]) storage(where)?.removeItem(key);
    shared.view = { build: shared.build, html: {}, forms: null, place: null };
    workbookDoes.keep(panel);
    say(panel, "workbook_erased");
    await everythingAgain();
  },
};

function move(from, to, panel) {
  const book = JSON.stringify(shared.book);
  try {
    storage(to).setItem(BOOK, book);
    storage(from)?.removeItem(BOOK);
    storage(from)?.removeItem(VIEW);
  } catch { shared.trouble = storage(to) ? "full" : "forbidden"; tell(); return; }
  save(true);
  panel.querySelector("[data-do=save]:not([hidden]), [data-do=unsave]:not([hidden])")?.focus(); // the one pressed is gone
}

async function load(panel, file) {
  let read = null;
  try { read = JSON.parse(await file.text()); } catch { /* told below */ }
  const reply = read && file.size < 2e6 ? await carry(panel.lang, { open: read }) : null;
  if (!reply?.workbook) { say(panel, reply?.refused === "newer" ? "workbook_newer" : "workbook_broken"); return; }
  Object.assign(shared.book, { answers: reply.workbook.answers, drafts: reply.workbook.drafts, queue: [] });
  say(panel, reply.gone.length ? "workbook_gone" : "workbook_loaded");
  await everythingAgain();
}
