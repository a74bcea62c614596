// Filters the directory of good practice while one types. Without it, every practice stands under its theme.

(() => {
  const place = document.getElementById("practice-filter");
  const practices = [...document.querySelectorAll(".la-practice")];
  if (!place || practices.length < 2) return;

  const text = new Map(practices.map((one) => [one, one.textContent.toLowerCase()]));
  const themes = [...document.querySelectorAll(".la-theme")];

  function element(name, words = "", attributes = {}) {
    const made = document.createElement(name);
    made.textContent = words;
    for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value);
    return made;
  }

  function labelled(words, id, field) {
    field.id = id;
    const group = element("p");
    group.append(element("label", words, { for: id }), field);
    return group;
  }

  // Nothing to choose between is nothing to ask.
  function chooser(words, id, options) {
    if (options.length < 2) return [];
    const field = element("select");
    field.append(element("option", "All", { value: "" }));
    field.append(...options.map(([value, said]) => element("option", said, { value })));
    return [labelled(words, id, field)];
  }

  function values(name) {
    const found = new Set(practices.map((one) => one.dataset[name]).filter(Boolean));
    return [...found].sort().map((value) => [value, value[0].toUpperCase() + value.slice(1)]);
  }

  const form = element("form", "", { role: "search", "aria-label": "Good practice" });
  const words = element("input", "", { type: "search", autocomplete: "off" });
  const titles = themes.map((theme) => theme.querySelector("h2"));
  form.append(
    labelled("Words to look for", "practice-words", words),
    ...chooser("Theme", "practice-theme", titles.map((title) => [title.id.slice("theme-".length), title.textContent])),
    ...chooser("Region", "practice-region", values("region")),
    ...chooser("Type of council", "practice-type", values("type")),
  );
  const told = element("p", "", { role: "status" });
  place.append(form, told);

  const chosen = (id) => document.getElementById(id)?.value || "";

  function filter() {
    const wanted = words.value.toLowerCase().split(/\s+/).filter(Boolean);
    const [theme, region, type] = ["practice-theme", "practice-region", "practice-type"].map(chosen);
    const all = !wanted.length && !theme && !region && !type;
    let shown = 0;
    for (const one of practices) {
      const { themes: own, region: where, type: kind } = one.dataset;
      const fits = (!theme || own.split(" ").includes(theme)) && (!region || where === region) &&
        (!type || kind === type) && wanted.every((word) => text.get(one).includes(word));
      one.hidden = !fits;
      shown += fits;
    }
    for (const one of themes) {
      one.querySelectorAll(".la-also").forEach((also) => { also.hidden = !all; });
      one.hidden = !all && !one.querySelector(".la-practice:not([hidden])");
    }
    told.textContent = all ? "" : `${shown} of ${practices.length} ${shown === 1 ? "fits" : "fit"}.`;
  }

  form.addEventListener("input", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
})();
