// Leads from an old address to the new one and keeps what the reader's link says behind ? and #.
(function () {
  "use strict";
  var link = document.getElementById("new-address");
  if (!link) return;
  var target = new URL(link.href);
  if (window.location.search) target.search = window.location.search;
  if (window.location.hash) target.hash = window.location.hash;
  window.location.replace(target.href);
})();
