// “Explore this chart”: the newest figure of every council as a point. plotly.js (https://plotly.com/javascript/) draws
// it and is fetched, from this site, only when a reader asks for the chart. A drawn chart says nothing to a screen
// reader: the words above it and the table below it are made of the same figures.

(() => {
  const place = document.getElementById("explore-chart");
  if (!place) return;

  const panel = document.getElementById("explore-panel");
  const button = place.querySelector("button");
  const chooser = document.getElementById("explore-council");
  const groups = panel.querySelector("fieldset");
  const words = panel.querySelector(".la-explore-words");
  const plot = panel.querySelector(".la-explore-plot");
  const key = panel.querySelector("figcaption");
  const list = panel.querySelector("details");

  const asked = new URLSearchParams(location.search).get("council");

  const CONFIG = { displayModeBar: false, showSendToCloud: false, showLink: false, showEditInChartStudio: false,
    plotlyServerURL: "", displaylogo: false, responsive: true, doubleClick: false, scrollZoom: false };

  let ready, figure, meta, trace, councils, byCode, clearly;

  function element(name, text = "", attributes = {}) {
    const made = document.createElement(name);
    made.textContent = text;
    for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value);
    return made;
  }

  function load(address) {
    return new Promise((loaded, failed) => {
      const script = element("script", "", { src: address });
      script.onload = loaded;
      script.onerror = failed;
      document.head.append(script);
    });
  }

  // The group a council is compared with, itself apart, and what to call it after “other”.
  function group(own) {
    const chosen = groups.querySelector(":checked").value;
    const others = councils.filter((council) => council !== own);
    if (chosen === "region") {
      const region = meta.regions[own.region][1];
      return [others.filter((council) => council.region === own.region), `other councils in ${region}`];
    }
    if (chosen === "type") {
      return [others.filter((council) => council.type === own.type), `other ${meta.types[own.type]}`];
    }
    if (chosen === "similar") {
      const codes = globalThis.similarCouncils[own.code] || [];
      return [others.filter((council) => codes.includes(council.code)), "similar councils"];
    }
    return [others, "other councils"];
  }

  // Two figures differ only where |a − b| > √(mₐ² + m_b²); in whole thousandths, which are exact. See compare.py.
  function verdict(own, other) {
    if (own.few || other.few) return "few";
    const [a, b, m, n] = [own.value, other.value, own.margin, other.margin].map((one) => Math.round(one * 1000));
    if ((a - b) ** 2 <= m ** 2 + n ** 2) return "unclear";
    return (b > a) === (meta.better >= 0) ? "better" : "worse";
  }

  function against(which) {
    if (which === "few") return "too few answers to say";
    return which === "unclear" ? "cannot be told apart" : `clearly ${clearly[which]}`;
  }

  function counted(found, own) {
    const count = (which) => found.filter((one) => one === which).length;
    const are = (number) => (number ? `${number} ${number === 1 ? "is" : "are"}` : "none is");
    const few = count("few");
    const said = `${are(count("better"))} clearly ${clearly.better} than ${own.name}, ${are(count("worse"))} clearly ` +
      `${clearly.worse}, and ${count("unclear")} cannot be told apart from it.` +
      (few ? ` In ${few} too few people answered to say.` : "");
    return said[0].toUpperCase() + said.slice(1);
  }

  function sentences(own, others, name) {
    const unit = meta.unit && ` ${meta.unit}`;
    const england = meta.england && `England: ${meta.england}${unit}.`;
    const shown = others.filter((council) => council.said);
    if (!own) return [`Each of the ${shown.length} points is a council.`, england, "Choose one to compare it."];
    const figures = own.said
      ? `${own.name}: ${own.said}${unit}${own.likely && `, probably between ${own.likely}`}.`
      : `${own.name} has no figure: ${own.reason}.`;
    if (!others.length) return [figures, england, `There is no list of similar councils for ${own.name}.`];
    const all = shown.length === others.length;
    const there = all ? `All ${others.length} ${name} have a figure.` : `Of ${others.length} ${name}, ${shown.length} have a figure.`;
    const said = [figures, england, there];
    if (!own.said || !shown.length) return said;
    if (!meta.judged) return [...said, meta.caution];
    if (own.few) return [...said, `Too few people answered in ${own.name} to say how it compares.`];
    return [...said, counted(shown.map((council) => verdict(own, council)), own), meta.caution];
  }

  function row(council, own) {
    const made = element("tr");
    const cells = [council.said || council.reason];
    if (meta.judged && own.said) cells.push(council.said ? against(verdict(own, council)) : "");
    made.append(element("th", council.name, { scope: "row" }), ...cells.map((cell) => element("td", cell)));
    return made;
  }

  function tell(own, others, name) {
    words.textContent = sentences(own, others, name).filter(Boolean).join(" ");
    const few = own && others.length && name !== "other councils";
    list.hidden = !few;
    if (!few) return;
    const head = element("tr");
    const heads = ["Council", "Figure", ...(meta.judged && own.said ? [`Beside ${own.name}`] : [])];
    head.append(...heads.map((text) => element("th", text, { scope: "col" })));
    const table = element("table", "", { class: "la-table" });
    const caption = element("caption", `${meta.measure}, ${meta.period}: ${others.length} ${name}`);
    const [top, body] = [element("thead"), element("tbody")];
    top.append(head);
    body.append(...others.map((council) => row(council, own)));
    table.append(caption, top, body);
    list.replaceChildren(element("summary", "The same in a table"), table);
  }

  // Colours as the style sheet has them for light, dark and contrast themes, in a form that plotly.js can read.
  function colour(name) {
    plot.style.color = `var(--la-chart-${name})`;
    const found = getComputedStyle(plot).color;
    plot.style.color = "";
    return found;
  }

  function part(chosen, marker, bars) {
    const pick = (values) => chosen.map((council) => values[council.at]);
    const error = trace.error_x && { ...trace.error_x, ...bars, array: pick(trace.error_x.array) };
    return { ...trace, ids: pick(trace.ids), text: pick(trace.text), x: pick(trace.x), y: pick(trace.y),
      customdata: pick(trace.customdata), marker, error_x: error };
  }

  function draw(own, others, name) {
    const [ink, grid, paper] = ["ink", "grid", "paper"].map(colour);
    const shown = councils.filter((council) => council.said);
    const every = name === "other councils" || !own;
    const compared = every ? [] : others.filter((council) => council.said);
    const rest = shown.filter((council) => council !== own && !compared.includes(council));
    const quiet = { symbol: "circle-open", size: 9, color: colour("quiet"), line: { width: 1.5 } };
    // In a contrast theme the colour of a group is that of the paper.
    const tint = own ? colour(groups.querySelector(":checked").value) : ink;
    const filled = tint === paper ? ink : tint;
    const traces = [
      part(rest, quiet),
      part(compared, { symbol: "circle", size: 11, color: filled, line: { width: 1, color: ink } }),
      part(own && own.said ? [own] : [], { symbol: "diamond", size: 17, color: colour("council"),
        line: { width: 2, color: paper } }, { visible: true, color: ink, thickness: 2, width: 6 }),
    ];
    const font = { ...figure.layout.font, color: ink, family: getComputedStyle(document.body).fontFamily };
    const layout = { ...figure.layout, font, paper_bgcolor: "transparent", plot_bgcolor: "transparent",
      xaxis: { ...figure.layout.xaxis, gridcolor: grid },
      shapes: figure.layout.shapes.map((one) => ({ ...one, line: { ...one.line, color: one.name ? ink : grid } })),
      annotations: figure.layout.annotations.map((one) => ({ ...one, bgcolor: paper, borderpad: 0 })),
      hoverlabel: { bgcolor: paper, bordercolor: ink, font, align: "left" } };
    globalThis.Plotly.react(plot, traces, layout, CONFIG);
    plot.setAttribute("aria-label", `${meta.measure}, ${meta.period}: the figure of every council as a point, ` +
      "in a row for each region. The words before it and the tables after it say the same.");
    key.textContent = [
      own && own.said ? `The diamond is ${own.name}` + (trace.error_x ? ", with its margin of error." : ".") : "",
      compared.length ? `Filled circles are ${name}. Rings are all others.` : "Each ring is a council.",
      meta.england ? "The dashed line is England." : "",
      "Only left and right have a meaning.",
    ].filter(Boolean).join(" ");
  }

  function show() {
    const own = byCode.get(chooser.value);
    groups.disabled = !own;
    const [others, name] = own ? group(own) : [councils, "councils"];
    tell(own, others, name);
    draw(own, others, name);
  }

  // What the scripts brought: every council, those without a figure too; `at` is its place among the points.
  function begin() {
    figure = globalThis.exploreFigure;
    meta = figure.layout.meta;
    trace = figure.data[0];
    clearly = meta.better ? { better: "better", worse: "worse" } : { better: "higher", worse: "lower" };
    councils = [
      ...trace.ids.map((code, at) => {
        const [region, type, said, likely, , few] = trace.customdata[at];
        const margin = trace.error_x ? trace.error_x.array[at] : null;
        return { code, name: trace.text[at], region, type, at, said, likely, few, value: trace.x[at], margin };
      }),
      ...meta.missing.map(([code, name, region, type, reason]) => ({ code, name, region, type, reason })),
    ].sort((one, other) => one.name.localeCompare(other.name, "en"));
    byCode = new Map(councils.map((council) => [council.code, council]));
    chooser.append(...councils.map((council) => element("option", council.name, { value: council.code })));
    if (byCode.has(asked)) chooser.value = asked;
  }

  async function open() {
    panel.hidden = false;
    button.setAttribute("aria-expanded", "true");
    button.textContent = "Close the chart";
    if (!ready) {
      words.textContent = "Loading the chart …";
      ready = Promise.all(place.dataset.scripts.trim().split(" ").map(load)).then(begin);
    }
    try {
      await ready;
    } catch {
      ready = undefined;
      words.textContent = "The chart cannot be loaded here. All its figures are in the tables below.";
      return;
    }
    show();
  }

  function close() {
    panel.hidden = true;
    button.setAttribute("aria-expanded", "false");
    button.textContent = "Explore this chart";
    button.focus();
  }

  function choose(code) {
    chooser.value = code;
    const address = new URL(location.href);
    if (code) address.searchParams.set("council", code);
    else address.searchParams.delete("council");
    address.hash = "explore";
    history.replaceState(null, "", address);
    show();
  }

  chooser.addEventListener("change", () => choose(chooser.value));
  // Some browsers open the list at these keys; here they step through it everywhere.
  chooser.addEventListener("keydown", (event) => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    const next = chooser.options[chooser.selectedIndex + step];
    if (!step) return;
    event.preventDefault();
    if (next) choose(next.value);
  });
  groups.addEventListener("change", show);
  button.addEventListener("click", () => (panel.hidden ? open() : close()));
  place.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !panel.hidden) close();
  });
  for (const query of ["(prefers-color-scheme: dark)", "(forced-colors: active)"]) {
    matchMedia(query).addEventListener("change", () => panel.hidden || !councils || show());
  }

  place.hidden = false;
  // A reader who follows “Explore this chart” from an account has asked for it.
  if (asked !== null) open();
})();
