// The search itself: a field, and below it what is found while one types. In a dialog, or in the page of the search.
window.okrsiteSearchPanel = function (index, load, place, address) {
  "use strict";
  var root = new URL("../", index);
  var fromDisk = location.protocol === "file:";
  address = fromDisk ? address.replace(/\/$/, "/index.html") : address;
  var most = place ? 60 : 24;
  var FEW = 8;
  var hits = { total: 0, best: [], sure: false };
  var engine = window.okrsiteSearchEngine();
  var words = {};
  var kinds = {};
  var statuses = {};
  var plural;
  var language;
  var groupNames = [];
  var waiting = [];
  var reading = "";
  var broken = false;
  var options = [];
  var active = -1;
  var moved = false;
  var timer;
  var parts;

  // Words

  function say(key, values) {
    var count = values && values.count;
    var form = count === 0 && words[key + ".zero"] ? "zero" : count === undefined ? "" : plural.select(count);
    var text = words[form && words[key + "." + form] ? key + "." + form : words[key] ? key : key + ".other"] || "";
    return text.replace(/\{(\w+)[^}]*\}/g, function (whole, name) {
      var value = values[name];
      return typeof value === "number" ? value.toLocaleString(language) : value;
    });
  }

  function element(name, attributes, children) {
    var made = document.createElement(name);
    Object.keys(attributes || {}).forEach(function (key) { made.setAttribute(key, attributes[key]); });
    (children || []).forEach(function (child) { made.append(child); });
    return made;
  }

  // The index, file by file: what belongs to no cycle and the current cycle at once, the rest once somebody types. Where
  // that is much, it is left alone as long as nothing in it could come before what is shown.

  function enough() {
    var last = hits.best[most - 1];
    return waiting.length > FEW && hits.sure && last && last.entry.rank < waiting[0][2];
  }

  window.okrsiteSearch = function (name, content) {
    if (name) return engine.take(content, reading);
    words = content.words;
    kinds = content.kinds;
    statuses = content.statuses;
    language = content.language;
    plural = new Intl.PluralRules(language);
    waiting = content.shards;
    groupNames = [words.now, words.others, words.closed];
  };

  function read() {
    if (reading || !waiting.length || (waiting[0][2] > 0 && (!query() || enough()))) return Promise.resolve();
    reading = waiting.shift();
    return load(new URL(reading[0], root).href)
      .then(engine.settled, function () { broken = true; })
      .then(function () {
        reading = "";
        find();
        return read();
      });
  }

  // What is found

  function query() {
    return parts.field.value.trim();
  }

  function mark(status) {
    var svg = '<svg xmlns="http://www.w3.org/2000/svg" class="icon" viewBox="0 0 16 16" aria-hidden="true">';
    var drawn = new DOMParser().parseFromString(svg + statuses[status][1] + "</svg>", "image/svg+xml");
    return document.importNode(drawn.documentElement, true);
  }

  function marked(text, terms) {
    var made = document.createDocumentFragment();
    var last = 0;
    text.replace(/[\p{L}\p{N}]+/gu, function (word, at) {
      if (!terms.has(engine.plain(word))) return;
      made.append(text.slice(last, at), element("mark", {}, [word]));
      last = at + word.length;
    });
    made.append(text.slice(last));
    return made;
  }

  function excerpt(text, terms) {
    var found = -1;
    text.replace(/[\p{L}\p{N}]+/gu, function (word, at) { if (found < 0 && terms.has(engine.plain(word))) found = at; });
    if (found < 0) return null;
    var from = found < 60 ? 0 : text.indexOf(" ", found - 60) + 1;
    var to = text.lastIndexOf(" ", found + 120);
    if (text.length <= found + 120 || to <= found) to = Math.min(text.length, found + 120);
    return element("span", { "class": "found-words" }, [from ? "… " : "", marked(text.slice(from, to), terms), to < text.length ? " …" : ""]);
  }

  function option(hit, number) {
    var entry = hit.entry;
    var path = entry.address.split("#");
    var cycle = entry.rank === 2 ? say("closed-cycle", { cycle: entry.cycle }) : entry.cycle;
    var line = element("span", { "class": "facts" });
    if (fromDisk && /(^|\/)$/.test(path[0])) path[0] += "index.html";
    [kinds[entry.kind] || entry.kind, entry.of, entry.team, cycle].forEach(function (fact, at) {
      if (fact) line.append(at ? " " : "", element("span", at === 1 ? { "class": "found-of" } : {}, [fact]));
    });
    if (entry.status) line.append(" ", element("span", { "class": "status is-" + entry.status }, [mark(entry.status), statuses[entry.status][0]]));
    var made = element("a", { role: "option", id: "search.option-" + number, tabindex: "-1", "aria-selected": "false", "class": "found", href: new URL(path.join("#"), root).href }, [
      element("span", { "class": "found-title" }, [marked(entry.title, hit.terms)]), " ", line
    ]);
    var said = excerpt(entry.words, hit.terms);
    if (said) made.append(" ", said);
    return made;
  }

  function group(rank, shown, first) {
    var own = shown.filter(function (hit) { return hit.entry.rank === rank; });
    if (!own.length) return 0;
    var made = element("div", { role: "group", "aria-label": groupNames[rank] }, [
      element("p", { "class": "found-group", "aria-hidden": "true" }, [groupNames[rank]])
    ]);
    own.forEach(function (hit, number) {
      var each = option(hit, first + number);
      options.push(each);
      made.append(each);
    });
    parts.list.append(made);
    return own.length;
  }

  function choose(number) {
    if (options[active]) options[active].setAttribute("aria-selected", "false");
    active = number;
    var chosen = options[active];
    if (!chosen) return parts.field.removeAttribute("aria-activedescendant");
    chosen.setAttribute("aria-selected", "true");
    parts.field.setAttribute("aria-activedescendant", chosen.id);
    chosen.scrollIntoView({ block: "nearest" });
  }

  function status(text) {
    if (parts.status.textContent !== text) parts.status.textContent = text;
  }

  function find() {
    var wanted = query();
    hits = wanted ? engine.find(wanted, most) : { total: 0, best: [], sure: false };
    var before = moved && options[active] && options[active].href;
    var shown = hits.best;
    var first = 0;
    options = [];
    active = -1;
    parts.list.textContent = "";
    [0, 1, 2].forEach(function (rank) { first += group(rank, shown, first); });
    parts.list.hidden = !options.length;
    parts.field.setAttribute("aria-expanded", String(Boolean(options.length)));
    var again = options.findIndex(function (each) { return each.href === before; });
    choose(options.length ? Math.max(again, 0) : -1);
    var told = [];
    if (wanted) {
      if (hits.total || !(reading || waiting.length)) told.push(say("count", { count: hits.total, query: wanted }));
      if (hits.total > shown.length) told.push(say("shown", { shown: shown.length }));
      if (reading || waiting.length) told.push(!reading && enough() ? words.later : words.reading);
      else if (broken) told.push(words.broken);
    }
    status(told.join(" "));
    if (parts.all) {
      parts.all.hidden = !wanted;
      parts.all.href = address + "?q=" + encodeURIComponent(wanted);
    }
  }

  function typed() {
    moved = false;
    window.clearTimeout(timer);
    timer = window.setTimeout(function () {
      find();
      read();
      if (place) remember();
    }, 60);
  }

  function remember() {
    try {
      history.replaceState(history.state, "", query() ? "?q=" + encodeURIComponent(query()) : location.pathname);
    } catch (refused) {
      // A page on disk may not change its address.
    }
  }

  function pressed(event) {
    if (event.isComposing || !options.length) return;
    var step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    moved = moved || Boolean(step);
    if (step) choose((active + step + options.length) % options.length);
    else if (event.key === "Enter" && options[active]) options[active].click();
    else return;
    event.preventDefault();
  }

  // What stands on the page

  function build() {
    var field = element("input", {
      type: "search", role: "combobox", "class": "search-field", autocomplete: "off", autocapitalize: "none", spellcheck: "false",
      "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": "search.found", "aria-label": words.label, placeholder: words.label
    });
    var list = element("div", { role: "listbox", id: "search.found", "aria-label": words.found, "class": "found-list", hidden: "" });
    parts = { field: field, list: list, status: element("div", { role: "status", "class": "search-status" }) };
    field.addEventListener("input", typed);
    field.addEventListener("keydown", pressed);
    var inside = [field, parts.status, list];
    if (place) {
      place.append.apply(place, inside);
      place.hidden = false;
      field.value = new URLSearchParams(location.search).get("q") || "";
      return function () { field.focus(); field.select(); };
    }
    parts.all = element("a", { href: address, hidden: "" }, [words.all]);
    var close = element("button", { type: "button", "class": "search-close" }, [words.close]);
    var dialog = element("dialog", { "class": "search", "aria-label": words.title }, [
      element("div", { "class": "search-head" }, [field, close]), parts.status, list,
      element("div", { "class": "search-foot" }, [
        element("span", { "class": "search-keys" }, [words.keys]), parts.all, element("a", { href: address }, [words.everything])
      ])
    ]);
    close.addEventListener("click", function () { dialog.close(); });
    dialog.addEventListener("click", function (event) { if (event.target === dialog) dialog.close(); });
    list.addEventListener("click", function (event) { if (event.target.closest("a")) dialog.close(); });
    document.body.append(dialog);
    return function () {
      if (!dialog.open) dialog.showModal();
      field.select();
    };
  }

  return load(index).then(function () {
    var open = build();
    find();
    read();
    return { open: open };
  });
};
