// Search by Pagefind (https://pagefind.app), on the reader's own device.

const place = document.getElementById("search");
const SHOWN = 20;

const form = element("form", { role: "search" });
const label = element("label", { for: "search-words" }, "What are you looking for?");
const input = element("input", { id: "search-words", type: "search", autocomplete: "off", spellcheck: "true" });
const button = element("button", { type: "submit" }, "Search");
const status = element("p", { role: "status" });
const results = element("ol", { class: "la-results" });

let index;

function element(name, attributes = {}, words = "") {
  const made = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value);
  made.textContent = words;
  return made;
}

// Pagefind marks the words it found with <mark>; everything else in an excerpt is plain text.
function excerpt(html) {
  const made = element("p");
  const text = new DOMParser().parseFromString(html, "text/html").body;
  for (const node of text.childNodes) {
    made.append(node.nodeName === "MARK" ? element("mark", {}, node.textContent) : node.textContent);
  }
  return made;
}

async function search(words) {
  results.replaceChildren();
  if (!words) {
    status.textContent = "Type a word to search for.";
    return;
  }
  status.textContent = "Searching …";
  index ??= await import(new URL(place.dataset.index, document.baseURI));
  const found = (await index.search(words)).results;
  const pages = await Promise.all(found.slice(0, SHOWN).map((one) => one.data()));
  for (const page of pages) {
    const item = element("li");
    const heading = element("h2");
    heading.append(element("a", { href: page.url }, page.meta.title));
    item.append(heading, excerpt(page.excerpt));
    results.append(item);
  }
  const count = found.length === 1 ? "1 page" : `${found.length} pages`;
  const only = found.length > SHOWN ? ` The first ${SHOWN} are shown.` : "";
  status.textContent = found.length ? `${count} found for “${words}”.${only}` : `Nothing was found for “${words}”.`;
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  search(input.value.trim()).catch(() => {
    status.textContent = "Search does not work here. Use the list below.";
  });
});

form.append(label, input, button);
place.replaceChildren(form, status, results);
