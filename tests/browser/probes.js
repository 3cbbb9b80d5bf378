// What is asked of a page from within. Each entry is called by name from observe.py.
(() => {
  "use strict";
  const plain = (text) => text.replace(/\s+/g, " ").trim();
  const shown = (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true, contentVisibilityAuto: false });

  // A name by which a person finds the element again.
  const selector = (element) => {
    const steps = [];
    for (let at = element; at && at !== document.body && steps.length < 4; at = at.parentElement) {
      if (at.id) { steps.unshift("#" + at.id); break; }
      const names = (at.getAttribute("class") || "").trim().split(/\s+/).filter(Boolean);
      steps.unshift(at.localName + names.map((name) => "." + name).join(""));
    }
    return steps.join(" > ");
  };

  const words = (element) => {
    const copy = element.cloneNode(true);
    for (const control of copy.querySelectorAll("button, [popover], dialog, script, style, template")) control.remove();
    return plain(copy.textContent);
  };

  // Texts of the main content, one per innermost block, as far as readers can see them. Controls do not count.
  const texts = () => {
    const blocks = "h1,h2,h3,h4,h5,h6,p,li,td,th,dd,dt,pre,figcaption,caption,summary,blockquote,text";
    const apart = "nav,[role=search],dialog,[popover],template,noscript,[aria-hidden=true],[hidden]";
    return [...document.querySelectorAll("main :is(" + blocks + ")")]
      .filter((block) => !block.closest(apart) && !block.querySelector(blocks) && shown(block))
      .map(words)
      .filter(Boolean);
  };

  // The same word by word as it stands: every run of text in main that can be seen, apart from what only leads on.
  const runs = () => {
    const apart = "nav,[role=search],button,label,dialog,[popover],template,noscript,script,.legend,.next-check-in *,.why > summary,[aria-hidden=true],a[href^='#']";
    const walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
    const found = [];
    while (walker.nextNode()) {
      const parent = walker.currentNode.parentElement;
      const box = parent.getBoundingClientRect();
      if (!parent.closest(apart) && shown(parent) && box.width > 1 && box.height > 1) found.push(plain(walker.currentNode.data));
    }
    return found.filter(Boolean);
  };

  // Elements that stick out to the side of the page, where the page can be scrolled sideways; [] where it cannot.
  const sideways = () => {
    const root = document.documentElement;
    const excess = Math.max(root.scrollWidth, document.body.scrollWidth) - root.clientWidth;
    if (excess <= 0) return [];
    const held = (element) => {
      for (let at = element.parentElement; at && at !== document.body; at = at.parentElement) {
        if (getComputedStyle(at).overflowX !== "visible") return true;
      }
      return false;
    };
    const culprits = [...document.body.querySelectorAll("*")].filter((element) => {
      const box = element.getBoundingClientRect();
      return box.width && (box.right > root.clientWidth + 0.5 || box.left < -0.5) && shown(element) && !held(element);
    });
    return ["the page is " + excess + " px wider than the window", ...culprits.slice(-4).map(selector)];
  };

  // Words that stand on other words: each pair of lines of text that overlap, as they are drawn.
  const overlaps = () => {
    const walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
    const lines = [];
    while (walker.nextNode()) {
      const { data, parentElement } = walker.currentNode;
      if (!plain(data) || parentElement.closest("title, .unseen") || !shown(parentElement)) continue;
      const range = document.createRange();
      range.selectNodeContents(walker.currentNode);
      for (const box of range.getClientRects()) if (box.width > 1) lines.push({ box, text: plain(data), parentElement });
    }
    const over = (one, other) => Math.min(one.right, other.right) - Math.max(one.left, other.left) > 1
      && Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > 5;
    return lines.flatMap((one, at) => lines.slice(at + 1)
      .filter((other) => one.parentElement !== other.parentElement && over(one.box, other.box))
      .map((other) => one.text + " / " + other.text));
  };

  const open = () => { for (const details of document.querySelectorAll("details")) details.open = true; };

  // Parts that a browser lays out only when they come near have estimated sizes until then, and seem to overlap.
  const layOut = () => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync("* { content-visibility: visible !important; }");
    document.adoptedStyleSheets.push(sheet);
  };

  // What the contrast of an element's text depends on: its colour, size and weight, and all that is behind it.
  const colours = (element) => {
    const style = getComputedStyle(element);
    const found = [style.color, style.fontSize, style.fontWeight];
    for (let at = element; at; at = at.parentElement) {
      const behind = getComputedStyle(at);
      found.push(behind.opacity, behind.backgroundImage);
      if (behind.backgroundColor !== "rgba(0, 0, 0, 0)") found.push(behind.backgroundColor);
      if (/^rgb\(|^oklch\([^/]*\)$/.test(behind.backgroundColor)) break;
    }
    return found.join();
  };

  // One element for each way in which text looks that was not there at the last call.
  const known = new Set();
  const unknown = () => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found = [];
    while (walker.nextNode()) {
      const element = walker.currentNode.parentElement;
      if (!plain(walker.currentNode.data) || element.closest("svg, script, style, template, noscript") || !shown(element)) continue;
      const looking = colours(element);
      if (!known.has(looking)) found.push(element);
      known.add(looking);
    }
    return found;
  };

  const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

  // What axe objects to. Contrast of `all` text, or of one element for each `new` way in which text looks.
  const judge = async ({ contrast, within }) => {
    const fresh = within ? [] : unknown();
    const found = await axe.run(within || document, {
      resultTypes: ["violations"],
      rules: { "target-size": { enabled: true }, "color-contrast": { enabled: contrast === "all" } },
      runOnly: { type: "tag", values: TAGS },
    });
    const broken = found.violations;
    if (fresh.length && contrast === "new") {
      const faint = await axe.run({ include: fresh }, { resultTypes: ["violations"], runOnly: { type: "rule", values: ["color-contrast"] } });
      broken.push(...faint.violations);
    }
    return broken.map((rule) => {
      const places = rule.nodes.map((node) => {
        const why = node.any.concat(node.all, node.none).map((check) => check.message)[0] || "";
        return "\n    " + node.target.join(" ") + (why ? " (" + why + ")" : "");
      });
      const more = places.length > 5 ? "\n    and " + (places.length - 5) + " more" : "";
      return rule.id + ": " + rule.help + places.slice(0, 5).join("") + more;
    });
  };

  // How an element and what surrounds it look: a visible focus changes this.
  const looks = (element) => {
    const kin = [element, ...element.querySelectorAll("*")].slice(0, 10).concat(element.parentElement || []);
    return kin.map((at) => {
      const style = getComputedStyle(at);
      return [style.outlineStyle === "none" ? "" : style.outline, style.boxShadow, style.border, style.backgroundColor,
        style.textDecoration, style.color, style.transform].join();
    }).join("|");
  };

  // Where the keyboard is: null on no element, else what is focused and whether anything covers it.
  const focus = () => {
    const at = document.activeElement;
    if (!at || at === document.body || at === document.documentElement) return null;
    const box = at.getBoundingClientRect();
    const within = box.bottom > 0 && box.right > 0 && box.top < innerHeight && box.left < innerWidth;
    const clamp = (value, limit) => Math.min(Math.max(value, 0), limit - 1);
    const lines = [...at.getClientRects()];
    const hits = lines.map((line) => document.elementFromPoint(
      clamp(line.left + line.width / 2, innerWidth), clamp(line.top + line.height / 2, innerHeight)));
    const seen = hits.some((hit) => hit && (at.contains(hit) || hit.contains(at)));
    const times = Number(at.dataset.timesFocused || 0) + 1;
    at.dataset.timesFocused = times;
    return { selector: selector(at), name: at.localName, href: at.getAttribute("href") || "", times, within, seen,
      words: plain(at.getAttribute("aria-label") || at.textContent), looks: looks(at), size: [box.width, box.height] };
  };

  // How what was focused last looks now that it is not.
  const mark = () => { window.lastFocused = document.activeElement; };
  const unfocused = () => looks(window.lastFocused);

  window.probes = { words, texts, runs, sideways, overlaps, open, layOut, judge, focus, mark, unfocused, selector, shown };
})();
