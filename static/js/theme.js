/** Light, dark or as the system says: shows a choice at once and has the server keep it. Without this module the page is
 * as it was chosen before, and the page of the account has a form for it. */

const KEY = "factcheck.theme";
const THEMES = ["light", "dark"];
/** Kept, as looking for them at every key goes through the whole page. */
let menus = [];

/**
 * Show the page in a theme.
 *
 * @param {string|null} theme  "light" or "dark"; anything else leaves it to the system
 */
export function applyTheme(theme, root = document.documentElement) {
  if (THEMES.includes(theme)) root.dataset.theme = theme;
  else delete root.dataset.theme;
}

/** Have the choice kept, in the account or in this browser. Offline it holds for the pages that are open. */
async function keep(url, theme) {
  const token = document.querySelector('meta[name="csrf-token"]').content;
  const body = new URLSearchParams({ theme });
  await fetch(url, { method: "POST", headers: { "X-CSRFToken": token }, body, keepalive: true }).catch(() => null);
}

/** Let the other tabs show it too, each of which hears of what is put here. */
function tellTabs(theme) {
  try {
    localStorage.setItem(KEY, theme);
  } catch {
    // Storage is switched off in this browser; they show it once they are loaded anew.
  }
}

/** Close an open menu on Escape, giving the focus back, and on a press elsewhere. */
function closeMenus(event) {
  for (const menu of menus) {
    if (!menu.open) continue;
    if (event.type === "keydown" ? event.key !== "Escape" : menu.contains(event.target)) continue;
    if (event.type === "keydown" && menu.contains(document.activeElement)) menu.querySelector("summary").focus();
    menu.open = false;
  }
}

function start() {
  menus = [...document.querySelectorAll("details[data-menu]")];
  const group = document.querySelector("[data-theme-switch]");
  const show = (theme) => {
    applyTheme(theme);
    for (const input of group.querySelectorAll("input")) input.checked = input.value === theme;
  };
  addEventListener("storage", (event) => event.key === KEY && show(event.newValue));
  group.hidden = false;
  group.addEventListener("change", (event) => {
    applyTheme(event.target.value);
    keep(group.dataset.themeSwitch, event.target.value).then(() => tellTabs(event.target.value));
  });
  document.addEventListener("keydown", closeMenus);
  document.addEventListener("pointerdown", closeMenus);
}

if (typeof document !== "undefined") {
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
}
