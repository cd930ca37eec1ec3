// Arrow keys and swipes go to the page or story before and after; list and picture point at each other.
// Without this script every link still works.
"use strict";
(() => {
  const go = (way) => {
    const link = document.querySelector(`a[rel~="${way}"]`);
    if (link) location.assign(link.href);
  };

  addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const on = event.target;
    if (on.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(on.tagName) || scrolls(on)) return;
    if (event.key === "ArrowRight") go("next");
    else if (event.key === "ArrowLeft") go("prev");
  });

  // A finger's way: far enough, flat enough, and the page not enlarged.
  const FAR = 60;
  let from = null;
  addEventListener("touchstart", (event) => {
    const one = event.touches.length === 1 && !scrolls(event.target);
    from = one ? { x: event.touches[0].clientX, y: event.touches[0].clientY } : null;
  }, { passive: true });
  addEventListener("touchmove", (event) => {
    if (event.touches.length !== 1) from = null;
  }, { passive: true });
  addEventListener("touchcancel", () => { from = null; }, { passive: true });
  addEventListener("touchend", (event) => {
    if (!from || event.touches.length) return;
    const to = event.changedTouches[0];
    const [x, y] = [to.clientX - from.x, to.clientY - from.y];
    from = null;
    const enlarged = window.visualViewport && visualViewport.scale > 1.05;
    const selecting = String(getSelection()) !== "";
    if (enlarged || selecting || Math.abs(x) < FAR || Math.abs(x) < 2 * Math.abs(y)) return;
    go(x < 0 ? "next" : "prev");
  }, { passive: true });

  // Whether something is, or is in, what itself moves sideways.
  function scrolls(element) {
    for (let e = element; e instanceof Element && e !== document.body; e = e.parentElement) {
      if (e.scrollWidth > e.clientWidth + 1 && /auto|scroll/.test(getComputedStyle(e).overflowX)) return true;
    }
    return false;
  }

  const pointed = (event, on) => {
    const link = event.target instanceof Element && event.target.closest("a[data-story]");
    if (!link) return;
    for (const other of document.querySelectorAll("a[data-story]")) {
      if (other !== link && other.dataset.story === link.dataset.story) other.classList.toggle("on", on);
    }
  };
  for (const type of ["mouseover", "focusin"]) addEventListener(type, (event) => pointed(event, true));
  for (const type of ["mouseout", "focusout"]) addEventListener(type, (event) => pointed(event, false));
})();
