// Lets the reader choose between the system's colours, light and dark.
(function () {
  "use strict";
  var key = "okrsite-colours";
  var root = document.documentElement;

  function choose(scheme) {
    if (scheme === "system") delete root.dataset.colours;
    else root.dataset.colours = scheme;
    try {
      if (scheme === "system") window.localStorage.removeItem(key);
      else window.localStorage.setItem(key, scheme);
    } catch (refused) {
      // The choice holds for this page only.
    }
  }

  document.querySelectorAll('[data-component="colours"]').forEach(function (place) {
    place.textContent = "";
    ["system", "light", "dark"].forEach(function (scheme) {
      var button = document.createElement("button");
      button.type = "button";
      button.textContent = place.dataset[scheme];
      button.setAttribute("aria-pressed", String((root.dataset.colours || "system") === scheme));
      button.addEventListener("click", function () {
        choose(scheme);
        place.querySelectorAll("button").forEach(function (each) {
          each.setAttribute("aria-pressed", String(each === button));
        });
      });
      place.append(button);
    });
  });
})();
