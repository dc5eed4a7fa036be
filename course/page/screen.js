// The big screen: asks how things stand whenever something is new, and by itself when it hears nothing.
{
  const root = document.documentElement, main = document.querySelector("main");
  const time = document.querySelector("[data-time]"), line = document.querySelector("[role=status]");
  const full = document.querySelector("[data-do=full]");
  const PATIENCE = 8_000, REST = 15_000, ALONE = 2_000, FITS = 5; // ms, and how many ways there are to fit
  let held = "", changes = -1, ends = 0, failures = 0, asking = false, more = false, over = false, heard = false, timer = 0;

  async function ask() {
    clearTimeout(timer);
    if (over) return;
    if (asking) { more = true; return; }
    asking = true;
    more = false;
    try {
      const answer = await fetch(root.dataset.state, { cache: "no-store", signal: AbortSignal.timeout(PATIENCE) });
      if (answer.status === 410) { close(); return; }
      if (!answer.ok) throw new Error(String(answer.status));
      show(await answer.json());
      failures = 0;
    } catch {
      failures += 1;
    }
    asking = false;
    say(failures > 1 ? line.dataset.lost : "");
    const wait = failures ? Math.min(250 * 2 ** failures, PATIENCE) : heard ? REST : ALONE;
    timer = setTimeout(ask, more ? 0 : wait);
  }

  function show(state) {
    if (state.build !== root.dataset.build) { location.reload(); return; }
    changes = state.changes;
    root.dataset.stage = state.stage;
    ends = state.left === null ? 0 : performance.now() + 1000 * state.left;
    tick();
    if (state.html === held) return;
    const open = new Set([...main.querySelectorAll("details[open]")].map((each) => each.id));
    main.innerHTML = held = state.html;
    for (const each of main.querySelectorAll("details")) each.open = open.has(each.id);
    fit();
  }

  // Large text, and smaller where more is said: each step is still read from the back row.
  function fit() {
    const over = () => main.scrollHeight > main.clientHeight;
    for (let step = 0; step < FITS; step += 1) {
      main.dataset.fit = step;
      if (!over()) break;
    }
    if (over()) main.dataset.fit = FITS - 2; // two columns that do not suffice read worse than one
    if (over()) main.tabIndex = 0; else main.removeAttribute("tabindex");
  }

  function tick() {
    const left = Math.ceil(Math.max(0, ends - performance.now()) / 1000);
    const clock = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
    time.hidden = !ends;
    time.textContent = left ? time.dataset.left.replace("0:00", clock) : time.dataset.up;
  }

  function say(said) { if (line.textContent !== said) line.textContent = said; }

  function close() {
    over = true;
    ends = 0;
    tick();
    root.dataset.stage = "over";
    main.replaceChildren(Object.assign(document.createElement("h1"), { className: "kf-hall-title", textContent: line.dataset.over }));
    fit();
  }

  function listen() {
    const stream = new EventSource(root.dataset.events);
    stream.onmessage = ({ data }) => {
      heard = true;
      const news = JSON.parse(data);
      if (news.over) stream.close();
      if (news.over || news.changes !== changes) ask();
    };
    stream.onerror = () => {
      heard = false;
      ask();
      if (stream.readyState === EventSource.CLOSED && !over) setTimeout(listen, PATIENCE);
    };
  }

  full.hidden = !document.fullscreenEnabled;
  full.addEventListener("click", () => {
    if (document.fullscreenElement) document.exitFullscreen(); else root.requestFullscreen().catch(() => {});
  });
  addEventListener("online", ask);
  addEventListener("resize", fit);
  document.addEventListener("visibilitychange", () => { if (!document.hidden) ask(); });
  setInterval(tick, 250);
  fit();
  ask();
  listen();
}
