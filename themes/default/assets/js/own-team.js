// Lets the reader say which team is their own. The browser keeps it; on home and Attention that team then comes first.
(function () {
  "use strict";
  var brand = document.querySelector(".brand");
  if (!brand) return;
  var root = new URL(brand.getAttribute("href"), location.href).href.replace(/index\.html$/, "");
  var key = "okrsite-team " + new URL(root).pathname;
  var lists = [];

  function own() {
    try {
      var kept = JSON.parse(window.localStorage.getItem(key));
      return kept && typeof kept.address === "string" && /^teams\/[^/.]+\/$/.test(kept.address) && typeof kept.name === "string" ? kept : null;
    } catch (refused) {
      return null;
    }
  }

  // Some browsers keep nothing, and say so only when they are asked to.
  function keeps() {
    try {
      window.localStorage.setItem(key + " tried", "");
      window.localStorage.removeItem(key + " tried");
      return true;
    } catch (refused) {
      return false;
    }
  }

  function choose(team) {
    try {
      if (team) window.localStorage.setItem(key, JSON.stringify(team));
      else window.localStorage.removeItem(key);
    } catch (refused) {
      // Nothing is kept.
    }
  }

  function address(link) {
    return link.href.replace(/index\.html$/, "").replace(root, "");
  }

  function element(name, attributes, children) {
    var made = document.createElement(name);
    Object.keys(attributes).forEach(function (each) { made.setAttribute(each, attributes[each]); });
    children.forEach(function (child) { made.append(child); });
    return made;
  }

  function linkTo(part, team) {
    return Array.from(part.querySelectorAll("a[href]")).find(function (link) {
      return address(link) === team.address && !link.closest(".prose, .brief-text");
    });
  }

  // The reader's own first, everything else as it was.
  function arrange() {
    var team = own();
    document.querySelectorAll(".own-mark").forEach(function (mark) { mark.remove(); });
    lists.forEach(function (list) {
      var first = [];
      var rest = [];
      list.parts.forEach(function (part) {
        var link = team && linkTo(part, team);
        if (link) link.after(" ", element("small", { "class": "own-mark" }, [list.place.dataset.own]));
        (link ? first : rest).push(part);
      });
      if (first.length || list.moved) list.place.append.apply(list.place, first.concat(rest));
      list.moved = first.length > 0;
    });
    line(team);
  }

  function line(team) {
    var place = document.querySelector('[data-component="own-team-line"]');
    if (!place) return;
    place.hidden = !team;
    if (!team) return;
    var parts = place.dataset.line.split("{team}");
    var page = new URL(team.address + (location.protocol === "file:" ? "index.html" : ""), root).href;
    place.replaceChildren(parts[0], element("a", { href: page }, [team.name]), parts[1] || "");
    if (!place.dataset.care) return;
    var care = new URL(place.dataset.explore, location.href);
    care.searchParams.set("team", team.address.split("/")[1]);
    care.searchParams.set("status", "off-track,at-risk,stale");
    place.append(" ", element("a", { href: care.href }, [place.dataset.care]));
  }

  // On the page of a team, a button that stays pressed.
  function button(place) {
    var team = { address: address(new URL(place.dataset.address, location.href)), name: place.textContent.trim() };
    var made = element("button", { type: "button", "class": "own-team" }, []);
    function show() {
      var kept = own();
      var pressed = Boolean(kept && kept.address === team.address);
      made.setAttribute("aria-pressed", String(pressed));
      made.textContent = place.dataset.word;
    }
    made.addEventListener("click", function () {
      choose(made.getAttribute("aria-pressed") === "true" ? null : team);
      show();
    });
    show();
    place.append(" ", made);
  }

  // On home, a list of the teams that stand there. It is filled when somebody turns to it: until then the page is not
  // heavier for it, however many teams there are.
  function choice(place) {
    var list = element("select", { id: "own.team" }, [element("option", { value: "" }, [place.dataset.none])]);
    var kept = own();
    if (kept) list.append(element("option", { value: kept.address }, [kept.name]));
    list.value = kept ? kept.address : "";
    function fill() {
      turns.forEach(function (turn) { list.removeEventListener(turn, fill); });
      var names = new Map();
      document.querySelectorAll(".team-table tbody th a, .team-names a").forEach(function (link) { names.set(address(link), link.textContent.trim()); });
      if (kept) names.delete(kept.address);
      names.forEach(function (name, at) { list.append(element("option", { value: at }, [name])); });
    }
    var turns = ["pointerenter", "pointerdown", "focus"];
    turns.forEach(function (turn) { list.addEventListener(turn, fill); });
    list.addEventListener("change", function () {
      choose(list.value ? { address: list.value, name: list.selectedOptions[0].text } : null);
      arrange();
    });
    place.append(element("label", { "for": "own.team" }, [place.dataset.label]), " ", list);
    place.hidden = false;
  }

  if (keeps()) {
    document.querySelectorAll('[data-component="own-team"]').forEach(button);
    document.querySelectorAll('[data-component="own-team-choice"]').forEach(choice);
  }
  document.querySelectorAll('[data-component="own-first"]').forEach(function (place) {
    lists.push({ place: place, parts: Array.from(place.children), moved: false });
  });
  arrange();
})();
