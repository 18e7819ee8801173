"use strict";
// A plus, not a need: without it the page reads, filters and prints the same.
(() => {
  const shown = document.querySelector("output");
  const chapters = [...document.querySelectorAll(".chapter")].map((chapter) => [chapter, [...chapter.querySelectorAll(".item")]]);

  // By the classes of what is chosen, as the style sheet goes by them, and not by what is seen: on a page of thousands
  // of discrepancies the browser would lay all out again for each that is looked at.
  const recount = () => {
    const wanted = [...document.querySelectorAll("form option:checked[id]")].map((option) => option.id.slice(2));
    let count = 0;
    for (const [chapter, items] of chapters) {
      const kept = items.filter((item) => wanted.every((name) => item.classList.contains(name))).length;
      chapter.hidden = kept === 0;
      count += kept;
    }
    if (shown) shown.textContent = shown.dataset.words.replace("{n}", count);
  };

  // The quotes of a chosen discrepancy are lit by the style sheet; here the text beside it is brought to the first one.
  const follow = () => {
    for (const mark of document.querySelectorAll("mark.lit")) mark.classList.remove("lit");
    const match = /^#f(\d+)$/.exec(location.hash);
    const marks = match ? [...document.querySelectorAll(`mark.f${match[1]}`)] : [];
    for (const mark of marks) mark.classList.add("lit");
    const panel = marks.length && marks[0].closest(".texts");
    if (!panel || getComputedStyle(panel).position !== "sticky") return;
    panel.scrollTop += marks[0].getBoundingClientRect().top - panel.getBoundingClientRect().top - panel.clientHeight / 3;
  };

  addEventListener("hashchange", follow);
  document.querySelector("form")?.addEventListener("change", recount);
  document.querySelector("form")?.addEventListener("reset", () => setTimeout(recount));
  recount();
  follow();
})();
