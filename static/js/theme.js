/** Light, dark or as the system says, kept in this browser. Without this module the system decides. */

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

function stored() {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null; // storage is switched off in this browser
  }
}

function store(theme) {
  try {
    if (THEMES.includes(theme)) localStorage.setItem(KEY, theme);
    else localStorage.removeItem(KEY);
  } catch {
    // The theme holds for this page, which is as much as this browser allows.
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
  const chosen = stored();
  for (const group of document.querySelectorAll("[data-theme-switch]")) {
    group.hidden = false;
    group.closest("[data-menu]")?.removeAttribute("hidden");
    for (const input of group.querySelectorAll("input")) {
      input.checked = input.value === (THEMES.includes(chosen) ? chosen : "system");
      input.addEventListener("change", () => {
        store(input.value);
        applyTheme(input.value);
      });
    }
  }
  document.addEventListener("keydown", closeMenus);
  document.addEventListener("pointerdown", closeMenus);
}

if (typeof document !== "undefined") {
  applyTheme(stored());
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
  addEventListener("storage", (event) => event.key === KEY && applyTheme(event.newValue));
}
