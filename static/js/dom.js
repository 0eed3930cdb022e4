/** The little that is needed to build elements without strings of HTML. */

/**
 * @param {string} name  of the element
 * @param {Record<string, string>} attributes
 * @param {...(Node|string)} content
 * @returns {HTMLElement}
 */
export function make(name, attributes = {}, ...content) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...content);
  return element;
}

/** @returns {HTMLElement} the one element that carries data-*name* */
export const part = (name, root = document) => root.querySelector(`[data-${name}]`);

const NO_ID = "00000000-0000-0000-0000-000000000000";

/** An address for one thing, from the address the page gives for none. */
export const urlFor = (pattern, id) => pattern.replace(NO_ID, id);

/**
 * Call *run* once things have been quiet for a while.
 *
 * @param {Function} run
 * @param {number} pause  in milliseconds
 */
export function debounced(run, pause) {
  let timer;
  return (...values) => {
    clearTimeout(timer);
    timer = setTimeout(run, pause, ...values);
  };
}

/** Bring an element to the upper third of its scroller. The page stays where it is. */
export function scrollWithin(scroller, element) {
  scroller.scrollTop += element.getBoundingClientRect().top - scroller.getBoundingClientRect().top - scroller.clientHeight / 3;
}

/** Words of an article inside a sentence of ours: set apart where they run the other way. @param {string} words */
export function isolated(words) {
  const other = /[\u0590-\u08ff\ufb1d-\ufefc]/.test(words) !== (document.documentElement.dir === "rtl");
  return other ? `\u2068${words}\u2069` : words;
}

/** Go to a page, also when it is the one that is open and has changed meanwhile. */
export function goTo(url) {
  const to = new URL(url, location.href);
  if (to.pathname + to.search !== location.pathname + location.search) return location.assign(url);
  history.replaceState(null, "", url);
  return location.reload();
}
