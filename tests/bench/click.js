// Answers the lesson's first exercise so many times: the milliseconds from each press to its feedback.
// A text that only says that an answer is awaited is no feedback.
async (choose, clicks) => {
  const exercise = document.querySelector("#how-far"), times = [];
  const said = () => exercise.textContent.replace(exercise.querySelector(".kf-state")?.textContent ?? "", "");
  for (let n = 0; n < clicks; n++) {
    window.turn = (window.turn ?? 0) + 1; // every other time the other answer, so that feedback changes
    choose(window.turn % 2);
    await new Promise((go) => setTimeout(go, 60)); // a person's hand on the way to the button
    const before = said(), button = exercise.querySelector("button[value=check], button[id$=check], button.check");
    let start;
    await new Promise((go, late) => {
      const watch = new MutationObserver(() => {
        if (said() === before) return;
        watch.disconnect();
        go();
      });
      watch.observe(exercise, { subtree: true, childList: true, characterData: true });
      setTimeout(() => late(new Error("no feedback within a minute")), 60_000);
      start = performance.now();
      button.click();
    });
    times.push(performance.now() - start);
  }
  return times;
};
