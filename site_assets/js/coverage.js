// Shows only the councils of a region or a type, or only one of the contents, at once and on this page. Without it, the
// links above lead to pages of each.

(() => {
  const place = document.getElementById("coverage-filter");
  const rows = [...document.querySelectorAll(".la-matrix tbody tr")];
  if (!place) return;

  const first = rows.filter((row) => row.closest("table") === document.querySelector(".la-matrix"));
  const cells = [...document.querySelectorAll(".la-matrix :is(thead th:not(:first-child), tbody td)")];
  const choosers = {};
  // One council with all its contents fills the screen of a phone.
  const MANY = 12;

  function element(name, attributes = {}, words = "") {
    const made = document.createElement(name);
    for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value);
    made.textContent = words;
    return made;
  }

  function chooser(name, words, all, values) {
    if (values.length < 2) return [];
    const id = `coverage-${name}`;
    const part = element("div");
    const select = element("select", { id });
    select.append(element("option", { value: "" }, all), ...values.map((value) => element("option", { value }, value)));
    select.addEventListener("change", show);
    choosers[name] = select;
    part.append(element("label", { for: id }, words), select);
    return [part];
  }

  function told(name) {
    return [...new Set(rows.map((row) => row.dataset[name]).filter(Boolean))].sort();
  }

  function show() {
    const contents = choosers.contents.value;
    for (const cell of cells) cell.hidden = contents && (cell.dataset.of ?? cell.textContent) !== contents;
    for (const table of document.querySelectorAll(".la-matrix")) {
      table.hidden = contents && !table.querySelector("td:not([hidden])");
    }
    const fits = (row) =>
      ["region", "type"].every((name) => !choosers[name]?.value || row.dataset[name] === choosers[name].value);
    for (const row of rows) row.hidden = !fits(row);
    status.textContent = `${first.filter(fits).length} of ${first.length} councils are shown.`;
  }

  const form = element("form");
  const status = element("p", { role: "status" });
  const columns = [...document.querySelectorAll(".la-matrix thead th:not(:first-child)")].map((head) => head.textContent);
  form.append(
    ...chooser("region", "Region", "All regions", told("region")),
    ...chooser("type", "Type of council", "All types", told("type")),
    ...chooser("contents", "Contents", "All contents", columns),
  );
  form.addEventListener("submit", (event) => event.preventDefault());
  place.append(form, status);
  place.hidden = false;
  if (first.length > MANY && matchMedia("(max-width: 39.99rem)").matches) {
    choosers.contents.value = columns[0];
    show();
  }
})();
