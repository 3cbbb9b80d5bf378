// Sets the colours that the reader chose before anything is painted.
(function () {
  "use strict";
  try {
    var chosen = window.localStorage.getItem("okrsite-colours");
    if (chosen === "light" || chosen === "dark") document.documentElement.dataset.colours = chosen;
  } catch (refused) {
    // No storage, no choice: the system's colours hold.
  }
})();
