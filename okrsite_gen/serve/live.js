// Keeps an open page of the preview up to date: tells which page is looked at, loads it again when there is another
// edition of it, with the reader where they were, and shows over it what keeps the next edition from being built.
(() => {
  "use strict";
  const own = document.currentScript.dataset;
  const KEPT = "okrsite-preview";
  const PATIENCE = 3000;
  const ENDED = ["The preview has ended", "Start it again with: okrsite serve"];
  const FULL = ["This preview has too many open pages", "Close some of them: this one then keeps up again by itself."];
  let events, missed, silence, panel;

  // Fetched now, since the panel must look right when nobody answers any more.
  const style = new CSSStyleSheet();
  fetch("/_okrsite/live.css").then((answer) => answer.text()).then((rules) => style.replace(rules)).catch(() => {});

  // Each disclosure by its words, since the page may have gained or lost others when it comes back.
  const disclosures = () => {
    const seen = new Map();
    return [...document.querySelectorAll("details")].map((element) => {
      const words = element.id || (element.querySelector("summary") || element).textContent.trim();
      const count = (seen.get(words) || 0) + 1;
      seen.set(words, count);
      return [`${count} ${words}`, element];
    });
  };

  const loadAgain = () => {
    const open = Object.fromEntries(disclosures().map(([name, element]) => [name, element.open]));
    const place = { path: location.pathname, x: scrollX, y: scrollY, open };
    try { sessionStorage.setItem(KEPT, JSON.stringify(place)); } catch { /* the page comes back at its top */ }
    if (events) events.close();
    location.reload();
  };

  const comeBack = () => {
    let place;
    try {
      place = JSON.parse(sessionStorage.getItem(KEPT));
      sessionStorage.removeItem(KEPT);
    } catch { return; }
    if (!place || place.path !== location.pathname) return;
    for (const [name, element] of disclosures()) {
      if (name in place.open) element.open = place.open[name];
    }
    const scroll = () => scrollTo({ left: place.x, top: place.y, behavior: "instant" });
    scroll();
    if (document.readyState !== "complete") addEventListener("load", () => requestAnimationFrame(scroll));
  };

  const element = (name, text, className) => {
    const made = document.createElement(name);
    if (text) made.textContent = text;
    if (className) made.className = className;
    return made;
  };

  const code = (lines) => {
    const shown = element("pre");
    for (const line of lines) {
      shown.append(...line.map(([text, style]) => (style ? element("span", text, style) : text)), "\n");
    }
    return shown;
  };

  const hide = () => {
    if (panel) panel.remove();
    panel = undefined;
  };

  const show = (title, said, lines) => {
    hide();
    panel = element("okrsite-preview");
    panel.lang = "en";
    panel.dir = "ltr";
    const box = element("details", "", "trouble");
    box.open = true;
    box.append(element("summary", title), element("p", said));
    if (lines.length) box.append(code(lines));
    const alert = element("div");
    alert.setAttribute("role", "alert");
    alert.append(box);
    // The alert comes last: its words are read out when they arrive in a page that is already there.
    panel.attachShadow({ mode: "open" }).adoptedStyleSheets = [style];
    document.body.append(panel);
    panel.shadowRoot.append(alert);
  };

  const heard = (state) => {
    if (own.number !== undefined) {
      if (String(state.number) !== own.number) loadAgain();
    } else if ((state.pages[own.page] ?? state.edition) !== own.edition) {
      loadAgain();
    } else if (state.trouble) {
      show(state.trouble.title, "This is the last version that could be built.", state.trouble.lines);
    } else {
      hide();
    }
  };

  // Hidden pages do not listen: browsers allow a handful of connections to one server, for all tabs together.
  const listen = () => {
    if (events || document.visibilityState === "hidden") return;
    events = new EventSource(`/_okrsite/events?page=${encodeURIComponent(own.page ?? "")}`);
    events.onmessage = (message) => {
      wait();
      heard(JSON.parse(message.data));
    };
    events.onerror = () => {
      // Refused, for lack of room, the browser does not ask again by itself; where nobody answers it does.
      const refused = events.readyState === EventSource.CLOSED;
      if (refused) setTimeout(askAgain, PATIENCE);
      wait(refused ? FULL : ENDED);
    };
  };
  // Tells why there is no news once it has lasted; waits for nothing without words.
  const wait = (words) => {
    if (words === missed) return;
    clearTimeout(silence);
    missed = words;
    if (words) silence = setTimeout(() => show(...words, []), PATIENCE);
  };
  const askAgain = () => {
    if (!events || events.readyState !== EventSource.CLOSED) return;
    events = undefined;
    listen();
  };
  const fallSilent = () => {
    wait();
    if (events) events.close();
    events = undefined;
  };

  comeBack();
  listen();
  addEventListener("pageshow", listen);
  addEventListener("pagehide", fallSilent);
  document.addEventListener("visibilitychange", () => (document.hidden ? fallSilent() : listen()));
})();
