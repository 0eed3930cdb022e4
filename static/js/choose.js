/** Arrows lead from the search box through the sources found. Without it: Tab. */

import { isComposing } from "./keys.js";

const box = document.querySelector("#q");
const links = [...document.querySelectorAll("[data-source-link]")];
const stops = [box, ...links].filter(Boolean);

box?.focus({ preventScroll: true });
for (const stop of stops) {
  stop.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const next = step && stops[stops.indexOf(stop) + step];
    if (!next || isComposing(event)) return;
    event.preventDefault();
    next.focus();
  });
}
