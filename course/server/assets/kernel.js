// On a page with a kernel: what the kernel said takes the place of what was saved, before Voilà's
// script draws it; and a page that is left gives its kernel back.
{
  const { baseUrl, kernelId } = JSON.parse(document.getElementById("jupyter-config-data").textContent);

  for (const said of document.querySelectorAll("#kf-said > [data-for]")) {
    const place = document.getElementById(said.dataset.for);
    if (!place) continue;
    place.replaceChildren(...said.childNodes);
    place.inert = false;
  }

  addEventListener("pagehide", () => {
    const form = new FormData();
    form.append("_xsrf", /\b_xsrf=([^;]*)/.exec(document.cookie)?.[1] ?? "");
    navigator.sendBeacon(`${baseUrl}voila/api/shutdown/${kernelId}`, form);
  });
  addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); }); // its kernel is gone
}
