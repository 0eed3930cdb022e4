/** One disagreement on the page: its answers, what is chosen, and the line that says so. Without it: a form. */

import { make, part } from "./dom.js";
import { t } from "./words.js";

/** The choice that stands for whom an editor named. */
export const GIVEN = "given";

export class Dispute {
  /** @param {HTMLElement} element @param {HTMLElement} link  to it, in the list */
  constructor(element, link) {
    Object.assign(this, { element, link });
    const { fingerprint, majority, chosen, seen, by } = element.dataset;
    Object.assign(this, { fingerprint, majority, chosen, seen: seen ? JSON.parse(seen) : null });
    /** Who decided, "" for the reader. */
    this.by = by;
    this.about = JSON.parse(element.dataset.part);
    this.form = part("decide", element);
    this.reason = part("reason", element);
    this.foot = part("decided", element);
    /** The reason as it was sent last. */
    this.kept = this.reason.defaultValue;
  }

  /** Whether all reviewers say the same. */
  get isAgreed() {
    return "agreed" in this.element.dataset;
  }

  /** Whether it is to be decided: what all say is not, once it was taken back that it is overruled. */
  get isAsked() {
    return Boolean(this.chosen || this.seen) || !this.isAgreed;
  }

  /** Whether a reason is typed that was not sent. */
  get isTyped() {
    return this.reason.value.trim() !== this.kept.trim();
  }

  get isWrong() {
    return "wrong" in this.link.dataset;
  }

  /** Whether to choose it takes back that all are overruled, as what all say needs no decision. */
  restores(choice) {
    return this.isAgreed && Boolean(this.chosen) && this.chosen !== choice && choice === this.majority;
  }

  get buttons() {
    return [...this.form.querySelectorAll("button[name=choice]")];
  }

  /** The button of a choice, by its value or by its number from 1. @param {string|number} which */
  button(which) {
    const numbered = this.form.querySelectorAll("[data-choice]");
    return (typeof which === "number" ? numbered[which - 1] : this.buttons.find(({ value }) => value === which)) ?? null;
  }

  /** Why a choice has to be explained first; empty where it has not. */
  lacks(choice) {
    if (this.reason.value.trim()) return "";
    if (this.majority && choice !== this.majority) return t("Most reviewers say something else. Write why, then press Enter.");
    const isNew = this.about.field === "verdict" && choice !== "none" && !this.said(choice);
    return isNew ? t("No reviewer gave this verdict. Write why, then press Enter.") : "";
  }

  /** Whether a reviewer says it. */
  said(choice) {
    return "choice" in (this.button(choice)?.dataset ?? {});
  }

  /** What is sent for a choice; null takes back what is decided. */
  body(choice, reason) {
    const { about, fingerprint, seen } = this;
    return choice ? { ...about, choice, reason, fingerprint, seen } : { ...about, seen };
  }

  /** Show what is chosen, and by whom: a name, or "" for the reader. @param {string} choice  empty for nothing */
  show(choice, by = "") {
    Object.assign(this, { chosen: choice, by });
    for (const button of this.buttons) button.setAttribute("aria-pressed", String(button.value === choice));
    this.element.classList.toggle("dispute--decided", Boolean(choice));
    this.link.toggleAttribute("data-done", Boolean(choice));
    part("mark", this.link).replaceChildren();
    this.foot.replaceChildren();
    if (!choice) return;
    part("mark", this.link).append(part("tick", document).content.cloneNode(true));
    this.foot.append(part("foot", document).content.cloneNode(true));
    part("by", this.foot).textContent = by ? t("Decided by %(name)s", { name: by }) : t("Decided by you");
  }

  /** Say what went wrong with it. @param {string} message  empty for nothing */
  warn(message) {
    part("warning", this.element)?.remove();
    this.link.toggleAttribute("data-wrong", Boolean(message));
    if (message) this.form.before(make("p", { class: "dispute__stale", role: "alert", "data-warning": "" }, message));
  }

  /** Say beside the reason what is missing for it to be sent. */
  hint(message) {
    this.warn("");
    this.reason.after(make("p", { class: "field__hint", role: "alert", "data-warning": "" }, message));
  }

  /** Take in that somebody else was faster. @param {object} theirs  what stands now @param {string} mine  what was chosen */
  collide(theirs, mine, message) {
    if (theirs.fingerprint !== this.fingerprint) {
      this.show("");
      this.warn(message);
      return;
    }
    const { decision } = theirs;
    this.seen = decision && { id: decision.id, revision: decision.revision };
    if (decision?.choice === GIVEN) this.name(decision.named);
    const label = (choice) => this.labelOf(choice);
    this.show(decision?.choice ?? "", decision?.by);
    this.warn(decision && mine ? t("%(name)s has decided for “%(theirs)s” meanwhile. You chose “%(mine)s”: choose it again to put it in place of that.", { name: decision.by, theirs: label(decision.choice), mine: label(mine) }) : message);
  }

  /** Bring the button of whom another editor has named. @param {string} who  empty for a source without a name */
  name(who) {
    const button = this.button(GIVEN) ?? make("button", { class: "button button--small", name: "choice", value: GIVEN });
    button.replaceChildren(make("span", { "data-words": "", dir: "auto" }, who || t("Somebody without a name")));
    const or = part("or", this.form);
    if (!button.isConnected) or.after(button);
    or.hidden = false;
  }

  /** Take that button away, as nobody knows any more whom it names. */
  unname() {
    const button = this.button(GIVEN);
    if (!button) return;
    button.remove();
    part("or", this.form).hidden = true; // of whose words they are, nothing else is offered but none
  }

  /** A choice in short words. */
  labelOf(choice) {
    const button = this.button(choice);
    if (!button) return choice;
    const copy = (part("words", button) ?? button).cloneNode(true);
    for (const sign of copy.querySelectorAll("[aria-hidden], kbd")) sign.remove();
    return copy.textContent.replace(/\s+/g, " ").trim().slice(0, 60);
  }
}
