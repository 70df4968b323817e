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

  /* A mark in a drawing leads a pointer where its row in the table beside leads everyone. */
  document.addEventListener("click", function (event) {
    var mark = event.target.closest && event.target.closest("svg [data-href]");
    if (mark) location.href = mark.dataset.href;
  });

  if (body) {
    follow("mouseover", "mouseout");
    follow("focusin", "focusout");
    addEventListener("hashchange", landed);
    addEventListener("resize", align);
    document.querySelectorAll(".switch").forEach(function (box) { box.addEventListener("change", align); });
    align();
    landed();
  }

  /* Among files, filters and search look through the index that stands beside the page (assets/index.js). */
  var form = document.querySelector("form.filter"), asked = new URLSearchParams(location.search);
  if (typeof onrecordIndex === "undefined" || !form) return;
  var list = document.getElementById("lines"), layer = form.dataset.layer, wanted = [];
  form.querySelectorAll("select, input").forEach(function (field) {
    var value = (asked.get(field.name) || "").trim();
    if (value) { field.value = value; wanted.push([field.name, value]); }
  });
  if (!wanted.length) return;

  function wordsOf(text) { return text.toLowerCase().match(/[^"“”]+(?=["”])|[^\s"“”]+/g) || []; }
  function fits(row) {
    if (layer && row.layer !== layer) return false;
    return wanted.every(function (want) {
      var name = want[0], value = want[1];
      if (name === "from") return row.day && row.day >= value;
      if (name === "to") return row.day && row.day <= value;
      if (name !== "q") return row[name] === value;
      var text = [row.speaker, row.before, row.words, row.after, row.title, row.outlet].join(" ").toLowerCase();
      return wordsOf(value).every(function (word) { return text.indexOf(word.trim()) >= 0; });
    });
  }
  function put(card, where, text) { card.querySelector(where).textContent = text; }
  function draw(row) {
    var card = document.getElementById("a-line").content.cloneNode(true), words = card.querySelector(".words");
    var mark = document.createElement("mark"), origin = card.querySelector(".origin"), own = card.querySelector(".own");
    card.firstElementChild.classList.add(row.mark);
    put(card, ".name", row.name);
    put(card, ".role", row.note ? ", " + row.note : "");
    put(card, ".verb", row.verb);
    put(card, ".detail", row.detail);
    put(card, ".kind", row.label);
    mark.className = "m " + row.mark;
    mark.textContent = row.words;
    words.lang = row.lang;
    words.append(row.before, mark, row.after);
    origin.textContent = (row.outlet ? row.outlet + ", " : "") + row.title + ", " + row.published;
    origin.href = row.href;
    own.href = row.own;
    return card;
  }

  var found = onrecordIndex.lines.filter(fits), shown = 0, more = document.createElement("button");
  function showMore() {
    found.slice(shown, shown + 100).forEach(function (row) { if (row.words && row.name && row.title) list.append(draw(row)); });
    shown = Math.min(found.length, shown + 100);
    more.hidden = shown === found.length;
  }
  document.querySelectorAll(".pager, .acts").forEach(function (part) { part.hidden = true; });
  document.querySelector(".tally").textContent = found.length + (found.length === 1 ? " line: " : " lines: ") +
    wanted.map(function (want) { return want[1]; }).join("; ");
  list.textContent = "";
  more.type = "button";
  more.textContent = "More lines";
  more.addEventListener("click", showMore);
  list.after(more);
  showMore();
})();
