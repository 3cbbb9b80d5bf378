// The rows of the explorer: reads them from its files, finds those that are wanted, counts, sorts and writes them.
window.okrsiteExploreRows = function (index) {
  "use strict";
  var rows = [];
  var teams = new Map();
  var ranks = new Map();
  var orders = {};
  var stamp = 0;
  index.teams.forEach(function (team, at) { teams.set(team[0], { at: at, name: team[1], depth: team[2] }); });
  index.statuses.forEach(function (status, at) { ranks.set(status[0], at); });

  function fold(text) {
    return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  }

  function take(content) {
    var texts = content.texts;
    var text = function (number) { return texts[number || 0]; };
    var above = null;
    content.rows.forEach(function (each) {
      var kind = text(each[2]);
      var row = {
        at: rows.length, title: each[0], address: each[1], kind: kind, part: Boolean(kind), team: text(each[3]), status: text(each[4]),
        progress: each[5], plan: each[6], confidence: each[7] === undefined ? -1 : each[7], since: each[8] || "",
        day: content.days[each[8]] || "", ambition: text(each[9]), owner: text(each[10]), pillar: text(each[11]),
        tags: (each[12] || []).map(text), also: (each[13] || []).map(text), start: each[14] || "", now: each[15] || "",
        target: each[16] || "", cycle: content.cycle, objective: null, words: "", folded: "", stamp: 0
      };
      if (row.progress === undefined) row.progress = -1;
      if (row.plan === undefined) row.plan = -1;
      if (!row.part) above = row;
      else {
        row.objective = above;
        if (/^(#|page-\d+\/#)/.test(row.address)) row.address = above.address + row.address;
      }
      rows.push(row);
    });
  }

  // What is looked for in a row: its title, that of its objective, its team and tags. Never who owns it.
  function words(row) {
    if (!row.words) row.words = [folded(row), row.part ? folded(row.objective) : "", fold(name(row.team) + "\n" + row.tags.join(" "))].join("\n");
    return row.words;
  }

  function folded(row) {
    return row.folded || (row.folded = fold(row.title));
  }

  function name(team) {
    return teams.has(team) ? teams.get(team).name : team;
  }

  // A team with those below it.
  function family(key) {
    var own = teams.get(key);
    var found = new Set([key]);
    if (!own) return found;
    for (var at = own.at + 1; at < index.teams.length && index.teams[at][2] > own.depth; at += 1) found.add(index.teams[at][0]);
    return found;
  }

  var tests = {
    q: function (wanted) {
      var pieces = fold(wanted).split(/\s+/).filter(Boolean);
      return function (row) { return pieces.every(function (piece) { return words(row).includes(piece); }); };
    },
    cycle: function (wanted) { return function (row) { return wanted === "all" || row.cycle === wanted; }; },
    team: function (wanted) {
      var own = family(wanted);
      return function (row) { return own.has(row.team) || row.also.some(function (each) { return own.has(each); }); };
    },
    status: function (wanted) {
      var any = new Set(wanted.split(","));
      return function (row) { return any.has(row.status); };
    },
    type: function (wanted) { return function (row) { return row.part === (wanted === "key-result"); }; },
    tag: function (wanted) { return function (row) { return row.tags.includes(wanted); }; }
  };

  function test(facet, wanted) {
    if (tests[facet]) return tests[facet](wanted);
    return function (row) { return row[facet] === wanted; };
  }

  // The rows that pass every filter of a state, without the one that `except` names. Counting asks for the same again.
  var latest = {};
  function find(state, except) {
    var facets = Object.keys(state).filter(function (facet) { return state[facet] && facet !== except && facet !== "sort" && facet !== "down" && facet !== "page"; }).sort();
    var asked = JSON.stringify([rows.length, facets.map(function (facet) { return [facet, state[facet]]; })]);
    if (latest.asked === asked) return latest.found;
    var all = facets.map(function (facet) { return test(facet, state[facet]); });
    var found = rows.filter(function (row) {
      for (var at = 0; at < all.length; at += 1) if (!all[at](row)) return false;
      return true;
    });
    latest = { asked: asked, found: found };
    return found;
  }

  // How many rows each value of a facet would leave. A row counts for its teams and all those above them.
  function count(state, facet) {
    var found = new Map();
    var add = function (key) { if (key) found.set(key, (found.get(key) || 0) + 1); };
    var lines = new Map();
    find(state, facet).forEach(function (row) {
      if (facet === "tag") row.tags.forEach(add);
      else if (facet === "team") {
        if (!row.also.length) return line(row.team, lines).forEach(add);
        var own = new Set(line(row.team, lines));
        row.also.forEach(function (each) { line(each, lines).forEach(own.add, own); });
        own.forEach(add);
      } else if (facet === "type") add(row.part ? "key-result" : "objective");
      else add(row[facet]);
    });
    return found;
  }

  function line(key, known) {
    if (known.has(key)) return known.get(key);
    var own = teams.get(key);
    var found = [key];
    for (var at = own ? own.at - 1 : -1, depth = own ? own.depth : 0; at >= 0 && depth > 0; at -= 1) {
      if (index.teams[at][2] === depth - 1) {
        found.push(index.teams[at][0]);
        depth -= 1;
      }
    }
    known.set(key, found);
    return found;
  }

  // What a column is sorted by; what has nothing there comes last, whichever way.
  var values = {
    title: folded,
    team: function (row) { return teams.has(row.team) ? teams.get(row.team).at : -1; },
    status: function (row) { return ranks.has(row.status) ? ranks.get(row.status) : -1; },
    progress: function (row) { return row.progress === 101 ? 0.5 : row.progress; },
    confidence: function (row) { return row.confidence; },
    since: function (row) { return row.since || -1; }
  };

  function sorted(some, value, down) {
    var sign = down ? -1 : 1;
    return some.map(function (row) { return [value(row), row]; }).sort(function (one, other) {
      if (one[0] === other[0]) return one[1].at - other[1].at;
      if (one[0] === -1 || other[0] === -1) return one[0] === -1 ? 1 : -1;
      return one[0] < other[0] ? -sign : sign;
    }).map(function (each) { return each[1]; });
  }

  // The same rows from the largest down: equal ones keep their order, and what has nothing stays last.
  function turned(order, value) {
    var kept = [], from = order.length;
    while (from && value(order[from - 1]) === -1) from -= 1;
    for (var to = from; to > 0; to = at) {
      for (var at = to - 1; at > 0 && value(order[at - 1]) === value(order[to - 1]);) at -= 1;
      for (var next = at; next < to; next += 1) kept.push(order[next]);
    }
    return kept.concat(order.slice(from));
  }

  // Many rows are taken from the order of all rows, which is kept.
  function sort(found, column, down) {
    var value = values[column];
    if (!value) return found;
    if (found.length < 2000) return sorted(found, value, down);
    var name = column + rows.length;
    if (!orders[name]) orders[name] = sorted(rows, value);
    if (down && !orders[name + "down"]) orders[name + "down"] = turned(orders[name], value);
    if (down) name += "down";
    stamp += 1;
    found.forEach(function (row) { row.stamp = stamp; });
    return orders[name].filter(function (row) { return row.stamp === stamp; });
  }

  // The different values of a facet in the order of the alphabet, for those that no list names.
  var alphabets = {};
  function known(facet) {
    var kept = alphabets[facet];
    if (kept && kept.rows === rows.length) return kept.values;
    var found = new Set();
    rows.forEach(function (row) { if (facet === "tag") row.tags.forEach(found.add, found); else if (row[facet]) found.add(row[facet]); });
    var all = Array.from(found).sort(new Intl.Collator(index.language).compare);
    alphabets[facet] = { rows: rows.length, values: all };
    return all;
  }

  // What can be chosen, as value and name, in the order of the list. `say` words a sentence with its values.
  function choices(facet, say) {
    var words = index.words;
    var all = [["", words["any-" + facet]]];
    if (facet === "cycle") {
      all = index.cycles.map(function (each, at) { return [at ? each[0] : "", each[2] ? say("closed-cycle", { cycle: each[1] }) : each[1]]; });
      return all.length > 1 ? all.concat([["all", words["any-cycle"]]]) : all;
    }
    if (facet === "team") return all.concat(index.teams.map(function (each) { return [each[0], "\u2003".repeat(each[2]) + each[1]]; }));
    if (facet === "type") return all.concat([["objective", words.objectives], ["key-result", words["key-results"]]]);
    var listed = { pillar: index.pillars, kind: index.kinds, ambition: index.ambitions }[facet];
    return facet ? all.concat(listed || known(facet).map(function (each) { return [each, each]; })) : all;
  }

  // The same rows as a file. What a spreadsheet would take for a formula is marked as text.

  function cell(value) {
    var text = /^[=+@\t\r-]/.test(value) ? "'" + value : value;
    return /[",\n\r]/.test(text) ? '"' + text.replace(/"/g, '""') + '"' : text;
  }

  function csv(shown, href) {
    var words = index.words;
    var names = {};
    index.cycles.forEach(function (each) { names[each[0]] = each[1]; });
    var kinds = new Map(index.kinds), ambitions = new Map(index.ambitions), pillars = new Map(index.pillars);
    var status = new Map(index.statuses.map(function (each) { return [each[0], each[1]]; }));
    var number = function (code) { return code < 0 ? "" : code === 101 ? "<1" : String(code); };
    var head = ["cycle", "team", "type", "title", "objective", "status", "since", "progress", "plan", "confidence", "start", "now", "target", "kind", "ambition", "pillar", "tag"];
    var lines = [head.map(function (each) { return words["csv-" + each] || words[each]; })];
    if (index.owners) lines[0].push(words.owner);
    lines[0].push(words["csv-address"]);
    shown.forEach(function (row) {
      var line = [
        names[row.cycle], name(row.team), words[row.part ? "csv-key-result" : "csv-objective"], row.title, row.part ? row.objective.title : "",
        status.get(row.status) || "", row.since, number(row.progress), number(row.plan), row.confidence < 0 ? "" : String(row.confidence),
        row.start, row.now, row.target, kinds.get(row.kind) || "", ambitions.get(row.ambition) || "", pillars.get(row.pillar) || "", row.tags.join(", ")
      ];
      if (index.owners) line.push(row.owner);
      line.push(href(row));
      lines.push(line);
    });
    return lines.map(function (each) { return each.map(cell).join(","); }).join("\r\n") + "\r\n";
  }

  return { csv: csv, take: take, find: find, count: count, sort: sort, choices: choices, name: name };
};
