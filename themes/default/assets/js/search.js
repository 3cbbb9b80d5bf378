// Opens the search from every page: by its link, by "/" and by Ctrl-K. What it needs is loaded at the first time only.
(function () {
  "use strict";
  var link = document.querySelector('[data-component="search"]');
  var place = document.querySelector('[data-component="search-page"]');
  if (!link) return;
  var waiting = null;

  // Where anything cannot be loaded, the page of the search lists everything.
  function leave() {
    if (!place) location.href = link.href;
  }

  function load(address) {
    return new Promise(function (done, failed) {
      var script = document.createElement("script");
      script.src = address;
      script.onload = done;
      script.onerror = failed;
      document.head.append(script);
    });
  }

  function panel() {
    waiting = waiting || Promise.all(link.dataset.scripts.split(" ").map(load)).then(function () {
      return window.okrsiteSearchPanel(new URL(link.dataset.index, location.href).href, load, place, link.href);
    });
    return waiting;
  }

  function open() {
    panel().then(function (made) { made.open(); }, leave);
  }

  link.addEventListener("click", function (event) {
    if (event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    open();
  });
  document.addEventListener("keydown", function (event) {
    var at = event.target;
    var typing = at.isContentEditable || /^(INPUT|SELECT|TEXTAREA)$/.test(at.tagName);
    var slash = event.key === "/" && document.documentElement.dataset.keys !== "off" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey;
    var control = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === "k";
    if (!slash && !control) return;
    event.preventDefault();
    open();
  });
  if (place) panel().catch(leave);
})();
