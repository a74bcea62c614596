// Which councils stand next to each other: sections of their accounts, or their figures on the page of a measure.
// The choice is in the address, after “#councils=”, so that it can be sent. Without this script all of them are shown.

(() => {
  const START = "#councils=";

  function element(name, text = "", attributes = {}) {
    const made = document.createElement(name);
    made.textContent = text;
    for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value);
    return made;
  }

  // With semicolons, because of names such as Bournemouth, Christchurch and Poole.
  function listed(names) {
    return names.join("; ");
  }

  function inAddress() {
    return location.hash.startsWith(START) ? location.hash.slice(START.length).split(",") : [];
  }

  // `items` are [key, name, element, box]. Tells `show` which are chosen, now and at every change.
  function choosing(items, clear, show) {
    const chosen = () => items.filter(([, , , box]) => box.checked);
    const tell = () => {
      clear.hidden = !chosen().length;
      show(chosen());
    };
    const read = () => {
      const keys = inAddress();
      for (const [key, , , box] of items) box.checked = keys.includes(key);
      tell();
    };
    const write = () => {
      const keys = chosen().map(([key]) => key);
      history.replaceState(null, "", keys.length ? START + keys.join(",") : location.pathname + location.search);
      tell();
    };
    for (const [, , , box] of items) box.addEventListener("change", write);
    clear.addEventListener("click", () => {
      for (const [, , , box] of items) box.checked = false;
      write();
      items[0][3].focus();
    });
    addEventListener("hashchange", () => location.hash.startsWith(START) && read());
    read();
  }

  function box() {
    return element("input", "", { type: "checkbox", autocomplete: "off" });
  }

  function labelled(input, name) {
    const label = element("label", name);
    label.prepend(input);
    return label;
  }

  function sections(place) {
    const councils = document.getElementById("councils");
    const links = place.querySelector("div");
    const items = [...councils.children].map((one) => [one.dataset.council, one.dataset.name, one, box()]);
    if (items.length < 2) return;
    const group = element("fieldset");
    group.append(element("legend", "Show next to each other"), ...items.map(([, name, , input]) => labelled(input, name)));
    const clear = element("button", "Show all councils", { type: "button" });
    const status = element("p", "", { role: "status" });
    place.append(group, clear, status);
    choosing(items, clear, (chosen) => {
      for (const [, , one, input] of items) one.hidden = chosen.length > 0 && !input.checked;
      councils.classList.toggle("la-chosen", chosen.length > 1);
      links.hidden = chosen.length > 0;
      const names = listed(chosen.map(([, name]) => name));
      status.textContent = !chosen.length
        ? `${items.length === 2 ? "Both" : `All ${items.length}`} councils are shown, one below the other.`
        : chosen.length === 1
          ? `Only ${names} is shown. Choose another council to see it next to this one.`
          : `${chosen.length} councils are shown next to each other: ${names}.`;
    });
  }

  function figures(place) {
    const rows = [...place.parentElement.querySelectorAll("tr[data-council]")];
    const heads = [...rows[0].closest("table").tHead.rows[0].cells].map((cell) => cell.textContent);
    const likely = rows.some((row) => row.dataset.likely);
    const items = rows.map((row) => {
      const head = row.cells[0];
      const item = [row.dataset.council, head.textContent, row, box()];
      head.replaceChildren(labelled(item[3], item[1]));
      return item;
    });
    const clear = element("button", "Clear the choice", { type: "button" });
    const status = element("p", "", { "aria-live": "polite" });
    const panel = element("div");
    place.append(status, panel, clear);
    place.hidden = false;
    choosing(items, clear, (chosen) => {
      const names = listed(chosen.map(([, name]) => name));
      status.textContent = chosen.length
        ? `Chosen: ${names}.`
        : "To see some councils next to each other, tick them in the tables of the regions.";
      panel.replaceChildren(...(chosen.length ? [table(chosen)] : []));
    });
    if (inAddress().length) place.scrollIntoView();

    function table(chosen) {
      const made = element("table", "", { class: "la-table" });
      const top = element("tr");
      const all = likely ? [...heads, "Probably between"] : heads;
      top.append(...all.map((text) => element("th", text, { scope: "col" })));
      const head = element("thead");
      head.append(top);
      const body = element("tbody");
      for (const [, name, row] of chosen) {
        const line = element("tr");
        const cells = [...row.cells].slice(1).map((cell) => element("td", cell.textContent));
        line.append(element("th", name, { scope: "row" }), ...cells);
        if (likely) line.append(element("td", row.dataset.likely || ""));
        body.append(line);
      }
      made.append(element("caption", place.dataset.caption), head, body);
      return made;
    }
  }

  const across = document.getElementById("choose");
  if (across) sections(across);
  const tables = document.getElementById("choose-figures");
  if (tables) figures(tables);
})();
