// What tests measure on a page: where its texts, boxes, controls and pictures are, as they are seen.

globalThis.measures = (() => {
  const HIDDEN = ".kf-hidden, .kf-skip:not(:focus), option, script, style";
  const CONTROLS = "a[href], button, summary, select, textarea, input:not([type=file])";
  const all = (what) => [...document.querySelectorAll(what)];
  const seen = (el) => el.checkVisibility({ visibilityProperty: true }) && !el.closest(HIDDEN);
  const told = (el) => `${el.closest("[id]")?.id ?? ""} ${el.outerHTML.slice(0, 90)}`.trim();
  const box = (el) => el.getBoundingClientRect();
  const look = (el, pseudo) => getComputedStyle(el, pseudo);
  const block = (el) => { while (/inline$|contents/.test(look(el).display)) el = el.parentElement; return el; };

  // Every text that is seen, and the rectangles of its lines.
  function texts() {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), found = [];
    while (walker.nextNode()) {
      const node = walker.currentNode, el = node.parentElement;
      if (!node.data.trim() || !seen(el)) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const lines = [...range.getClientRects()].filter(({ width, height }) => width > 1 && height > 1);
      found.push({ el, said: node.data.trim(), lines });
    }
    return found;
  }

  // Whatever reaches beyond the left or right edge of the page.
  function sideways() {
    const wide = document.documentElement.clientWidth;
    const out = ({ left, right }) => right > wide + 1 || left < -1;
    return [
      ...all("body *").filter((el) => seen(el) && !el.closest(".kf-paper-sheet") && out(box(el))).map(told),
      ...texts().filter(({ lines }) => lines.some(out)).map(({ said }) => said),
      ...(document.documentElement.scrollWidth > wide ? ["the whole page"] : []),
    ];
  }

  // What is cut off: by its box, by a list too narrow for what is chosen in it, by a picture's edge.
  function cut() {
    const found = all("body *").filter((el) => {
      if (!seen(el) || el instanceof SVGElement || el.matches("textarea, select, input, .kf-file")) return false;
      const { overflowX, overflowY } = look(el);
      return (overflowX !== "visible" && el.scrollWidth > el.clientWidth + 1)
        || (overflowY !== "visible" && el.scrollHeight > el.clientHeight + 1);
    });
    found.push(...all("select").filter((el) => {
      if (!seen(el)) return false;
      const style = look(el), pen = document.createElement("canvas").getContext("2d");
      Object.assign(pen, { font: style.font, letterSpacing: style.letterSpacing, wordSpacing: style.wordSpacing });
      const room = el.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
      const parts = (el.selectedOptions[0]?.text ?? "").split(style.appearance === "base-select" ? " " : "\n");
      return parts.some((part) => pen.measureText(part).width > room + 1) || el.scrollHeight > el.clientHeight + 1;
    }));
    found.push(...all("textarea").filter((el) => seen(el) && el.clientHeight < 200 && el.scrollHeight > el.clientHeight + 1));
    return found.map(told);
  }

  // Texts of a picture that reach out of their box, or out of the picture.
  function spilt() {
    const within = (one, other) => one.left >= other.left - 1 && one.right <= other.right + 1
      && one.top >= other.top - 1 && one.bottom <= other.bottom + 1;
    return all("svg").filter(seen).flatMap((svg) => [...svg.querySelectorAll("text")].filter((text) => {
      const frame = text.classList.contains("kf-chain-text") ? text.previousElementSibling : svg;
      return !within(box(text), box(frame));
    })).map((text) => text.textContent);
  }

  // Pairs of texts, of different blocks, that lie over one another.
  function overlaps() {
    const lines = texts().filter(({ el }) => !el.closest("svg"))
      .flatMap(({ el, said, lines }) => lines.map((line) => ({ line, said, home: block(el) })))
      .sort((one, other) => one.line.top - other.line.top);
    const found = [];
    lines.forEach((one, at) => {
      for (const other of lines.slice(at + 1)) {
        if (other.line.top > one.line.bottom - 3) break;
        const { line } = other, across = Math.min(one.line.right, line.right) - Math.max(one.line.left, line.left);
        if (across > 2 && one.home !== other.home && Math.min(one.line.bottom, line.bottom) - line.top > 3) {
          found.push(`${one.said.slice(0, 40)} / ${other.said.slice(0, 40)}`);
        }
      }
    });
    return found;
  }

  // Controls that, when they have focus, are not wholly in view or lie under something.
  function obscured(what = CONTROLS) {
    return all(what).filter((el) => {
      if (!el.checkVisibility() || el.tabIndex < 0) return false;
      el.focus();
      const target = el.closest(".kf-choice") ?? el, at = box(target);
      const high = innerHeight, top = Math.max(at.top, 0), bottom = Math.min(at.bottom, high);
      const whole = at.height > high - 130 ? bottom - top > 40 : at.top >= -1 && at.bottom <= high + 1;
      const hit = document.elementFromPoint((at.left + at.right) / 2, (top + bottom) / 2);
      return !whole || !hit || !(target.contains(hit) || hit.contains(target));
    }).map(told);
  }

  // How much of the height of the view is taken by what does not scroll.
  const stuck = () => all("body *").filter((el) => /fixed|sticky/.test(look(el).position) && seen(el) && !el.closest(".kf-paper-sheet"))
    .reduce((sum, el) => sum + box(el).height, 0) / innerHeight;

  // Controls with less than so many pixels to hit, upwards and sideways.
  function small(what, least) {
    return all(what).filter((el) => {
      if (!seen(el)) return false;
      const target = el.closest("label") ?? el;
      target.scrollIntoView({ block: "center" });
      const { left, right, top, bottom } = [...target.getClientRects()].sort((one, other) => other.width - one.width)[0];
      const x = (left + right) / 2, y = (top + bottom) / 2;
      const far = least / 2 - 1;
      return ![[-far, 0], [far, 0], [0, -far], [0, far]].every(([dx, dy]) => {
        const hit = document.elementFromPoint(x + dx, y + dy);
        return hit && (target.contains(hit) || hit.closest("label") === target);
      });
    }).map(told);
  }

  // Words that are broken in the middle though no hyphen says so.
  function torn() {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), found = [];
    while (walker.nextNode()) {
      const node = walker.currentNode;
      if (!seen(node.parentElement) || node.parentElement.closest("select, svg")) continue;
      for (const { 0: word, index } of node.data.matchAll(/[\p{L}\p{N}]{4,}/gu)) {
        const range = document.createRange();
        range.setStart(node, index);
        range.setEnd(node, index + word.length);
        if (new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size > 1) found.push(word);
      }
    }
    return found;
  }

  // Adds a word to the end of every sort of text.
  function lengthen(word) {
    const texts = "h1, h2, h3, p, li, dt, dd, legend, label, figcaption, caption, th, button, summary, output, strong, .kf-note, .kf-choice span, .kf-steps a, .kf-contents a";
    for (const el of all(texts)) if (seen(el)) el.append(` ${word}`);
  }

  // Everything that moves, and elements that would.
  function moving() {
    const still = ({ animationName, transitionProperty, transitionDuration, scrollBehavior }) => animationName === "none"
      && (transitionProperty === "none" || /^0s(, 0s)*$/.test(transitionDuration)) && scrollBehavior === "auto";
    return all("*").filter((el) => !["", "::before", "::after"].every((part) => still(look(el, part || undefined)))).map(told)
      .concat(document.getAnimations().map(() => "an animation"));
  }

  // ---- forced colours: how far a colour stands out from the ground, and what does not

  function brightness(colour) {
    const [red, green, blue, alpha = 1] = (colour.match(/[\d.]+/g) ?? [0, 0, 0, 0]).map(Number);
    if (!alpha) return null;
    const [r, g, b] = [red, green, blue].map((part) => (part / 255 <= 0.04045 ? part / 3294.6 : ((part / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  }

  function faint() {
    const sample = document.createElement("i");
    sample.style.cssText = "forced-color-adjust: none; background-color: Canvas";
    document.body.append(sample);
    const ground = brightness(look(sample).backgroundColor);
    sample.remove();
    const plain = (colour) => {
      const light = brightness(colour);
      return light !== null && (Math.max(light, ground) + 0.05) / (Math.min(light, ground) + 0.05) >= 3;
    };
    const edged = (style) => parseFloat(style.borderTopWidth) >= 1 && style.borderTopStyle !== "none" && plain(style.borderTopColor);
    const marks = [
      [".kf-exercise .kf-state", "::after"], [".kf-note", "::before"], [".kf-said:not(output)", "::before"], [".kf-step", "::after"],
      [".kf-checks li", "::before"], [".kf-header .kf-status", "::before"], [".kf-brand", "::before"], [".kf-contents a", "::before"],
    ].flatMap(([what, part]) => all(what).filter((el) => {
      const style = look(el, part);
      return el.checkVisibility() && style.display !== "none" && !plain(style.backgroundColor) && !edged(style);
    }).map((el) => `the mark of ${told(el)}`));
    const edges = all("main :is(button:not([aria-disabled=true]), select, textarea, .kf-choice, .kf-file), .kf-steps a").filter((el) => {
      const style = look(el);
      return seen(el) && !edged(style) && !(style.textDecorationLine === "underline" && plain(style.color));
    }).map((el) => `the edge of ${told(el)}`);
    const chosen = all(".kf-choice").filter((el) => {
      const picked = el.querySelector("input").checked;
      return seen(el) && picked !== (parseFloat(look(el).borderTopWidth) >= 3);
    }).map((el) => `the choice ${told(el)}`);
    const pictures = all("svg").filter(seen).flatMap((svg) => [...svg.querySelectorAll("rect, path, text")]).filter((el) => {
      const { fill, stroke } = look(el);
      return !plain(fill) && !plain(stroke);
    }).map((el) => `the picture's ${told(el)}`);
    const rings = all(CONTROLS).filter((el) => {
      if (!el.checkVisibility() || el.tabIndex < 0) return false;
      el.focus();
      const style = look(el.closest(".kf-choice, .kf-file") ?? el);
      return !(parseFloat(style.outlineWidth) >= 2 && style.outlineStyle !== "none" && plain(style.outlineColor));
    }).map((el) => `the ring of ${told(el)}`);
    document.activeElement.blur();
    return [...marks, ...edges, ...chosen, ...pictures, ...rings];
  }

  // The shape of the mark of each state that the page shows.
  const shapes = () => Object.fromEntries(all(".kf-exercise").map((el) => {
    const { webkitMaskImage, webkitMaskPosition } = look(el.querySelector(".kf-state"), "::after");
    return [el.dataset.answer, webkitMaskImage + webkitMaskPosition];
  }));

  // How far the page has jumped since it began to load, as browsers count it.
  let jumped = 0;
  const count = (entries) => entries.forEach((each) => { if (!each.hadRecentInput) jumped += each.value; });
  const watching = new PerformanceObserver((list) => count(list.getEntries()));
  watching.observe({ type: "layout-shift", buffered: true });
  async function jumps() {
    for (let frame = 0; frame < 3; frame += 1) await new Promise((go) => requestAnimationFrame(() => setTimeout(go, 30)));
    count(watching.takeRecords());
    return jumped;
  }

  const SPACED = "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }";
  function space(wanted) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(wanted ? SPACED : "");
    document.adoptedStyleSheets = [sheet];
  }

  return { sideways, cut, spilt, overlaps, obscured, stuck, small, torn, lengthen, moving, faint, shapes, jumps, space };
})();
