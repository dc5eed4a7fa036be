// ---- the trainer's panel: the kernel draws it, and what is pressed goes back to the kernel

const fieldsIn = (within) => {
  const fields = {};
  for (const [name, value] of new FormData(within)) fields[name] = name in fields ? [fields[name], value].flat() : value;
  return fields;
};

// Puts the panel's new HTML on the page. What is chosen and typed stays, and so does focus; where
// the button that had it is gone, the first one of what stands in its place has it.
function redrawn(panel, html) {
  const focused = panel.contains(document.activeElement) ? document.activeElement : null;
  const group = focused?.closest("form, section"), reach = [...panel.querySelectorAll(REACHED)];
  const box = document.createElement("template");
  box.innerHTML = html; // drawn by the course, where every text of the room is escaped
  patch(panel, box.content.firstElementChild);
  if (!focused || document.activeElement === focused) return;
  const near = reach.slice(0, reach.indexOf(focused)).reverse().find((el) => el.isConnected);
  if (focused.isConnected) return focused.focus({ preventScroll: true }); // it stands elsewhere now
  const next = group?.isConnected && group.matches("form") && group.querySelector("button");
  (next || near || panel.querySelector("[tabindex]"))?.focus({ preventScroll: true });
}

// Says how much is left of the time that the trainer set.
function countDown(panel) {
  for (const line of panel.querySelectorAll("[data-until]")) {
    const left = Math.ceil(line.dataset.until - Date.now() / 1000);
    const clock = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
    const text = left > 0 ? line.dataset.left.replace("{left}", clock) : line.dataset.up;
    if (line.textContent !== text) line.textContent = text;
  }
}

export default {
  render({ model, el }) {
    const view = String(Math.random());
    el.innerHTML = model.get("html");
    const panel = el.firstElementChild;
    const heard = (message) => {
      if (typeof message.html !== "string") return;
      redrawn(panel, message.html);
      countDown(panel);
    };
    model.on("msg:custom", heard);
    el.addEventListener("submit", (event) => {
      event.preventDefault();
      event.stopPropagation(); // a notebook has handlers of its own
      const { target, submitter } = event;
      model.send({ ask: { do: target.dataset.does, value: submitter?.value ?? "", fields: fieldsIn(target) } });
    });
    const clock = setInterval(() => countDown(panel), 1000);
    model.send({ here: view });
    return () => {
      clearInterval(clock);
      model.off("msg:custom", heard);
      model.send({ gone: view });
    };
  },
};
