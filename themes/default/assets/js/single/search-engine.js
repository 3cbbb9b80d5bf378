// Finds entries of the index: by the beginnings of words, with slips of the pen, in any script.
window.okrsiteSearchEngine = function () {
  "use strict";
  var unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;
  var weights = { team: 2, person: 2, metric: 1.6, page: 1.6, pillar: 1.6, cycle: 1.6, objective: 1.4, "check-in": 0.5 };
  var entries = [];
  var adding = Promise.resolve();

  function plain(word) {
    return word.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  }

  // Words of scripts that leave no space between them are found by every two letters that follow each other.
  function pieces(text) {
    var found = [];
    (text.match(/[\p{L}\p{M}\p{N}]+/gu) || []).forEach(function (word) {
      if (!unspaced.test(word) || word.length < 3) return found.push(word);
      for (var at = 0; at + 1 < word.length; at += 1) found.push(word.slice(at, at + 2));
    });
    return found;
  }

  var engine = new window.MiniSearch({
    fields: ["title", "team", "words"],
    tokenize: pieces,
    processTerm: plain,
    searchOptions: {
      boost: { title: 3, team: 1.2 },
      prefix: function (term) { return !/^\p{N}$/u.test(term); },
      boostDocument: function (id) { return weights[entries[id].kind] || 1; }
    }
  });

  function take(content, shard) {
    var own = [];
    var objective = "";
    content.entries.forEach(function (each) {
      if (each[0] === "objective") objective = each[1];
      own.push({
        id: entries.length, kind: each[0], title: each[1], address: each[2], team: content.teams[each[3]], status: each[4],
        words: each[5], cycle: shard[1], rank: shard[2], of: each[0] === "key-result" ? objective : ""
      });
      entries.push(own[own.length - 1]);
    });
    adding = adding.then(function () { return engine.addAllAsync(own, { chunkSize: 150 }); });
  }

  // Letters that may be wrong in a word: none in short ones and figures, and two only where one finds nothing.
  function slips(most) {
    return function (term) { return term.length < 4 || /\d/.test(term) ? false : Math.min(most, term.length < 5 ? 1 : most); };
  }

  // A single letter begins half of all words: beside other words it only moves titles that have it to the front, and
  // alone it is looked for in titles and teams. Letters that are words of their own are no such thing,
  // nor are figures: who writes one means it.
  function asked(text, way) {
    var all = pieces(text);
    var long = all.filter(function (piece) { return piece.length > 1 || unspaced.test(piece) || /\p{N}/u.test(piece); });
    var single = all.filter(function (piece) { return !long.includes(piece); });
    if (!long.length) return engine.search(text, { combineWith: "AND", fields: ["title", "team"] });
    var own = single.map(function (piece) { return new RegExp("(?<![\\p{L}\\p{N}])" + piece + "(?![\\p{L}\\p{N}])", "iu"); });
    return engine.search(long.join(" "), Object.assign({}, way, {
      boostDocument: function (id) {
        var entry = entries[id];
        return (weights[entry.kind] || 1) * (own.length && own.every(function (each) { return each.test(entry.title); }) ? 4 : 1);
      }
    }));
  }

  // The best `most`, how many there are, and whether all words of more than a letter are in them as written but for a slip. What is found comes with the best first, and
  // only those are looked at closely.
  function find(text, most) {
    var ways = [{ combineWith: "AND", fuzzy: slips(1) }, { combineWith: "AND", fuzzy: slips(2) }, { combineWith: "OR", fuzzy: slips(1) }];
    var found = asked(text, ways[0]);
    var sure = found.length > 0;
    ways.slice(1).forEach(function (way) { if (!found.length) found = asked(text, way); });
    var ranks = [[], [], []];
    found.forEach(function (each) {
      var own = ranks[entries[each.id].rank];
      if (own.length < most || own[own.length - 1].score === each.score) own.push(each);
    });
    var best = ranks.map(function (own) { return own.sort(function (one, other) { return other.score - one.score || one.id - other.id; }); });
    return {
      total: found.length,
      sure: sure,
      best: best[0].concat(best[1], best[2]).slice(0, most).map(function (each) { return { entry: entries[each.id], terms: new Set(each.terms) }; })
    };
  }

  return { take: take, find: find, plain: plain, settled: function () { return adding; } };
};
