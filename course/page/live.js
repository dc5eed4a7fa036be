// ---- a participant's page: the room as it stands, drawn by the server and put here

const HUSH = 40_000, POLL = 3_000, HEART = 240_000, REOPEN = 20_000, SPREAD = 300; // ms
const at = (id) => document.getElementById(`live-${id}`);
const now = { turn: 0, round: 0, stage: "", revision: -1, drawn: 0, own: null, until: 0, late: false, refused: false, updated: false, over: false, first: true };
const beat = { stream: null, heard: 0, opened: 0, looked: 0, next: 0, looking: false, again: false };
const tell = () => {}, refresh = () => {}; // the workbook is written here, and not shown

const words = (name, slots = {}) => Object.entries(slots).reduce((text, [slot, value]) => text.replace(`{${slot}}`, value), shared.strings[`live_say_${name}`] ?? "");
function putText(element, text) { if (element.textContent !== text) element.textContent = text; }

// Says the one thing that is amiss and matters most, or nothing.
function trouble() {
  const waiting = voice.queue.length && (net.tries || net.busy);
  const said = now.over ? "" : now.late ? "late" : now.refused ? "refused" : waiting ? "waiting" : net.tries > 1 ? "lost" : now.updated ? "updated" : net.forgetful && voice.token ? "forgetful" : "";
  putText(at("trouble"), said && words(said));
  root.dataset.state = net.tries ? "waiting" : "live";
}

// ---- what comes

// Puts the room's new HTML here; what somebody is writing to the same turn and round stays.
function draw({ number, said }, sent) {
  if (number < now.drawn) return look(); // overtaken by what came later
  const same = said.turn === now.turn && said.round === now.round, fresh = !same || said.stage !== now.stage;
  if (!same) form(at("room"))?.reset(); // it was written for another turn
  if (!same && !now.first) Object.assign(now, { late: now.late && said.turn === now.turn, refused: false });
  Object.assign(now, { turn: said.turn, round: said.round, stage: said.stage, revision: said.revision, drawn: number, own: said.own });
  now.updated = said.build !== root.dataset.build;
  now.until = said.left === undefined ? 0 : Date.now() + 1000 * said.left;
  put(at("room"), said.html, sent);
  if (now.first) restore();
  now.first = false;
  at("keeping").hidden = !now.own;
  if (fresh) {
    putText(at("status"), at("stage").textContent);
    putText(at("kept"), "");
  }
  clock();
  trouble();
}

function restore() { // what was written before the page was loaded again, or in the other language
  const { draft } = voice;
  if (draft?.turn !== now.turn || draft.round !== now.round) return;
  for (const el of controls(at("room"))) set(el, stateIn(draft.fields, el));
}

const written = () => Object.fromEntries(Object.entries(fieldsOf(at("room"))).filter(([name]) => name));

// Heeds the server's word on an answer.
function heed(reply, event) {
  if (reply.ok) {
    const sent = new Map(controls(at("room")).map((el) => [el, stateIn(event.fields, el)]));
    const newer = voice.queue.length > 0;
    Object.assign(now, { late: false, refused: false });
    if (!newer && JSON.stringify(voice.draft?.fields) === JSON.stringify(event.fields)) voice.draft = null;
    remember();
    if (event.turn === now.turn && event.round === now.round) draw(reply, sent); else draw(reply);
  } else if (!refused(reply)) {
    now[reply.said.why === "late" ? "late" : "refused"] = true;
    voice.draft = null;
    remember();
    look();
  }
  trouble();
}

// Tells whether there is no voice, or no room, any more.
function refused({ said }) {
  if (said.why === "gone") over();
  else if (said.why === "stranger") leaveRoom();
  else return false;
  return true;
}

async function look() {
  if (beat.looking || !voice.token || now.over) { beat.again = true; return; }
  beat.looking = true;
  beat.again = false;
  beat.looked = Date.now();
  try {
    const reply = await ask("state");
    if (reply.ok) draw(reply); else refused(reply);
    beat.next = 0;
  } catch (problem) {
    beat.next = Date.now() + pause(problem);
    trouble();
  } finally { beat.looking = false; }
  if (beat.again && !beat.next) look();
}

// ---- when to ask: at once when the stream says so, else now and then

function listenToRoom() {
  beat.stream?.close();
  beat.opened = Date.now();
  const stream = (beat.stream = new EventSource(`${PLACE}/events`));
  stream.addEventListener("message", ({ data }) => {
    beat.heard = Date.now();
    const said = JSON.parse(data);
    if (said.over) over();
    else if (said.revision !== now.revision) setTimeout(look, Math.random() * SPREAD); // not all phones at once
  });
  stream.addEventListener("error", () => { beat.heard = 0; });
}

function tick() {
  clock();
  if (!voice.token || now.over) return;
  const moment = Date.now(), silent = moment - beat.heard > HUSH;
  if (beat.stream?.readyState !== EventSource.OPEN && silent && moment - beat.opened > REOPEN) listenToRoom();
  const due = beat.looked + (silent ? POLL * (1 + Math.random() / 2) : HEART);
  if (moment > Math.max(due, beat.next) || (beat.next && moment > beat.next)) look();
}

function clock() {
  const line = at("time"), left = Math.ceil((now.until - Date.now()) / 1000);
  line.hidden = !now.until || now.over;
  if (line.hidden) return;
  putText(line, left > 90 ? words("minutes", { minutes: Math.round(left / 60) }) : left > 0 ? words("seconds", { seconds: left }) : words("time_up"));
}

function stir() { // a lid is opened, a net is back: time to try
  wake();
  beat.next = 0;
  if (!voice.token || now.over || document.hidden) return;
  if (beat.stream?.readyState !== EventSource.OPEN) listenToRoom();
  setTimeout(look, Math.random() * SPREAD);
}

// ---- coming and going

async function join() {
  at("go").ariaDisabled = "true";
  const token = hexadecimal(16);
  for (;;) {
    try {
      const { ok, said } = await ask("join", { token });
      if (!ok && said.why === "gone") return over();
      if (!ok) { putText(at("trouble"), words(said.why === "full" ? "full" : "refused")); break; }
      Object.assign(voice, { token: said.token, at: Date.now(), queue: [], draft: null });
      remember();
      enter();
      at("room").focus();
      return undefined;
    } catch (problem) {
      putText(at("trouble"), words("joining"));
      await rest(pause(problem));
    }
  }
  at("go").ariaDisabled = "false";
  return undefined;
}

function enter() {
  at("join").hidden = true;
  at("room").tabIndex = -1;
  now.first = true;
  listenToRoom();
  look();
  pump();
}

function leaveRoom() { // nobody here knows the voice: it may have another
  forgetVoice();
  beat.stream?.close();
  at("join").hidden = false;
  at("go").ariaDisabled = "false";
  at("room").replaceChildren();
}

function over() {
  now.over = true;
  beat.stream?.close();
  forgetVoice();
  at("join").hidden = at("keeping").hidden = true;
  const said = Object.assign(document.createElement("p"), { className: "kf-room-stage", id: "live-stage", textContent: words("over") });
  at("room").replaceChildren(said);
  putText(at("status"), words("over"));
  at("away").hidden = false;
  clock();
  trouble();
}

function keepAnswer() { // as the lesson itself keeps it
  const { exercise, answer } = now.own;
  shared.book = null;
  open();
  const { answers, erased } = shared.book, last = Math.max(erased, answers[exercise]?.at ?? 0);
  answers[exercise] = { at: Math.max(Date.now(), last + 1), answer, took: [] };
  save(true);
  putText(at("kept"), words(shared.trouble ? "not_kept" : "kept"));
}

async function like(button) {
  const yes = button.ariaPressed !== "true";
  button.ariaPressed = String(yes);
  try {
    const reply = await ask("upvote", { mark: button.dataset.like, yes });
    if (reply.ok) draw(reply); else if (!refused(reply)) look();
  } catch {
    button.ariaPressed = String(!yes);
    trouble();
  }
}

if (PLACE) {
  shared.strings = JSON.parse(document.getElementById("kf-strings").textContent);
  shared.build = root.dataset.build;
  shared.book = emptyBook();
  document.addEventListener("submit", (event) => {
    event.preventDefault();
    act(now, event.submitter?.value || "check", written());
  });
  document.addEventListener("input", ({ target }) => {
    if (!target.closest("#live-room form")) return;
    voice.draft = { turn: now.turn, round: now.round, fields: written() };
    clearTimeout(beat.saving);
    beat.saving = setTimeout(remember, SPREAD);
  });
  document.addEventListener("click", ({ target }) => {
    const liked = target.closest?.("[data-like]");
    if (liked) like(liked);
    else if (target.id === "live-go" && target.ariaDisabled !== "true") join();
    else if (target.id === "live-keep") keepAnswer();
  });
  for (const when of ["online", "pageshow"]) addEventListener(when, stir);
  document.addEventListener("visibilitychange", stir);
  addEventListener("pagehide", () => { if (voice.token) remember(); });
  setInterval(tick, 1000);
  recall();
  root.dataset.state = "live";
  if (voice.token) enter();
}
