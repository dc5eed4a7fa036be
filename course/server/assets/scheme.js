// Light or dark by choice: kept in this browser, the same in all its tabs, set before anything is painted.
{
  const KEY = "kundfokus-scheme", WHEN = ["light", "dark"], root = document.documentElement;

  function kept() {
    try { return localStorage.getItem(KEY); } catch { return root.dataset.scheme; } // forbidden: as it is
  }

  function keep(scheme) {
    try {
      if (WHEN.includes(scheme)) localStorage.setItem(KEY, scheme); else localStorage.removeItem(KEY);
    } catch { /* it holds for this page */ }
  }

  function show(wanted) {
    const scheme = WHEN.includes(wanted) ? wanted : "system";
    root.dataset.scheme = scheme;
    document.querySelector("meta[name=color-scheme]").content = scheme === "system" ? WHEN.join(" ") : scheme;
    for (const [at, bar] of document.querySelectorAll("meta[name=theme-color]").entries()) {
      bar.setAttribute("media", scheme === "system" ? `(prefers-color-scheme: ${WHEN[at]})` : scheme === WHEN[at] ? "all" : "not all");
    }
    for (const each of document.getElementsByName("scheme")) each.checked = each.value === scheme;
  }

  show(kept());
  document.addEventListener("DOMContentLoaded", () => show(root.dataset.scheme)); // now its buttons are there
  addEventListener("pageshow", () => show(kept())); // a browser may put back what the buttons were, or a page from before
  addEventListener("storage", ({ key }) => { if (key === KEY || key === null) show(kept()); });
  document.addEventListener("change", ({ target }) => {
    if (target.name !== "scheme") return;
    keep(target.value);
    show(target.value);
  });
}
