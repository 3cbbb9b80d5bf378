// The explorer: filters above the table of its page, a table that follows them, and the same as a file.
(function () {
  "use strict";
  var place = document.querySelector('[data-component="explore"]');
  var table = document.querySelector(".explore-table table");
  if (!place || !table) return;
  var PAGE = 80, FIRST = 30;
  var index = new URL(place.dataset.index, location.href), root = new URL("../", index), fromDisk = location.protocol === "file:";
  var facets = ["cycle", "team", "type", "kind", "owner", "pillar", "tag", "ambition"];
  var columns = ["title", "team", "status", "progress", "confidence", "since"];
  var state = {}, shown = [], loaded = {}, full = {}, marks = {};
  var site, rows, words, plural, parts, timer, untouched = true, fixed = null;

  function element(name, attributes, children) {
    var made = document.createElement(name);
    Object.keys(attributes || {}).forEach(function (key) { made.setAttribute(key, attributes[key]); });
    (children || []).forEach(function (child) { made.append(child); });
    return made;
  }

  function say(key, values) {
    var form = values && values.count !== undefined ? key + "." + plural.select(values.count) : key;
    return (words[form] || words[key + ".other"] || words[key] || "").replace(/\{(\w+)[^}]*\}/g, function (whole, name) {
      return typeof values[name] === "number" ? values[name].toLocaleString(site.language) : values[name];
    });
  }

  function load(address) {
    return new Promise(function (done, failed) {
      document.head.append(Object.assign(element("script", { src: address }), { onload: done, onerror: failed }));
    });
  }

  window.okrsiteExplore = function (name, content) {
    if (name) rows.take(content);
    else site = content;
  };

  // Which rows are there

  function cycle() {
    return state.cycle || site.cycles[0][0];
  }

  function cycles() {
    return site.cycles.filter(function (each) { return cycle() === "all" || each[0] === cycle(); });
  }

  function files() {
    return cycles().flatMap(function (each) { return each[4]; });
  }

  // One file after the other, so that rows keep their order.
  function read() {
    return files().reduce(function (before, file) {
      return before.then(function () {
        loaded[file] = loaded[file] || load(new URL(file, root).href).catch(function (refused) {
          delete loaded[file];
          place.removeAttribute("aria-busy");
          throw refused;
        });
        return loaded[file];
      });
    }, Promise.resolve());
  }

  function whole() {
    return Object.assign({}, state, { cycle: cycle() });
  }

  // The address

  function remember() {
    var query = new URLSearchParams();
    Object.keys(state).forEach(function (key) { if (state[key]) query.set(key, state[key] === true ? "1" : state[key]); });
    try {
      history.replaceState(history.state, "", query.toString() ? "?" + query : location.pathname);
    } catch (refused) {
      // A page on disk may not change its address.
    }
  }

  function recall() {
    var query = new URLSearchParams(location.search);
    ["q", "status", "sort"].concat(facets).forEach(function (key) { if (query.get(key)) state[key] = query.get(key); });
    if (state.status) {
      state.status = state.status.split(",").filter(function (each) { return site.statuses.some(function (known) { return known[0] === each; }); }).join(",");
      if (!state.status) delete state.status;
    }
    if (query.get("down") && state.sort) state.down = true;
    if (Number(query.get("page")) > 1) state.page = Math.floor(Number(query.get("page")));
    if (!columns.includes(state.sort)) delete state.sort;
    if (state.cycle && state.cycle !== "all" && !site.cycles.some(function (each) { return each[0] === state.cycle; })) delete state.cycle;
    return Object.keys(state).length > 0;
  }

  // What stands in a row; the same as components/explore.html writes

  function mark(status) {
    var known = site.statuses.find(function (each) { return each[0] === status; });
    if (!known) return "";
    if (!marks[status]) {
      var svg = '<svg xmlns="http://www.w3.org/2000/svg" class="icon" viewBox="0 0 16 16" aria-hidden="true">' + known[2] + "</svg>";
      var drawn = document.importNode(new DOMParser().parseFromString(svg, "image/svg+xml").documentElement, true);
      marks[status] = element("span", { "class": "status is-" + status }, [drawn, known[1]]);
    }
    return marks[status].cloneNode(true);
  }

  function percent(code) {
    return code < 0 ? site.dash : site.percents[code];
  }

  function href(row) {
    var path = row.address.split("#");
    if (fromDisk && /(^|\/)$/.test(path[0])) path[0] += "index.html";
    return root.href + path.join("#");
  }

  // A key result below its objective names its team and owner only where they are others.
  function line(row, before, below) {
    var title = element("th", { scope: "row" }, [element("a", { href: href(row) }, [row.title.replace(/(\d) %/g, "$1\u00a0%")])]);
    if (row.part && (!before || (before !== row.objective && before.objective !== row.objective))) {
      title.append(" ", element("small", {}, [say("of", { title: row.objective.title })]));
    }
    var team = element("td", {}, below && row.team === row.objective.team ? [] : [rows.name(row.team)]);
    if (cycle() === "all") {
      var own = site.cycles.find(function (each) { return each[0] === row.cycle; });
      team.append(" ", element("small", {}, [own[2] ? say("closed-cycle", { cycle: own[1] }) : own[1]]));
    }
    var made = element("tr", row.part ? { "class": "is-part" } : {}, [title, team, element("td", {}, [mark(row.status)])]);
    [["progress", percent(row.progress)], ["confidence", row.confidence < 0 ? "" : String(row.confidence)], ["since", row.day]].forEach(function (each) {
      made.append(element("td", { "class": "number", "data-label": words[each[0]] }, each[1] ? [each[1]] : []));
    });
    if (site.owners) made.append(element("td", {}, row.owner && !(below && row.owner === row.objective.owner) ? [row.owner] : []));
    return made;
  }

  // What is shown

  function update(still) {
    untouched = false;
    if (!still) delete state.page;
    remember();
    place.setAttribute("aria-busy", "true");
    read().then(draw, function () { parts.told.textContent = words.broken; });
  }

  function draw() {
    var wanted = whole();
    shown = rows.sort(rows.find(wanted), state.sort, state.down);
    var pages = Math.max(Math.ceil(shown.length / PAGE), 1);
    state.page = Math.min(state.page || 1, pages);
    var from = (state.page - 1) * PAGE;
    if (untouched) place.removeAttribute("aria-busy");
    else list(shown.slice(from, from + PAGE));
    statuses(wanted);
    facets.forEach(function (facet) {
      if (parts[facet]) (parts[facet] === document.activeElement ? fill : settle)(facet);
    });
    parts.told.textContent = state.owner ? words["of-owner"] : shown.length ? counted() : words.none;
    lede();
    parts.clear.hidden = !Object.keys(state).some(function (key) { return key !== "page"; });
    parts.csv.hidden = !shown.length;
    heads();
    pager(from, pages);
    if (state.page === 1) delete state.page;
  }

  // Writes the rows that fill a screen at once, and those below it when these can be seen.
  function list(all) {
    var body = element("tbody"), above = null;
    var write = function (row) {
      if (!row.part) above = row;
      else if (row.objective !== above) above = null;
      body.append(line(row, all[body.rows.length - 1], row.part && above));
    };
    all.slice(0, FIRST).forEach(write);
    place.setAttribute("aria-busy", "true");
    table.tBodies[0].replaceWith(body);
    window.requestAnimationFrame(function () {
      window.setTimeout(function () {
        if (table.tBodies[0] !== body) return;
        all.slice(FIRST).forEach(write);
        place.removeAttribute("aria-busy");
      });
    });
  }

  function total() {
    return cycles().reduce(function (sum, each) { return sum + each[3]; }, 0);
  }

  function counted() {
    return shown.length < total() ? say("count-of", { shown: shown.length, total: total() }) : say("count", { count: total() });
  }

  function lede() {
    var own = site.cycles.find(function (each) { return each[0] === cycle(); });
    parts.lede.textContent = own ? say("lede", { cycle: own[1] }) : words["lede-all"];
  }

  function heads() {
    columns.forEach(function (column, at) {
      var cell = table.tHead.rows[0].cells[at];
      if (column === state.sort) cell.setAttribute("aria-sort", state.down ? "descending" : "ascending");
      else cell.removeAttribute("aria-sort");
    });
  }

  function sortable() {
    var head = table.tHead.rows[0];
    if (site.owners && head.cells.length === columns.length) head.append(element("th", { scope: "col" }, [words.owner]));
    columns.forEach(function (column, at) {
      var button = element("button", { type: "button", "class": "explore-sort" }, [head.cells[at].textContent]);
      button.addEventListener("click", function () {
        if (state.sort !== column) { state.sort = column; delete state.down; }
        else if (!state.down) state.down = true;
        else { delete state.sort; delete state.down; }
        update();
      });
      head.cells[at].replaceChildren(button);
    });
  }

  function pager(from, pages) {
    if (fixed) fixed.replaceWith(parts.pager);
    fixed = null;
    parts.pager.hidden = pages < 2;
    parts.before.disabled = state.page === 1;
    parts.after.disabled = state.page === pages;
    parts.where.textContent = state.owner
      ? say("page", { number: state.page })
      : say("range", { from: from + 1, to: Math.min(from + PAGE, shown.length), total: shown.length });
  }

  function turn(step) {
    state.page = (state.page || 1) + step;
    update(true);
    table.scrollIntoView({ block: "start" });
  }

  // Filters

  // How many rows each choice leaves, by its value; nothing where that is not known. Nothing is counted by owner.
  function tally(facet) {
    if (state.owner || facet === "owner") return null;
    if (facet !== "cycle") return rows.count(whole(), facet);
    var filtered = Object.keys(state).some(function (key) { return !["cycle", "sort", "down", "page"].includes(key); });
    if (filtered && cycle() !== "all") return null;
    var known = filtered ? rows.count(whole(), facet) : new Map(site.cycles.map(function (each) { return [each[0], each[3]]; }));
    return known.set("all", Array.from(known.values()).reduce(function (sum, each) { return sum + each; }, 0));
  }

  // Fills a list with all that can be chosen.
  function fill(facet) {
    var counts = tally(facet);
    var made = document.createDocumentFragment();
    rows.choices(facet, say).forEach(function (each) {
      var key = each[0] || (facet === "cycle" ? site.cycles[0][0] : "");
      var count = counts && key ? counts.get(key) || 0 : 0;
      var chosen = each[0] === (state[facet] || "");
      if (counts && each[0] && !count && !chosen) return;
      made.append(option(each[0], counts && key ? say("choice", { name: each[1], count: count }) : each[1], chosen));
    });
    parts[facet].replaceChildren(made);
    full[facet] = true;
  }

  // Until somebody opens it, the present choice is enough.
  function settle(facet) {
    var chosen = state[facet] || "";
    var known = rows.choices(facet === "owner" || facet === "tag" ? "" : facet, say).find(function (each) { return each[0] === chosen; });
    parts[facet].replaceChildren(option(chosen, known && (chosen || facet === "cycle") ? known[1] : chosen || words["any-" + facet], true));
    full[facet] = false;
  }

  function option(value, text, chosen) {
    var made = element("option", { value: value }, [text]);
    made.selected = chosen;
    return made;
  }

  function selection(facet) {
    var list = element("select", { name: facet, id: "explore." + facet });
    var whenever = function () {
      if (full[facet]) return;
      if (loaded.all) fill(facet);
      else ready().then(function () { fill(facet); });
    };
    list.addEventListener("pointerdown", whenever);
    list.addEventListener("focus", whenever);
    list.addEventListener("change", function () {
      state[facet] = list.value;
      if (!list.value) delete state[facet];
      update();
    });
    parts[facet] = list;
    return element("p", {}, [element("label", { "for": "explore." + facet }, [words[facet]]), list]);
  }

  function statuses(wanted) {
    var counts = rows.count(wanted, "status");
    var chosen = (state.status || "").split(",").filter(Boolean);
    var focused = document.activeElement && parts.statuses.contains(document.activeElement) ? document.activeElement.value : "";
    parts.statuses.replaceChildren(parts.legend);
    site.statuses.forEach(function (status) {
      var count = counts.get(status[0]) || 0;
      var on = chosen.includes(status[0]);
      if (!count && !on) return;
      var box = element("input", { type: "checkbox", value: status[0] });
      box.checked = on;
      box.addEventListener("change", function () {
        var now = box.checked ? chosen.concat([status[0]]) : chosen.filter(function (each) { return each !== status[0]; });
        state.status = now.join(",");
        if (!state.status) delete state.status;
        update();
      });
      parts.statuses.append(element("label", {}, [box, mark(status[0]), state.owner ? "" : count.toLocaleString(site.language)]));
      if (status[0] === focused) box.focus();
    });
  }

  function save() {
    var address = URL.createObjectURL(new Blob(["\ufeff", rows.csv(shown, href)], { type: "text/csv;charset=utf-8" }));
    var link = element("a", { href: address, download: "okrs-" + cycle() + ".csv" });
    link.click();
    window.setTimeout(function () { URL.revokeObjectURL(address); }, 1000);
  }

  // What stands on the page

  function button(key, kind, action) {
    var made = element("button", { type: "button", "class": kind }, [words[key]]);
    made.addEventListener("click", action);
    return made;
  }

  function build() {
    var field = element("input", { type: "search", id: "explore.q", "class": "search-field", autocomplete: "off", spellcheck: "false", placeholder: words.q, "aria-label": words.q });
    field.addEventListener("input", function () {
      window.clearTimeout(timer);
      timer = window.setTimeout(function () {
        state.q = field.value.trim();
        if (!state.q) delete state.q;
        update();
      }, 80);
    });
    parts = { field: field, legend: element("legend", { "class": "unseen" }, [words.status]), told: place.querySelector("[role=status]"), lede: document.querySelector(".explore-lede") };
    parts.statuses = element("fieldset", { "class": "explore-statuses" }, [parts.legend]);
    var wanted = facets.filter(function (facet) {
      return facet === "owner" ? site.owners : facet === "pillar" ? site.pillars.length : facet === "cycle" ? site.cycles.length > 1 : true;
    });
    var filters = element("details", { "class": "explore-filters" }, [element("summary", {}, [words.filters]), element("div", {}, wanted.map(selection)), parts.statuses]);
    filters.open = Boolean(state.status) || facets.some(function (facet) { return state[facet]; });
    parts.clear = button("clear", "explore-action", clear);
    parts.csv = button("csv", "explore-action", function () { ready().then(save); });
    parts.before = button("before", "explore-action", function () { turn(-1); });
    parts.after = button("after", "explore-action", function () { turn(1); });
    parts.where = element("span");
    parts.pager = element("nav", { "class": "explore-pager", "aria-label": words.pages, hidden: "" }, [parts.before, parts.where, parts.after]);
    place.setAttribute("aria-label", words.filters);
    parts.told.parentNode.append(parts.clear, parts.csv);
    place.prepend(field, filters);
    parts.clear.hidden = true;
    fixed = document.querySelector(".explore-part > .pager");
    if (!fixed) table.closest(".explore-part").append(parts.pager);
    sortable();
  }

  function clear() {
    state = {};
    parts.field.value = "";
    update();
    parts.field.focus();
  }

  function ready() {
    return read().then(function () {
      if (!loaded.all) draw();
      loaded.all = true;
    });
  }

  load(index.href).then(function () {
    words = site.words;
    plural = new Intl.PluralRules(site.language);
    rows = window.okrsiteExploreRows(site);
    var told = recall();
    build();
    parts.field.value = state.q || "";
    facets.forEach(function (facet) { if (parts[facet]) settle(facet); });
    untouched = !told;
    if (told) return ready().catch(function () { parts.told.textContent = words.broken; });
    place.addEventListener("focusin", ready, { once: true });
  }).catch(function () { place.querySelectorAll("input, details, button").forEach(function (each) { each.remove(); }); }).then(function () {
    place.setAttribute("role", "search");
    delete document.documentElement.dataset.asked;
  });
})();
