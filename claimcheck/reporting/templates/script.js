"use strict";
// A plus, not a need: without it the page reads, filters and prints the same.
(() => {
  const shown = document.querySelector("output");
  const findings = [...document.querySelectorAll("article.finding")];
  const visible = (element) => getComputedStyle(element).display !== "none";

  const recount = () => {
    if (!shown) return;
    shown.textContent = shown.dataset.words.replace("{n}", findings.filter(visible).length);
    for (const chapter of document.querySelectorAll(".chapter")) {
      chapter.hidden = false;
      chapter.hidden = ![...chapter.querySelectorAll("article.finding")].some(visible);
    }
  };

  // The quotes of a chosen discrepancy are lit by the style sheet; here the text beside it is brought to the first one.
  const follow = () => {
    const match = /^#f(\d+)$/.exec(location.hash);
    const mark = match && document.querySelector(`mark.f${match[1]}`);
    const panel = mark && mark.closest(".texts");
    if (!panel || getComputedStyle(panel).position !== "sticky") return;
    panel.scrollTop += mark.getBoundingClientRect().top - panel.getBoundingClientRect().top - panel.clientHeight / 3;
  };

  addEventListener("hashchange", follow);
  document.querySelector("form")?.addEventListener("change", recount);
  document.querySelector("form")?.addEventListener("reset", () => setTimeout(recount));
  recount();
  follow();
})();
