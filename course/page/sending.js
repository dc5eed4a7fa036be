// ---- a voice in a live room: its token, what it asks, and the answers that wait to be sent

const PLACE = root.dataset.live ?? ""; // /live/KRT-HMB
const VOICE = "kundfokus-live", DAY = 12 * 3600_000; // ms that a room lasts at the longest
const PLACES = ["localStorage", "sessionStorage"];
const voiceKey = `${VOICE}-${PLACE.slice(-7)}`;
const voice = { token: "", at: 0, queue: [], draft: null }; // what this browser keeps of it
const net = { tries: 0, asked: 0, busy: false, resting: new Set(), woken: 0, forgetful: false };

function recall() {
  for (const where of PLACES.map(storage)) forgetOthers(where);
  Object.assign(voice, PLACES.map((each) => stored(storage(each), voiceKey)).find(Boolean));
  voice.queue = [voice.queue ?? []].flat();
}

function forgetOthers(where) { // of rooms that are over by now
  for (const key of Object.keys(where ?? {})) {
    if (key.startsWith(`${VOICE}-`) && !(stored(where, key)?.at > Date.now() - DAY)) where.removeItem(key);
  }
}

function remember() {
  net.forgetful = !PLACES.some((each) => {
    try { storage(each).setItem(voiceKey, JSON.stringify(voice)); return true; } catch { return false; } // forbidden, or full
  });
}

function forgetVoice() {
  Object.assign(voice, { token: "", at: 0, queue: [], draft: null });
  for (const each of PLACES) try { storage(each)?.removeItem(voiceKey); } catch { /* there is nothing then */ }
}

const hexadecimal = (length) => [...crypto.getRandomValues(new Uint8Array(length))].map((each) => each.toString(16).padStart(2, "0")).join("");

// Asks the server; gives its own word, be it a refusal. Anything else counts as no contact.
async function ask(what, more = {}) {
  const number = (net.asked += 1), body = JSON.stringify({ token: voice.token, lang: root.lang, ...more });
  const headers = { "Content-Type": "application/json" };
  try {
    const answer = await fetch(`${PLACE}/${what}`, { method: "POST", headers, body, signal: AbortSignal.timeout(PATIENCE) });
    if (answer.status >= 500 || answer.status === 429 || answer.status === 408) {
      const seconds = Number(answer.headers.get("Retry-After")) || 0;
      throw Object.assign(new Error(String(answer.status)), { wait: 1000 * Math.min(Math.max(seconds, 0), 300) });
    }
    const said = await answer.json(); // a portal or a proxy says other things
    if (answer.ok ? !said.build : said.status !== answer.status) throw new Error("not ours");
    net.tries = 0;
    return { ok: answer.ok, number, said };
  } catch (trouble) {
    net.tries += 1;
    throw trouble;
  }
}

// How long to wait before the next try: longer each time, and not all phones at the same moment.
const pause = (trouble) => Math.max(Math.min(30_000, 500 * 2 ** net.tries) * (0.5 + Math.random() / 2), (trouble?.wait ?? 0) * (1 + Math.random() / 2));

const rest = (time) => new Promise((go) => {
  const end = () => { net.resting.delete(end); go(); };
  net.resting.add(end);
  setTimeout(end, time);
});
const wake = () => { net.woken += 1; [...net.resting].forEach((end) => end()); };

// Puts an answer in the queue. One that says all that an earlier one said takes its place.
function act(turn, does, fields) {
  const event = { event: hexadecimal(12), turn: turn.turn, round: turn.round, do: does, fields };
  const first = net.busy ? voice.queue.slice(0, 1) : [];
  const waiting = voice.queue.slice(first.length).filter((each) => each.do !== does || does.includes(":"));
  voice.queue = [...first, ...waiting, event];
  remember();
  pump();
}

async function pump() {
  if (net.busy) return;
  net.busy = true;
  try {
    for (let event; (event = voice.queue[0]); ) await send(event);
  } finally { net.busy = false; }
  trouble();
}

async function send(event) {
  const slow = setTimeout(trouble, SLOW), { woken } = net;
  let reply = null;
  try {
    reply = await ask("answer", event);
  } catch (problem) {
    trouble();
    if (woken === net.woken || problem.wait) await rest(pause(problem)); // else the net came back meanwhile
    return;
  } finally { clearTimeout(slow); }
  voice.queue = voice.queue.filter((each) => each !== event);
  remember();
  heed(reply, event);
}
