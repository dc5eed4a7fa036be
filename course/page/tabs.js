// ---- several tabs: what one knows of another, and what one left for the next

const spread = () => shared.channel?.postMessage({ book: { ...shared.book, queue: [], drafts: {} } });
const answered = (id) => shared.book.answers[id]?.answer; // an answer taken back is null, and has its time
const name = (event) => `${event.id} ${event.at}`;
const took = (event) => shared.book.answers[event.id]?.took?.includes(event.at) || event.at <= shared.book.erased;

// Takes over what is newer in another tab's workbook; gives the ids that changed.
function merge(other) {
  const mine = shared.book, changed = [];
  if (other.version !== VERSION) return changed;
  if (other.erased > mine.erased) {
    changed.push(...Object.keys(mine.answers));
    Object.assign(mine, emptyBook(), { erased: other.erased });
  }
  const newer = (theirs, ...times) => theirs?.at > Math.max(mine.erased, ...times.map((each) => each?.at ?? 0));
  for (const [id, theirs] of Object.entries(other.answers ?? {})) {
    if (!newer(theirs, mine.answers[id])) continue;
    mine.answers[id] = theirs;
    changed.push(id);
  }
  for (const [id, theirs] of Object.entries(other.drafts ?? {})) {
    if (newer(theirs, mine.drafts[id], mine.answers[id])) mine.drafts[id] = theirs;
  }
  return changed;
}

// The events that another tab waits to send. Sent by two tabs, an event is taken once.
const others = ({ version, queue }) => (version === VERSION ? queue ?? [] : [])
  .filter((event) => !shared.mine.has(name(event)) && !took(event));

function adopt(there) {
  for (const event of others(there)) {
    shared.mine.add(name(event));
    shared.book.queue.push(event);
  }
  shared.book.queue.sort((one, two) => one.at - two.at);
}

function redraw(changed) {
  const stale = exercises().filter((each) => changed.some((id) => id === each.id || reads(each).includes(id)));
  if (stale.length) refresh(stale);
}

function listen() {
  if (!("BroadcastChannel" in globalThis)) return;
  shared.channel = new BroadcastChannel(BOOK);
  shared.channel.addEventListener("message", ({ data }) => heard(data));
  shared.channel.postMessage({ hello: true });
}

function heard({ hello, book }) {
  if (hello && Object.keys(shared.book.answers).length) spread();
  if (book?.erased > shared.book.erased) forget(); // what another tab removed may not be gone from here yet
  const changed = book ? merge(book) : [];
  if (!changed.length) return;
  save();
  redraw(changed);
}

// A page that is left may be come back to as it was: then it listens no more, or it would be let go.
function leave() {
  if (held()) save(); // who has written nothing leaves nothing behind
  shared.channel?.close();
  shared.channel = null;
}

function resume() {
  listen();
  const there = stored(kept(), BOOK) ?? {};
  redraw(merge(there));
  adopt(there);
  wake();
  pump();
}

// A workbook in the form of an older page is brought up to date by the course, as a file is.
async function bringUp() {
  const where = kept(), left = stored(where, LEFT);
  if (!left || stored(where, BOOK)?.version > VERSION) return;
  const [lang] = Object.keys(shared.carriers)[0].split(" ");
  const reply = await carry(lang, { open: { ...left, kind: KIND } });
  if (reply?.workbook?.version !== VERSION) return;
  const changed = merge(reply.workbook);
  adopt({ ...left, version: VERSION });
  where.removeItem(LEFT);
  save(true);
  redraw(changed);
  pump();
}
