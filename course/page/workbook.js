// Draws every exercise and keeps the workbook, over any carrier: the learners' server or a kernel.
// The course computes; this script sends (answers, event) and puts back the HTML that comes.

const VERSION = 1;
const KIND = "kundfokus-workbook"; // a file of ours says so
const BOOK = "kundfokus", VIEW = "kundfokus-view", LEFT = "kundfokus-left"; // the last: of an older page
const PATIENCE = 10_000; // ms before a carrier that says nothing counts as away
const LARGEST = 1_000_000; // bytes of a file that may be a workbook; they are some ten thousand
const SLOW = 1_000; // ms after which a learner is told that an answer is on its way
const VEILED = 600; // ms that a page waits for questions of one's own before it shows those of everybody
const root = document.documentElement;

// Several copies of this module may live on one JupyterLab page; what they know, they share.
const shared = (globalThis[Symbol.for("kundfokus")] ??= {
  book: null, view: null, carriers: {}, strings: {}, build: "", busy: false, tries: 0, trouble: "", taken: false,
  mine: new Set(), resting: new Set(), woken: 0, refused: "", updated: false, gone: false,
  channel: null,
});

// ---- the workbook: in the tab, or on this computer when the learner chooses so

const emptyBook = () => ({ version: VERSION, erased: 0, answers: {}, drafts: {}, queue: [] });

function storage(kind) {
  try { return globalThis[kind]; } catch { return null; } // forbidden by a policy
}

function stored(where, key) {
  try { return JSON.parse(where?.getItem(key)) ?? null; } catch { return null; }
}

const held = () => Object.keys({ ...shared.book.answers, ...shared.book.drafts }).length > 0;
const staysHere = () => Boolean(stored(storage("localStorage"), BOOK));

const kept = () => storage(staysHere() ? "localStorage" : "sessionStorage");

function forget() {
  for (const where of ["localStorage", "sessionStorage"]) for (const key of [BOOK, VIEW, LEFT]) storage(where)?.removeItem(key);
}

function open() {
  if (shared.book) return;
  const where = kept(), there = stored(where, BOOK) ?? {};
  if (!where) shared.trouble = "forbidden";
  shared.book = emptyBook();
  merge(there);
  adopt(there);
  try { if (there.version < VERSION) where.setItem(LEFT, JSON.stringify(there)); } catch { shared.trouble = "full"; }
  shared.view = { html: {}, forms: null, place: null, ...stored(where, VIEW) };
  if (shared.view.build !== shared.build) Object.assign(shared.view, { build: shared.build, html: {} });
  listen();
}

function save(share = false) {
  const where = kept(), newer = stored(where, BOOK)?.version > VERSION, key = newer ? LEFT : BOOK;
  const there = stored(where, key) ?? {}, changed = merge(there);
  const queue = [...shared.book.queue, ...others(there)].sort((one, two) => one.at - two.at);
  shared.updated ||= newer;
  try {
    where.setItem(key, JSON.stringify({ ...shared.book, queue }));
    shared.trouble = "";
  } catch {
    shared.trouble = where?.length === undefined ? "forbidden" : "full";
  }
  try { where.setItem(VIEW, JSON.stringify(shared.view)); } catch { /* only a shortcut is lost */ }
  if (share) spread();
  tell();
  redraw(changed);
}
