/**
 * The reading view: its key leads back to the workbench, at the sentence one has come to.
 */
import { goTo, part } from "./dom.js";
import { changedKeys, lettersOn, namesOf, printed } from "./keys.js";

const running = part("running");
const key = changedKeys().reading ?? "t";
part("key", running).textContent = printed(key);
part("key", running).hidden = !lettersOn();

function isInSight(sentence) {
  const { top, bottom } = sentence.getBoundingClientRect();
  return bottom > 0 && top < innerHeight;
}

/** @returns {Element|undefined} the sentence the address names, if it can be seen; else the first that can */
function sentenceInSight() {
  const named = document.getElementById(location.hash.slice(1));
  if (named?.dataset.id && isInSight(named)) return named;
  return [...running.querySelectorAll("[data-id]")].find(isInSight);
}

document.addEventListener("keydown", (event) => {
  if (event.repeat || !lettersOn() || !namesOf(event).includes(key) || event.target.closest("input, select, textarea")) return;
  const sentence = sentenceInSight();
  const place = sentence ? `?sentence=${sentence.dataset.id}#${sentence.id}` : "";
  event.preventDefault();
  goTo(`${running.dataset.workbenchUrl}${place}`);
});
