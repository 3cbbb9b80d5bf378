// Tells style sheets before anything is painted which colours the reader chose, and that the address asks for something.
(function () {
  "use strict";
  if (location.search.length > 1) document.documentElement.dataset.asked = "";
  try {
    var chosen = window.localStorage.getItem("okrsite-colours");
    if (chosen === "light" || chosen === "dark") document.documentElement.dataset.colours = chosen;
  } catch (refused) {
    // No storage, no choice: the system's colours hold.
  }
})();
