// Draws every exercise and keeps the workbook, over any carrier: the learners' server or a kernel.
// The course computes; this script sends (answers, event) and puts back the HTML that comes.

const VERSION = 1;
const BOOK = "kundfokus", VIEW = "kundfokus-view";
const PATIENCE = 10_000; // ms before a carrier that says nothing counts as away
const SLOW = 1_000; // ms after which a learner is told that an answer is on its way
const root = document.documentElement;

// Several copies of this module may live on one JupyterLab page; what they know, they share.
const shared = (globalThis[Symbol.for("kundfokus")] ??= {
  book: null, view: null, carriers: {}, strings: {}, build: "", busy: false, tries: 0, trouble: "", taken: false,
  channel: "BroadcastChannel" in globalThis ? new BroadcastChannel(BOOK) : null,
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

function open() {
  if (shared.book) return;
  const where = storage(staysHere() ? "localStorage" : "sessionStorage");
  if (!where) shared.trouble = "forbidden";
  shared.book = { ...emptyBook(), ...stored(where, BOOK) };
  shared.view = { html: {}, forms: null, place: null, ...stored(where, VIEW) };
  if (shared.view.build !== shared.build) Object.assign(shared.view, { build: shared.build, html: {} });
  shared.channel?.addEventListener("message", ({ data }) => heard(data));
  shared.channel?.postMessage({ hello: true });
}

function save(share = false) {
  const local = staysHere(), where = storage(local ? "localStorage" : "sessionStorage");
  if (local) merge(stored(where, BOOK) ?? {});
  try {
    where.setItem(BOOK, JSON.stringify(shared.book));
    shared.trouble = "";
  } catch {
    shared.trouble = where?.length === undefined ? "forbidden" : "full";
  }
  try { where.setItem(VIEW, JSON.stringify(shared.view)); } catch { /* only a shortcut is lost */ }
  if (share) shared.channel?.postMessage({ book: { ...shared.book, queue: [], drafts: {} } });
  tell();
}

// Takes over what is newer in another tab's workbook; gives the ids that changed.
function merge(other) {
  const mine = shared.book, changed = [];
  if ((other.erased ?? 0) > mine.erased) {
    changed.push(...Object.keys(mine.answers));
    Object.assign(mine, emptyBook(), { erased: other.erased });
  }
  for (const [id, theirs] of Object.entries(other.answers ?? {})) {
    if (theirs.at > Math.max(mine.answers[id]?.at ?? 0, mine.erased)) {
      mine.answers[id] = theirs;
      changed.push(id);
    }
  }
  return changed;
}

function heard({ hello, book }) {
  if (hello && Object.keys(shared.book.answers).length) {
    shared.channel.postMessage({ book: { ...shared.book, queue: [], drafts: {} } });
  }
  const changed = book ? merge(book) : [];
  if (!changed.length) return;
  save();
  refresh(exercises().filter((each) => changed.some((id) => id === each.id || reads(each).includes(id))));
}
