/* What the page does beyond links and forms. Everything works without this file; a classic script, so that it
   also runs from a file that was opened by a double-click. */
"use strict";
(function () {
  var body = document.querySelector(".report .body");

  /* A line's every piece, in the text and beside it, shown while either is pointed at or has the focus. */
  function light(line, on) {
    body.querySelectorAll('[data-line="' + CSS.escape(line) + '"]').forEach(function (piece) {
      piece.classList.toggle("on", on);
    });
  }
  function lineOf(target) {
    var piece = target.closest && target.closest("[data-line]");
    return piece ? piece.dataset.line : null;
  }
  function follow(start, end) {
    body.addEventListener(start, function (event) { var l = lineOf(event.target); if (l) light(l, true); });
    body.addEventListener(end, function (event) { var l = lineOf(event.target); if (l) light(l, false); });
  }
  function landed() {
    body.querySelectorAll(".on").forEach(function (piece) { piece.classList.remove("on"); });
    var line = decodeURIComponent(location.hash.slice(1)).replace(/^n-/, "");
    if (line) light(line, true);
  }

  /* Beside the text, each note at the height of the words it belongs to, as far as the notes above leave room. */
  function align() {
    body.classList.remove("aligned");
    body.style.minHeight = "";
    var text = body.querySelector(".text"), margin = body.querySelector(".margin");
    if (!margin || margin.getBoundingClientRect().left < text.getBoundingClientRect().right) return;
    body.classList.add("aligned");
    var top = body.getBoundingClientRect().top, free = 0;
    body.querySelectorAll(".note, .readings").forEach(function (note) {
      if (!note.offsetHeight) return;
      var at = document.getElementById(note.dataset.line) || note.closest(".row");
      var height = Math.max(free, at.getClientRects()[0].top - top);
      note.style.top = height + "px";
      free = height + note.offsetHeight;
    });
    body.style.minHeight = free + "px";
  }

  if (body) {
    follow("mouseover", "mouseout");
    follow("focusin", "focusout");
    addEventListener("hashchange", landed);
    addEventListener("resize", align);
    document.querySelectorAll(".switch").forEach(function (box) { box.addEventListener("change", align); });
    align();
    landed();
  }
})();
