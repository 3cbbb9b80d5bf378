// Names the next check-in after the present day, which only the reader's own clock knows.
(function () {
  "use strict";
  document.querySelectorAll('[data-component="next-check-in"]').forEach(function (form) {
    var link = form.querySelector("p a");
    var now = new Date();
    var two = function (number) { return (number < 10 ? "0" : "") + number; };
    var day = now.getFullYear() + "-" + two(now.getMonth() + 1) + "-" + two(now.getDate());
    if (link && day > form.dataset.day) link.href = link.href.replace(form.dataset.day + ".md", day + ".md");
  });
}());
