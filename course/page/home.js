// ---- what a learner takes home, and how far they have come

const today = () => new Date(Date.now() - new Date().getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
const home = () => (root.dataset.reply ? new URL(root.dataset.reply.replace(/reply$/, ""), location.href).href : "");

// Makes the file that a button asks for out of the answers, and gives it to the learner.
async function bring(button) {
  const section = button.closest("section[data-kind]"), what = button.dataset.take;
  const says = (name) => {
    const line = section?.querySelector(".kf-took");
    if (line) line.textContent = shared.strings[section.lang][`home_${name}`];
  };
  if (section?.querySelector(".kf-editor textarea, .kf-sheet-editing textarea")) act(section, "keep"); // a line still open
  while (shared.book.queue.length && !shared.tries) await new Promise((go) => setTimeout(go, 20));
  if (what === "print") return printed(section?.querySelector(".kf-sheet, .kf-paper") ?? document.querySelector(".kf-lesson"));
  const ask = { take: what, answers: answersFor([section]), today: today(), home: home() };
  const reply = await carry(section.lang, ask, section.id);
  if (!reply?.file) return says("not_made");
  const bytes = Uint8Array.from(atob(reply.file.base64), (sign) => sign.charCodeAt(0));
  if (what === "text") {
    try {
      await navigator.clipboard.writeText(new TextDecoder().decode(bytes));
      return says("copied");
    } catch { /* not allowed here: it becomes a file */ }
  }
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([bytes], { type: reply.file.type }));
  link.download = reply.file.name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  return says("taken");
}

// How the page is set, from roomy to tight: the size of its letters (1 is 11 points), and the air.
const SETTINGS = [[1.18, 2.4], [1.14, 2], [1.09, 1.6], [1.05, 1.2], [1, 1], [1, 0.6], [1, 0.2], ...[0.95, 0.9, 0.8, 0.7, 0.6].map((size) => [size, 0.2])];

// Prints one element alone; one's own page is set so that it fills its one sheet and no more.
function printed(element) {
  const paper = document.createElement("div"), copy = element.cloneNode(true);
  paper.className = "kf-paper-sheet";
  paper.lang = element.closest("[lang]").lang;
  for (const each of [copy, ...copy.querySelectorAll("[id]")]) each.removeAttribute("id");
  paper.append(copy);
  document.body.append(paper);
  for (const [size, air] of copy.matches(".kf-sheet:not(.kf-sheet-larger)") ? SETTINGS : []) {
    paper.style.setProperty("--kf-fit", size);
    paper.style.setProperty("--kf-air", air);
    if (copy.offsetHeight <= paper.offsetHeight) break;
  }
  root.dataset.print = "alone";
  addEventListener("afterprint", () => { paper.remove(); delete root.dataset.print; }, { once: true });
  print();
}

// In the contents: what is done and how long it takes; at the start: the way back.
function progress() {
  const said = shared.strings[root.lang] ?? {};
  const lessons = [...document.querySelectorAll("[data-lesson]")].map((line) => {
    const asks = line.dataset.asks.split(" ").filter(Boolean), times = asks.map((id) => (answered(id) ? shared.book.answers[id].at : 0));
    return { line, all: asks.length, done: times.filter(Boolean).length, last: Math.max(0, ...times) };
  });
  const begun = lessons.filter((each) => each.done);
  if (!begun.length && !document.querySelector("[data-far]")) return;
  for (const { line, all, done } of lessons) {
    line.dataset.far = done ? (done < all ? "some" : "done") : "none";
    let note = line.querySelector(".kf-far");
    if (!note) line.querySelector("a").append(" ", note = Object.assign(document.createElement("span"), { className: "kf-far" }));
    note.textContent = !done ? "" : done < all ? said.home_some.replace("{done}", done).replace("{all}", all) : said.home_done;
  }
  const left = lessons.filter((each) => each.done < each.all).reduce((sum, { line }) => sum + Number(line.dataset.minutes), 0);
  for (const each of document.querySelectorAll("[data-left]")) {
    each.hidden = !begun.length;
    each.textContent = left ? said.home_left.replace("{minutes}", left) : said.home_none_left;
  }
  const back = document.querySelector("[data-continue]");
  if (!back) return;
  let at = lessons.indexOf(begun.reduce((one, two) => (two.last > one.last ? two : one), begun[0]));
  while (at >= 0 && lessons[at].done === lessons[at].all && lessons[at + 1]) at += 1;
  back.hidden = !(at > 0); // the first lesson is where one stands
  const link = at > 0 && lessons[at].line.querySelector("a");
  if (link) {
    const [before, after] = said.home_continue.split("{title}"), title = link.firstChild.cloneNode(true); // it may say its language
    back.firstElementChild.href = link.href;
    back.firstElementChild.replaceChildren(before, title, after);
  }
}
