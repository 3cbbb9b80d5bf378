// Puts a control beside titles that copies a link to them with a line of words. It takes the place of a `#` permalink.
// The headings of a guide get one too. A text to begin from gets a button before it that copies the text itself.
(function () {
  "use strict";
  var words = document.body.dataset;
  var ns = "http://www.w3.org/2000/svg";
  var said;

  function say(text) {
    if (!said) {
      said = document.createElement("p");
      said.className = "unseen";
      said.setAttribute("role", "status");
      document.querySelector("main").append(said);
    }
    said.textContent = "";
    window.setTimeout(function () { said.textContent = text; }, 60);
  }

  function mark() {
    var svg = document.createElementNS(ns, "svg");
    var path = document.createElementNS(ns, "path");
    svg.setAttribute("viewBox", "0 0 16 16");
    svg.setAttribute("class", "icon");
    svg.setAttribute("aria-hidden", "true");
    path.setAttribute("class", "stroke");
    path.setAttribute("d", "M6.7 9.3a2.6 2.6 0 0 0 3.7 0l2.5-2.5a2.6 2.6 0 0 0-3.7-3.7l-.8.8M9.3 6.7a2.6 2.6 0 0 0-3.7 0L3.1 9.2a2.6 2.6 0 0 0 3.7 3.7l.8-.8");
    svg.append(path);
    return svg;
  }

  // Works where the page has no secure connection, too.
  function copyOldWay(text) {
    var field = document.createElement("textarea");
    field.value = text;
    field.className = "unseen";
    document.body.append(field);
    field.select();
    var done = document.execCommand("copy");
    field.remove();
    return done ? Promise.resolve() : Promise.reject(new Error("refused"));
  }

  function copy(text) {
    if (!navigator.clipboard) return copyOldWay(text);
    return navigator.clipboard.writeText(text).catch(function () { return copyOldWay(text); });
  }

  // A title keeps its own direction, and what stands behind it follows that of the page.
  function setApart(heading, place) {
    var title = document.createElement("bdi");
    Array.from(heading.childNodes).forEach(function (node) { if (node !== place) title.append(node); });
    heading.prepend(title, " ");
  }

  function offer(place, title) {
    var isLink = place.matches("a[href]");
    var address = isLink ? place.href : new URL(place.dataset.address || (place.id && "#" + place.id), location.href.split(/[?#]/)[0]).href;
    var button = document.createElement("button");
    button.type = "button";
    button.className = "copy-link";
    button.title = words.copy;
    button.setAttribute("aria-label", words.copy + ": " + (place.dataset.title || title));
    button.append(mark());
    button.addEventListener("click", function () {
      copy(title + " — " + address).then(
        function () {
          button.classList.add("is-done");
          say(words.copied);
          window.setTimeout(function () { button.classList.remove("is-done"); }, 1600);
        },
        function () { location.href = address; }
      );
    });
    var heading = place.closest("h1, h2, h3, h4");
    if (heading) setApart(heading, place);
    if (isLink) place.replaceWith(button);
    else place.append(" ", button);
  }

  function offerText(place) {
    var button = document.createElement("button");
    button.type = "button";
    button.className = "copy-text";
    button.textContent = place.dataset.word;
    button.addEventListener("click", function () {
      copy(place.textContent).then(
        function () {
          button.textContent = words.copied;
          say(words.copied);
          window.setTimeout(function () { button.textContent = place.dataset.word; }, 1600);
        },
        function () { getSelection().selectAllChildren(place); }
      );
    });
    place.before(button);
  }

  document.querySelectorAll('[data-component="copy-text"]').forEach(offerText);
  var page = document.querySelector('[data-component="copy-title"]');
  var heading = page && page.querySelector("h1");
  if (heading) offer(heading, page.dataset.words || heading.textContent.trim());
  document.querySelectorAll('[data-component="copy-link"]').forEach(function (place) {
    offer(place, place.dataset.words || place.textContent.trim());
  });
  document.querySelectorAll(".guide > .prose :is(h2, h3)[id]").forEach(function (heading) {
    offer(heading, heading.textContent.trim());
  });
})();
