// ---- what is said of saving, and the workbook's buttons

function tell() {
  const waiting = shared.tries > 0;
  root.dataset.state = waiting ? "waiting" : "live";
  progress();
  const saying = waiting ? "waiting" : shared.refused ? "refused" : shared.trouble || (shared.gone ? "gone" : shared.updated ? "updated" : staysHere() ? "saved" : "tab");
  const { answers, drafts } = shared.book, unkept = shared.trouble && !shared.taken && Object.keys({ ...answers, ...drafts }).length;
  const urgent = waiting || shared.refused || shared.updated || shared.gone || unkept;
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

function say(panel, name, count = 0) {
  panel.querySelector(".kf-said").textContent = shared.strings[panel.lang][`workbook_${name}`].replace("{count}", count);
}

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
    const { version, drafts } = shared.book, given = Object.keys(shared.book.answers).filter(answered);
    const answers = Object.fromEntries(given.map((id) => [id, shared.book.answers[id]]));
    const text = JSON.stringify({ kind: KIND, version, answers, drafts }, null, 1);
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
    shared.book = { ...emptyBook(), erased: after(...Object.values(shared.book.answers).map((each) => each.at)) };
    forget();
    shared.view = { build: shared.build, html: {}, forms: null, place: null };
    workbookDoes.keep(panel);
    say(panel, "erased");
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

// Opens a file: what it holds is the answer now, also in other tabs. What it does not hold stays.
async function load(input) {
  const panel = input.closest("[data-workbook]"), [file] = input.files;
  let read = null;
  try { read = file.size < LARGEST && JSON.parse(await file.text()); } catch { /* told below */ }
  input.value = ""; // the same file may be chosen again
  const reply = read ? await carry(panel.lang, { open: read }) : null;
  if (!reply?.workbook) return say(panel, reply?.refused === "newer" ? "newer" : "broken");
  const { answers, drafts } = reply.workbook, each = [...Object.values(answers), ...Object.values(drafts)];
  const mine = [shared.book.answers, shared.book.drafts].flatMap(Object.values);
  const first = after(...mine.map(({ at }) => at), shared.book.erased);
  const order = [...new Set(each.map(({ at }) => at))].sort((one, two) => one - two);
  for (const one of each) one.at = first + order.indexOf(one.at);
  shared.book.queue = shared.book.queue.filter(({ id }) => !(id in answers));
  merge({ version: reply.workbook.version, answers, drafts });
  say(panel, reply.gone.length ? "gone" : "loaded", reply.gone.length);
  return everythingAgain();
}
