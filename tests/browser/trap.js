// Tells whatever runs, or is refused, because of what somebody wrote. Stands in every frame before anything of the page.
(() => {
  "use strict";
  const tell = (what) => { try { window.__told(`${what} on ${location.pathname}`); } catch { /* the page is leaving */ } };
  for (const name of ["alert", "confirm", "prompt", "print"]) {
    window[name] = (words) => { tell(`${name}(${words})`); return null; };
  }
  window.open = (address) => { tell(`open(${address})`); return null; };
  Object.defineProperty(window, "evil", { configurable: false, get: () => { tell("a look at evil"); return undefined; } });
  // Listened to at the window, which hears of every element: whoever stops the event in between runs already.
  addEventListener("securitypolicyviolation", (event) => {
    tell(`refused by policy: ${event.effectiveDirective} ${event.blockedURI} ${event.sample}`);
  }, true);
})();
