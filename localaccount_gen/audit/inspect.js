// What `localaccount audit` asks of a page, from inside it. Each function gives plain lists, and none changes the page
// but `spaced` and `opened`, which set it as a reader might.

globalThis.localaccountAudit ??= (() => {
  const FOCUSABLE = "a[href], button, summary, input, select, textarea, iframe, audio[controls], video[controls], [tabindex]";
  // A mark has a meaning; the lines of a scale and the paper-coloured edge around a mark only help to see it.
  const HELPS = ".la-scale, .la-halo";

  // The start of an element as it is written, so that it can be found in the source, and its first words.
  function shown(one) {
    const tag = one.cloneNode(false).outerHTML.replace(/<\/[^>]*>$/, "").replace(/\s+/g, " ");
    const words = one.textContent.trim().replace(/\s+/g, " ");
    return `${tag.length > 110 ? `${tag.slice(0, 110)}…>` : tag}${words.length > 50 ? `${words.slice(0, 50)}…` : words}`;
  }

  function isSeen(one) {
    if (!one.checkVisibility({ checkVisibilityCSS: true, checkOpacity: true })) return false;
    const box = one.getBoundingClientRect();
    return box.width > 1 && box.height > 1 && box.right > 0;
  }

  const all = (selector) => [...document.body.querySelectorAll(selector)];

  // Every piece of text that is seen, with the element that holds it.
  function texts() {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found = new Map();
    while (walker.nextNode()) {
      const one = walker.currentNode.parentElement;
      const words = walker.currentNode.nodeValue.trim();
      if (words && !found.has(one) && !one.closest("script, style, noscript, title, desc, option") && isSeen(one)) found.set(one, words);
    }
    return found;
  }

  const size = (one) => parseFloat(getComputedStyle(one).fontSize) * (one.getScreenCTM?.()?.a ?? 1);

  // Colours as numbers. A canvas understands every way of writing one.
  const pen = Object.assign(document.createElement("canvas"), { width: 1, height: 1 }).getContext("2d", { willReadFrequently: true });
  const known = new Map();
  function colour(written) {
    if (!known.has(written)) {
      pen.clearRect(0, 0, 1, 1);
      pen.fillStyle = written;
      pen.fillRect(0, 0, 1, 1);
      const [red, green, blue, alpha] = pen.getImageData(0, 0, 1, 1).data;
      known.set(written, [red, green, blue, alpha / 255]);
    }
    return known.get(written);
  }

  const over = (top, ground) => [0, 1, 2].map((one) => top[one] * top[3] + ground[one] * (1 - top[3])).concat(1);

  // Relative luminance and contrast: https://www.w3.org/TR/WCAG22/#dfn-relative-luminance
  function luminance([red, green, blue]) {
    const [r, g, b] = [red, green, blue].map((part) => part / 255)
      .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  }

  function contrast(one, other) {
    const [dim, bright] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (bright + 0.05) / (dim + 0.05);
  }

  // The colour behind an element; null where a picture is.
  function ground(one) {
    const layers = [];
    for (let at = one; at; at = at.parentElement) {
      const style = getComputedStyle(at);
      if (style.backgroundImage !== "none") return null;
      const layer = colour(style.backgroundColor);
      if (layer[3] > 0) layers.push(layer);
      if (layer[3] === 1) break;
    }
    const probe = document.createElement("div");
    probe.hidden = true;
    document.body.append(probe);
    probe.style.color = "Canvas";
    const canvas = colour(getComputedStyle(probe).color);
    probe.remove();
    return layers.reduceRight((below, layer) => over(layer, below), canvas);
  }

  // The mark of a picture on which a text of the same picture stands, or null.
  function markUnder(text) {
    const box = text.getBoundingClientRect();
    const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
    const under = [...text.ownerSVGElement.querySelectorAll("rect, circle")].filter((mark) => {
      const place = mark.getBoundingClientRect();
      const before = mark.compareDocumentPosition(text) & Node.DOCUMENT_POSITION_FOLLOWING;
      return before && getComputedStyle(mark).fill !== "none" && x > place.left && x < place.right && y > place.top && y < place.bottom;
    });
    return under.at(-1) ?? null;
  }

  const round = (ratio) => Math.floor(ratio * 100) / 100;

  // Texts and marks with less contrast than they need, and body text with less than 7.
  function faint() {
    const found = [];
    for (const [one, words] of texts()) {
      const style = getComputedStyle(one);
      const drawn = one.ownerSVGElement;
      const mark = drawn ? markUnder(one) : null;
      const behind = ground(drawn ?? one);
      if (!behind) continue;
      const paper = mark ? over(colour(getComputedStyle(mark).fill), behind) : behind;
      const ratio = contrast(over(colour(drawn ? style.fill : style.color), paper), paper);
      const large = size(one) >= 24 || (size(one) >= 18.66 && Number(style.fontWeight) >= 700);
      const needed = large ? 3 : 4.5;
      if (ratio < (drawn || large ? needed : 7)) found.push({ element: shown(one), what: words.slice(0, 50), ratio: round(ratio), needed, goal: drawn || large ? needed : 7 });
    }
    for (const drawn of all("svg[role=img], svg[aria-labelledby]")) {
      const behind = isSeen(drawn) ? ground(drawn) : null;
      for (const mark of behind ? drawn.querySelectorAll("rect, circle, ellipse, path, polygon, polyline, line") : []) {
        const style = getComputedStyle(mark);
        const paints = [...(mark.tagName === "line" ? [] : [style.fill]), ...(parseFloat(style.strokeWidth) > 0 ? [style.stroke] : [])].filter((paint) => paint !== "none" && !paint.startsWith("url"));
        if (mark.closest(HELPS) || !paints.length || !mark.getBoundingClientRect().width && !mark.getBoundingClientRect().height) continue;
        const ratio = Math.max(...paints.map((paint) => contrast(over(colour(paint), behind), behind)));
        if (ratio < 3 && !isOnMark(mark, drawn)) found.push({ element: shown(mark), what: "", ratio: round(ratio), needed: 3, goal: 3 });
      }
    }
    return found;
  }

  // A mark drawn on another in the colour of the paper is seen by that other one.
  function isOnMark(mark, drawn) {
    const box = mark.getBoundingClientRect();
    return [...drawn.querySelectorAll("rect, circle, path")].some((other) => {
      const place = other.getBoundingClientRect();
      return other !== mark && other.compareDocumentPosition(mark) & Node.DOCUMENT_POSITION_FOLLOWING &&
        place.left <= box.left && place.right >= box.right && place.top <= box.top && place.bottom >= box.bottom;
    });
  }

  // At 320 by 256 pixels: how wide the page is, what can be moved sideways without a keyboard, letters under 15 pixels.
  function narrow() {
    return {
      wide: document.documentElement.scrollWidth,
      moved: all("*").filter((one) => one.scrollWidth > one.clientWidth + 1 && ["auto", "scroll"].includes(getComputedStyle(one).overflowX)
        && !(one.getAttribute("role") === "region" && one.tabIndex === 0)).map(shown),
      small: all("svg text").filter((one) => isSeen(one) && size(one) < 15).map((one) => [shown(one), round(size(one))]),
    };
  }

  // With lines, words and letters set wide apart: https://www.w3.org/TR/WCAG22/#text-spacing
  const spacing = new CSSStyleSheet();
  spacing.replaceSync("* {line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important} p {margin-bottom: 2em !important}");
  function spaced() {
    const before = new Set(cut());
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, spacing];
    const found = { wide: document.documentElement.scrollWidth, cut: cut().filter((one) => !before.has(one)).map(shown) };
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== spacing);
    return found;
  }

  // What is larger than the box that hides the rest of it, and words of pictures beyond the window.
  function cut() {
    return all("*").filter((one) => {
      const style = getComputedStyle(one);
      if (one.matches("svg text")) {
        const box = one.getBoundingClientRect();
        return isSeen(one) && !one.closest("[role=region][tabindex='0']") && (box.left < -1 || box.right > innerWidth + 1);
      }
      return isSeen(one) && one instanceof HTMLElement && (
        ["hidden", "clip"].includes(style.overflowX) && one.scrollWidth > one.clientWidth + 1 ||
        ["hidden", "clip"].includes(style.overflowY) && one.scrollHeight > one.clientHeight + 1);
    });
  }

  // On paper 680 pixels wide: words under 12 points, and tables and pictures wider than the sheet.
  function printed() {
    return {
      small: [...texts().keys()].filter((one) => size(one) < 15.9).map((one) => [shown(one), round(size(one) * 0.75)]),
      wide: all("table, svg, img, pre").filter((one) => isSeen(one) && one.getBoundingClientRect().right > innerWidth + 1).map(shown),
    };
  }

  // Where the keyboard is; null outside the page, or where it has been since `restart`.
  const stopped = new Set();
  function stop() {
    const one = document.activeElement;
    if (!one || one === document.body || one === document.documentElement || stopped.has(one)) return null;
    stopped.add(one);
    const boxes = [...one.getClientRects()].filter((box) => box.width > 0 && box.height > 0);
    const style = getComputedStyle(one);
    const behind = ground(one.parentElement) ?? [255, 255, 255, 1];
    const rings = [style.outlineColor, ...(style.boxShadow.match(/(?:rgba?|color|oklch|oklab)\([^)]*\)/g) ?? [])];
    return {
      element: shown(one),
      seen: boxes.some((box) => box.right > 0 && box.left < innerWidth && box.bottom > 0 && box.top < innerHeight),
      covered: boxes.length > 0 && isCovered(one, boxes[0]),
      outline: style.outlineStyle === "none" ? 0 : parseFloat(style.outlineWidth),
      ring: round(Math.max(...rings.map((ring) => contrast(over(colour(ring), behind), behind)))),
    };
  }

  function isCovered(one, box) {
    const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
    if (x < 0 || x >= innerWidth || y < 0 || y >= innerHeight) return false;
    const top = document.elementFromPoint(x, y);
    return Boolean(top) && !one.contains(top) && !top.contains(one) && ["fixed", "sticky"].includes(getComputedStyle(top).position);
  }

  // What a mouse can use and the keyboard has not stopped at. Of a group of radio buttons it stops at one.
  function missed() {
    const inGroup = (one) => one.type === "radio" && [...stopped].some((other) => other.type === "radio" && other.name === one.name);
    return all(FOCUSABLE).filter((one) => isSeen(one) && !one.matches(":disabled") && one.tabIndex >= 0 && !stopped.has(one) && !inGroup(one)).map(shown);
  }

  // Puts the keyboard before the first stop.
  function restart() {
    stopped.clear();
    document.body.tabIndex = -1;
    document.body.focus({ preventScroll: true });
    document.body.removeAttribute("tabindex");
    scrollTo(0, 0);
  }

  // Where a link at the top of the page led the keyboard.
  const isInMain = () => Boolean(document.activeElement?.closest("main"));

  // Opens whatever the page folds away; gives back how many parts that were.
  function opened() {
    const closed = all("details:not([open])");
    for (const one of closed) one.open = true;
    return closed.length;
  }

  // Everything a reader meets, but for what only a script can use: fields, buttons and what they answer.
  function told() {
    opened();
    const apart = all("form, button, fieldset, select, [role=status], [aria-live], dialog, [data-needs-script]").filter((one) => one.checkVisibility());
    const hidden = apart.map((one) => [one, one.style.display]);
    for (const one of apart) one.style.display = "none";
    const words = document.body.innerText.split("\n").map((line) => line.trim()).filter(Boolean);
    for (const [one, display] of hidden) one.style.display = display;
    return { words, tables: all("table").filter(isSeen).length, pictures: all("svg[role=img]").filter(isSeen).length };
  }

  return { faint, narrow, spaced, printed, stop, missed, restart, isInMain, opened, told };
})();
