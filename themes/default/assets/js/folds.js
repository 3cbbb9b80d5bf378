// Opens what a link leads into, and closes the menu when the reader turns to something else.
(function () {
  "use strict";
  function reveal() {
    var target = null;
    try {
      target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    } catch (malformed) {
      return;
    }
    for (var fold = target && target.closest("details"); fold; fold = fold.parentElement.closest("details")) {
      fold.open = true;
    }
  }
  window.addEventListener("hashchange", reveal);
  reveal();

  var menu = document.querySelector('[data-component="menu-more"]');
  if (!menu) return;
  document.addEventListener("click", function (event) {
    if (!menu.contains(event.target)) menu.open = false;
  });
  menu.addEventListener("keydown", function (event) {
    if (event.key !== "Escape" || !menu.open) return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });
})();
