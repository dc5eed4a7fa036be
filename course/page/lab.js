// An extension of JupyterLab, as it loads one that needs no build: the lesson's clothes are there
// before anything runs, and a form whose kernel is not there yet leads nowhere.

const style = new URL("style.css", document.currentScript.src).href;

(globalThis._JUPYTERLAB ??= {}).kundfokus = {
  init() {},
  async get() {
    return () => {
      document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href: style }));
      document.addEventListener("submit", (event) => event.target.closest(".kf-exercise") && event.preventDefault());
      return {};
    };
  },
};
