// “Listen to this page”: the reader's own device reads the page aloud, a paragraph at a time, and marks what it reads.
// Only voices that work on the device itself: with others a browser sends the words to its maker. Where there is none,
// there is no button. The place is kept in memory and nowhere else.

(() => {
  const speech = window.speechSynthesis;
  const main = document.getElementById("main");
  const title = main && main.querySelector("h1");
  if (!speech || !title) return;

  // What repeats or leads away, what the words beside it say, and folds that the reader has not opened.
  const PASSED_OVER = "nav, svg, details:not([open]), .la-listen, .la-hidden, .la-jump, .la-links, [aria-hidden=true]";
  const LISTEN = "Listen to this page";

  const [box, button, stop, status] = ["div", "button", "button", "p"].map((name) => document.createElement(name));
  box.lang = "en-GB";
  box.setAttribute("role", "group");
  box.setAttribute("aria-label", "Listen");
  status.setAttribute("role", "status");
  stop.textContent = "Stop";
  box.append(button, stop, status);

  let parts = [], place = 0, state, turn = 0, spoken;

  // A voice for a language: of its country, or else of the language.
  function voiceFor(language) {
    const code = (name) => name.replace("_", "-").toLowerCase();
    const own = speech.getVoices().filter((voice) => voice.localService);
    return own.find((voice) => code(voice.lang) === code(language)) ||
      own.find((voice) => code(voice.lang).split("-")[0] === code(language).split("-")[0]);
  }

  // What is to be read, in the order of the page: elements, each with its words.
  function collected() {
    const found = [];
    let words = "";
    const finish = (element) => {
      if (/[\p{L}\p{N}]/u.test(words)) found.push([element, plain(words)]);
      words = "";
    };
    const walk = (element, block) => {
      for (const child of element.childNodes) {
        if (child.nodeType === Node.TEXT_NODE) words += child.data;
        if (child.nodeType !== Node.ELEMENT_NODE || child.matches(PASSED_OVER)) continue;
        const { display } = getComputedStyle(child);
        if (display === "none") continue;
        if (child.matches("table")) {
          finish(block);
          found.push(...rows(child));
        } else if (display.startsWith("inline")) {
          walk(child, block);
        } else {
          finish(block);
          walk(child, child);
          finish(child);
        }
      }
    };
    document.querySelectorAll(".la-banner, main").forEach((one) => walk(one, one));
    return found;
  }

  function plain(words) {
    return words.replace(/\s+/g, " ").trim();
  }

  function rows(table) {
    const text = (element) => plain(element.textContent);
    const heads = [...table.querySelectorAll("thead th")].map(text);
    const cells = (row) => [...row.cells].map((cell, at) => at && heads[at] ? `${heads[at]}: ${text(cell)}` : text(cell));
    const named = table.caption || table;
    return [[named, `Table: ${table.caption ? text(named) : heads.join(", ")}`],
      ...[...table.querySelectorAll("tbody tr")].map((row) => [row, cells(row).join(". ")])];
  }

  function mark(element) {
    document.querySelectorAll(".la-spoken").forEach((one) => one.classList.remove("la-spoken"));
    if (!element) return;
    element.classList.add("la-spoken");
    element.scrollIntoView({ block: "nearest" });
  }

  function show(now, words, said = "") {
    state = now;
    button.textContent = words;
    status.textContent = said;
    stop.hidden = now === "still";
    box.className = stop.hidden ? "la-listen" : "la-listen la-listening";
  }

  function speak() {
    if (place === parts.length) return end("That was the whole page.");
    const [element, words] = parts[place], own = ++turn;
    spoken = new SpeechSynthesisUtterance(words);
    spoken.voice = voiceFor(element.closest("[lang]").lang) || voiceFor("en-GB");
    spoken.lang = spoken.voice.lang;
    // What was cancelled ends too.
    spoken.onend = () => { if (own === turn) { place += 1; speak(); } };
    spoken.onerror = () => { if (own === turn) end("The voice of this device does not answer."); };
    mark(element);
    speech.speak(spoken);
  }

  function quiet() {
    turn += 1;
    speech.cancel();
  }

  function end(said) {
    quiet();
    mark();
    place = 0;
    if (document.activeElement === stop) button.focus();
    show("still", LISTEN, said);
  }

  button.addEventListener("click", () => {
    if (state === "reading") {
      quiet();
      show("paused", "Go on listening", "Paused.");
      return;
    }
    if (state === "still") parts = collected();
    show("reading", "Pause");
    speak();
  });
  stop.addEventListener("click", () => end());
  addEventListener("pagehide", () => { if (state !== "still") end(); });

  // Some browsers know their voices only after a while.
  function offer() {
    // Behind the opening, not in it: inside a box it could stay in sight only as long as the box.
    if (!box.isConnected && voiceFor(title.closest("[lang]").lang)) (title.closest(".la-opening") ?? title).after(box);
  }
  show("still", LISTEN);
  offer();
  if (speech.addEventListener) speech.addEventListener("voiceschanged", offer);
})();
