// Keys for those who like them: "?" lists them, a digit opens an entry of the menu. They can be switched off, for
// readers whose software types keys of its own.
(function () {
  "use strict";
  var place = document.querySelector('[data-component="shortcuts"]');
  var root = document.documentElement;
  var kept = "okrsite-keys";
  if (!place) return;
  var words = place.dataset;
  var entries = Array.from(document.querySelectorAll(".menu li > a")).slice(0, 9);
  var box = null;

  function store(off) {
    root.dataset.keys = off ? "off" : "on";
    try {
      if (off) window.localStorage.setItem(kept, "off");
      else window.localStorage.removeItem(kept);
    } catch (refused) {
      // The choice holds for this page only.
    }
  }

  try {
    root.dataset.keys = window.localStorage.getItem(kept) || "on";
  } catch (refused) {
    root.dataset.keys = "on";
  }

  function element(name, text, parent, kind) {
    var made = document.createElement(name);
    made.textContent = text;
    if (kind) made.className = kind;
    parent.append(made);
    return made;
  }

  function row(list, keys, text) {
    var group = element("div", "", list);
    element("dd", text, group);
    var term = document.createElement("dt");
    group.prepend(term);
    keys.forEach(function (key, position) {
      if (position) term.append(" " + words.or + " ");
      element("kbd", key, term);
    });
  }

  function make() {
    var made = document.createElement("dialog");
    made.className = "shortcuts";
    var title = element("h2", words.title, made);
    title.id = "shortcuts.title";
    made.setAttribute("aria-labelledby", title.id);
    var list = element("dl", "", made);
    row(list, ["/", "Ctrl K"], words.search);
    entries.forEach(function (entry, position) { row(list, [String(position + 1)], entry.textContent); });
    row(list, ["?"], words.list);
    row(list, ["Esc"], words.close);
    var label = element("label", "", made);
    var choice = document.createElement("input");
    choice.type = "checkbox";
    choice.checked = root.dataset.keys !== "off";
    choice.addEventListener("change", function () { store(!choice.checked); });
    label.append(choice, " " + words.single);
    var close = element("button", words.close, made);
    close.type = "button";
    close.addEventListener("click", function () { made.close(); });
    made.addEventListener("click", function (event) { if (event.target === made) made.close(); });
    document.body.append(made);
    return made;
  }

  function open() {
    box = box || make();
    if (!box.open) box.showModal();
  }

  var opener = element("button", words.title, place);
  opener.type = "button";
  opener.addEventListener("click", open);
  place.hidden = false;

  document.addEventListener("keydown", function (event) {
    var at = event.target;
    if (root.dataset.keys === "off" || event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
    if (at.isContentEditable || /^(INPUT|SELECT|TEXTAREA)$/.test(at.tagName)) return;
    if (event.key === "?") open();
    else if (/^[1-9]$/.test(event.key) && entries[event.key - 1]) location.href = entries[event.key - 1].href;
    else return;
    event.preventDefault();
  });
})();
