// ---- events: queued in order, sent one at a time, kept until answered

const stamp = (section) => [section.id, ...reads(section)].map((id) => shared.book.answers[id]?.at ?? 0).join();
const answersFor = (sections) => Object.fromEntries(sections.flatMap((each) => [each.id, ...reads(each)])
  .filter((id) => shared.book.answers[id]).map((id) => [id, shared.book.answers[id].answer]));

function act(section, does) {
  const fields = fieldsOf(section), at = Date.now();
  shared.book.drafts[section.id] = { at, fields };
  shared.book.queue.push({ id: section.id, lang: section.lang, at, do: does, fields });
  shared.taken = false; // the file that was taken does not hold this
  save();
  pump();
}

async function pump() {
  if (shared.busy) return;
  shared.busy = true;
  try {
    for (let event; (event = shared.book.queue[0]); ) await send(event);
  } finally { shared.busy = false; }
}

async function send(event) {
  const section = document.getElementById(event.id);
  const sent = section && new Map(controls(section).map((el) => [el, stateIn(event.fields, el)]));
  const drawn = exercises().filter((each) => each.lang === event.lang && (each === section || reads(each).includes(event.id)));
  const { lang, at: _, ...rest } = event;
  const answers = answersFor([...drawn, ...(section ? [] : [{ id: event.id, dataset: {} }])]);
  const line = section?.querySelector(".kf-state"), said = line?.textContent;
  const slow = setTimeout(() => waits(section, shared.strings[lang]?.status_sent), SLOW);
  const reply = await carry(lang, { answers, event: rest, draw: drawn.map((each) => each.id) }, event.id);
  clearTimeout(slow);
  if (!reply) waits(section, said, false);
  if (shared.book.queue[0] === event) shared.book.queue.shift();
  if (reply) take(reply, event, sent);
  save(true);
}

// Says in the exercise's own state line that an answer is on its way; what comes says its own state.
function waits(section, text, is = true) {
  const line = section?.querySelector(".kf-state");
  if (line && text) line.textContent = text;
  section?.toggleAttribute("data-waits", is);
}

function take(reply, event = {}, sent = undefined) {
  const { answers } = shared.book;
  for (const [id, answer] of Object.entries(reply.answers)) {
    if (answer) answers[id] = { at: event.at, answer };
    else delete answers[id];
  }
  Object.assign(shared.view, { forms: reply.forms, place: reply.place });
  for (const [id, html] of Object.entries(reply.html)) {
    const section = document.getElementById(id);
    if (!section) continue;
    if (id === event.id) put(section, html, sent, /^check/.test(event.do)); else put(section, html);
    shared.view.html[`${section.lang} ${id}`] = { stamp: stamp(section), html };
  }
  fit();
}

// Draws exercises anew from the answers: another tab, another language, a file, a new word.
async function refresh(sections) {
  for (const lang of new Set(sections.map((each) => each.lang))) {
    const drawn = sections.filter((each) => each.lang === lang);
    const reply = await carry(lang, { answers: answersFor(drawn), draw: drawn.map((each) => each.id) });
    if (reply) take(reply);
    drawn.forEach(restoreDraft);
  }
  save();
}

// The carrier of the exercise itself, or of any other in its language.
function carrier(lang, id) {
  const known = Object.keys(shared.carriers).find((name) => name.startsWith(`${lang} `));
  return shared.carriers[`${lang} ${id}`] ?? shared.carriers[known];
}

async function carry(lang, ask, id) {
  for (;;) {
    try {
      const reply = await carrier(lang, id)(ask);
      shared.tries = 0;
      shared.refused = reply === null;
      tell();
      return reply;
    } catch (trouble) {
      shared.tries += 1;
      tell();
      const own = Math.min(30_000, 500 * 2 ** shared.tries) * (0.5 + Math.random() / 2);
      // Never sooner than a full server asks, and not all at the same moment.
      const pause = Math.max(own, (trouble.wait ?? 0) * (1 + Math.random() / 2));
      await new Promise((go) => { setTimeout(go, pause); addEventListener("online", go, { once: true }); });
    }
  }
}

const post = (address) => async (ask) => {
  const body = JSON.stringify(ask), headers = { "Content-Type": "application/json" };
  const answer = await fetch(address, { method: "POST", headers, body, signal: AbortSignal.timeout(PATIENCE) });
  if (answer.status >= 500 || answer.status === 429 || answer.status === 408) {
    const seconds = Number(answer.headers.get("Retry-After")) || 0; // a date counts as nothing said
    throw Object.assign(new Error(String(answer.status)), { wait: 1000 * Math.min(Math.max(seconds, 0), 300) });
  }
  return answer.ok ? answer.json() : null; // refused for good: sending it again would not help
};

const viaKernel = (model) => (ask) => new Promise((resolve, reject) => {
  const number = Math.random();
  const listen = (message) => {
    if (message.number !== number) return;
    model.off("msg:custom", listen);
    resolve(message.reply);
  };
  model.on("msg:custom", listen);
  setTimeout(() => { model.off("msg:custom", listen); reject(new Error("no answer")); }, PATIENCE);
  model.send({ number, ask });
});
