// ---- events: queued in order, sent one at a time, kept until answered

const stamp = (section) => [section.id, ...reads(section)].map((id) => shared.book.answers[id]?.at ?? 0).join();
const answersFor = (sections) => Object.fromEntries(sections.flatMap((each) => [each.id, ...reads(each)])
  .filter(answered).map((id) => [id, answered(id)]));

// The time now, and later than all that an exercise knows, also when the clock is set back.
const after = (...ats) => Math.max(Date.now(), ...ats.map((at) => (at ?? 0) + 1));

// An event says its day and its throw of dice itself: sent again, it means the same.
function act(section, does) {
  const { id, lang } = section, { answers, queue, drafts } = shared.book, fields = fieldsOf(section);
  const at = after(answers[id]?.at, queue.at(-1)?.at);
  const event = { id, lang, at, do: does, fields, day: today(), seed: Math.random().toString(36).slice(2) };
  drafts[id] = { at, fields };
  queue.push(event);
  shared.mine.add(name(event));
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
  const done = () => { shared.book.queue = shared.book.queue.filter((each) => each !== event); };
  if (took(event)) return done(); // by another tab, which had it too
  const section = document.getElementById(event.id);
  const sent = section && new Map(controls(section).map((el) => [el, stateIn(event.fields, el)]));
  const drawn = exercises().filter((each) => each.lang === event.lang && (each === section || reads(each).includes(event.id)));
  const { lang, at: _, ...rest } = event;
  const line = section?.querySelector(".kf-state"), said = line?.textContent;
  const slow = setTimeout(() => waits(section, shared.strings[lang]?.status_sent), SLOW);
  let current, base;
  const ask = () => { // at each try, for another tab may have answered since, or even sent this
    [current, base] = [asNow(drawn), shared.book.answers[event.id]?.at];
    const answers = answersFor([...drawn, ...(section ? [] : [{ id: event.id, dataset: {} }])]);
    return { answers, ...(took(event) ? {} : { event: rest }), draw: drawn.map((each) => each.id) };
  };
  const reply = await carry(lang, ask, event.id);
  clearTimeout(slow);
  if (!reply?.html[event.id]) waits(section, said, false); // refused, or of an exercise that is gone
  if (!shared.book.queue.includes(event)) return; // erased meanwhile, or a file was opened
  if (reply && base !== shared.book.answers[event.id]?.at && !took(event)) return; // again, upon what another tab has answered
  done();
  if (!reply) shared.refused = event.id; else if (shared.refused === event.id) shared.refused = "";
  if (reply) take(reply, current, event, sent);
  save(true);
}

// Says in the exercise's own state line that an answer is on its way; what comes says its own state.
function waits(section, text, is = true) {
  const line = section?.querySelector(".kf-state");
  if (line && text) line.textContent = text;
  section?.toggleAttribute("data-waits", is);
}

// Tells later whether an exercise is still to be drawn with what was known now.
function asNow(sections) {
  const stamps = new Map(sections.map((each) => [each.id, stamp(each)]));
  return (section) => stamps.get(section.id) === stamp(section);
}

function take(reply, current, event = {}, sent = undefined) {
  const { answers } = shared.book, drawn = Object.entries(reply.html).map(([id, html]) => [id, html, document.getElementById(id)]);
  const known = took(event); // from another tab, which has it drawn as well
  const fresh = drawn.filter(([id, , section]) => section && ((id === event.id && !known) || current(section)));
  for (const [id, answer] of known ? [] : Object.entries(reply.answers)) {
    const { at: last = -1, took: before = [] } = answers[id] ?? {};
    answers[id] = { at: Math.max(event.at, last + 1), answer, took: [...before.slice(-9), event.at] };
  }
  if (drawn.length) Object.assign(shared.view, { forms: reply.forms, place: reply.place }); // else nothing was said of them
  for (const [id, html, section] of fresh) {
    if (id === event.id) put(section, html, sent, /^check/.test(event.do)); else put(section, html);
    shared.view.html[`${section.lang} ${id}`] = { stamp: stamp(section), html };
  }
  fit();
}

// Draws exercises anew from the answers: another tab, another language, a file, a new word.
async function refresh(sections) {
  for (const lang of new Set(sections.map((each) => each.lang))) {
    const drawn = sections.filter((each) => each.lang === lang);
    const current = asNow(drawn);
    const reply = await carry(lang, { answers: answersFor(drawn), draw: drawn.map((each) => each.id) });
    if (reply) take(reply, current);
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
    const { woken } = shared;
    try {
      const reply = await carrier(lang, id)(typeof ask === "function" ? ask() : ask);
      shared.tries = 0;
      shared.updated ||= Boolean(reply) && reply.build !== shared.build;
      rouse(); // what else waits need not wait longer
      tell();
      return reply;
    } catch (trouble) {
      shared.tries += 1;
      tell();
      if (woken !== shared.woken && !trouble.wait) continue; // the net came back while this was on its way
      const own = Math.min(30_000, 500 * 2 ** shared.tries) * (0.5 + Math.random() / 2), asked = trouble.wait ?? 0;
      // Never sooner than a full server asks, and not all at the same moment.
      await rest(Math.max(own, asked * (1 + Math.random() / 2)), asked);
    }
  }
}

// Waits before the next try; what may mean that the course is back ends it, if no wait was asked for.
const rest = (pause, asked = 0) => new Promise((go) => {
  const soonest = Date.now() + asked;
  const end = () => { if (Date.now() >= soonest) { shared.resting.delete(end); go(); } };
  shared.resting.add(end);
  setTimeout(() => { shared.resting.delete(end); go(); }, pause);
});
const rouse = () => [...shared.resting].forEach((end) => end());
const wake = () => { shared.woken = (shared.woken ?? 0) + 1; rouse(); };

const post = (address) => async (ask) => {
  const body = JSON.stringify(ask), headers = { "Content-Type": "application/json" };
  const answer = await fetch(address, { method: "POST", headers, body, signal: AbortSignal.timeout(PATIENCE) });
  if (answer.status >= 500 || answer.status === 429 || answer.status === 408) {
    const seconds = Number(answer.headers.get("Retry-After")) || 0; // a date counts as nothing said
    throw Object.assign(new Error(String(answer.status)), { wait: 1000 * Math.min(Math.max(seconds, 0), 300) });
  }
  const said = await answer.json(); // a proxy or a net one must log in to says other things, as if away
  if (answer.ok ? !said.build : said.status !== answer.status) throw new Error("not ours");
  return answer.ok ? said : null; // refused for good: sending it again would not help
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

// A page of the learners' server whose kernel is gone is answered by the course itself. What else it
// ran needs a page of its own anew, and that is said.
const orCourse = (carrying, lang) => async (ask) => {
  try { if (!shared.gone) return await carrying(ask); } catch (trouble) {
    if (!(shared.gone = await isGone())) throw trouble;
  }
  return post(new URL(`../${lang}/reply`, location))(ask);
};

async function isGone() {
  const { baseUrl, kernelId } = JSON.parse(document.getElementById("jupyter-config-data")?.textContent ?? "{}");
  return Boolean(kernelId && root.dataset.build) && (await fetch(`${baseUrl}api/kernels/${kernelId}`)).status === 404;
}
