// One screen at a time: arrows, space, Home, End and swipes go on and back, Escape leads to the overview, f fills the screen.
(function () {
  "use strict";
  document.addEventListener("DOMContentLoaded", function () {
    var keys = document.querySelector("[data-component=present]");
    var screens = Array.prototype.slice.call(document.querySelectorAll(".screen"));
    if (!keys || !screens.length) return;
    var root = document.documentElement, words = keys.dataset, at = 0, touch = null;

    function button(text, key, act) {
      var made = document.createElement("button");
      made.type = "button";
      made.textContent = text;
      made.append(Object.assign(document.createElement("kbd"), { textContent: key }));
      made.addEventListener("click", act);
      keys.appendChild(made);
      return made;
    }

    function show(position, focus) {
      if (position < 0) return words.before ? void (location.href = words.before + "#last") : undefined;
      if (position >= screens.length) return words.after ? void (location.href = words.after + "#first") : undefined;
      at = position;
      screens.forEach(function (screen, each) { screen.classList.toggle("is-shown", each === at); });
      history.replaceState(null, "", "#" + screens[at].id);
      back.disabled = at === 0 && !words.before;
      on.disabled = at === screens.length - 1 && !words.after;
      window.scrollTo(0, 0);
      if (!focus) return;
      var heading = screens[at].querySelector("h1, h2");
      heading.tabIndex = -1;
      heading.focus({ preventScroll: true });
    }

    function fromAddress(focus) {
      var id = location.hash.slice(1);
      var found = screens.findIndex(function (screen) { return screen.id === id || screen.id === "screen-" + id; });
      if (id === "last") found = screens.length - 1;
      if (id === "first") found = Math.min(1, screens.length - 1);
      show(Math.max(found, 0), focus);
    }

    var back = button(words.previous, root.dir === "rtl" ? "→" : "←", function () { show(at - 1, true); });
    var on = button(words.next, root.dir === "rtl" ? "←" : "→", function () { show(at + 1, true); });
    button(words.overview, "Esc", function () { show(0, true); });
    if (root.requestFullscreen) button(words.full, "F", fill);

    function fill() {
      if (document.fullscreenElement) document.exitFullscreen(); else root.requestFullscreen();
    }

    document.addEventListener("keydown", function (event) {
      if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select")) return;
      if (event.key === " " && event.target.closest("a, button, summary")) return;
      var forth = root.dir === "rtl" ? "ArrowLeft" : "ArrowRight", away = root.dir === "rtl" ? "ArrowRight" : "ArrowLeft";
      var step = { PageDown: 1, PageUp: -1, " ": event.shiftKey ? -1 : 1 };
      step[forth] = 1;
      step[away] = -1;
      if (step[event.key]) show(at + step[event.key], true);
      else if (event.key === "Home" || event.key === "Escape") show(0, true);
      else if (event.key === "End") show(screens.length - 1, true);
      else if (event.key === "f" && root.requestFullscreen) fill();
      else return;
      event.preventDefault();
    });
    document.addEventListener("touchstart", function (event) { touch = event.touches.length === 1 ? event.touches[0] : null; }, { passive: true });
    document.addEventListener("touchend", function (event) {
      if (!touch) return;
      var across = event.changedTouches[0].clientX - touch.clientX, down = event.changedTouches[0].clientY - touch.clientY;
      if (Math.abs(across) > 60 && Math.abs(across) > 2 * Math.abs(down)) show(at + ((across < 0) === (root.dir !== "rtl") ? 1 : -1), false);
      touch = null;
    });
    window.addEventListener("hashchange", function () { fromAddress(true); });
    root.classList.add("is-presenting");
    if (screens.length === 2 && !location.hash) show(1, false);
    else fromAddress(false);
  });
})();
