/**
 * Deciding where reviews differ, by keys: one disagreement at a time, and the page stays.
 * Without it all of them are on the page, each with a form.
 */

import { Decisions } from "./decisions.js";
import { Dispute, GIVEN } from "./dispute.js";
import { part } from "./dom.js";
import { isForeign, keyOf, lettersOn, namesOf, startHelp } from "./keys.js";
import { t } from "./words.js";

const TAGS = { c: "claim", q: "quote", o: "opinion", n: "other" };

class Adjudication {
  #at = 0;
  #done = [];
  #pending = "";
  #said = "";
  #finishing = false;

  constructor(root) {
    this.root = root;
    this.disputes = [...root.querySelectorAll("[data-item]")].map(
      (element) => new Dispute(element, root.querySelector(`[data-go][href="#${element.id}"]`)),
    );
    this.locked = "locked" in root.dataset;
    this.decisions = new Decisions({ fresh: root.dataset.fresh, onChange: (waiting, why) => this.tell(waiting, why) });
    root.classList.add("adjudicate--one");
  }

  get current() {
    return this.disputes[this.#at];
  }

  /** Show one disagreement, and leave the others aside. */
  go(to, focus = true) {
    if (!this.disputes[to]) return;
    if (to !== this.#at) this.keep();
    this.#at = to;
    this.#pending = "";
    this.disputes.forEach(({ element, link }, place) => {
      element.hidden = place !== to;
      if (place === to) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    });
    const { element, link } = this.current;
    history.replaceState(null, "", `#${element.id}`);
    link.scrollIntoView({ block: "nearest" });
    if (focus) element.focus({ preventScroll: true });
    if (focus) scrollTo({ top: 0 });
  }

  goNext() {
    const turned = [...this.disputes.keys()].map((place) => (this.#at + 1 + place) % this.disputes.length);
    const next = turned.find((place) => this.disputes[place].isAsked && !this.disputes[place].chosen);
    if (next !== undefined) this.go(next);
    else part("finish", this.root)?.querySelector("button").focus();
  }

  choose(button) {
    const dispute = this.current;
    if (!button || button.disabled || this.locked) return;
    const choice = button.value;
    if (dispute.restores(choice)) {
      this.takeBack(dispute);
      return;
    }
    const lacking = dispute.lacks(choice);
    if (lacking) {
      this.#pending = choice;
      dispute.warn(lacking);
      dispute.reason.focus();
      return;
    }
    this.#pending = "";
    this.send(dispute, choice);
    this.#done.push(dispute);
    this.goNext();
  }

  /** What Enter sends from the reason: the choice that waits for it, or the one that stands. */
  explain() {
    const button = this.current.button(this.#pending || this.current.chosen);
    if (button) this.choose(button);
    else this.current.hint(t("Choose an answer first. By keys: Esc, then 1…9."));
  }

  /** Send a reason that was changed after its decision. */
  keep(dispute = this.current) {
    if (!dispute?.chosen || !dispute.isTyped || dispute.isWrong) return null;
    const lacking = dispute.lacks(dispute.chosen);
    if (!lacking) return this.send(dispute, dispute.chosen);
    dispute.warn(lacking);
    return this.tell(this.decisions.waiting, "");
  }

  /** Whether the article can be finished now; else it is once all is saved. */
  finishes() {
    this.keep();
    const left = this.disputes.findIndex((dispute) => dispute.chosen && dispute.isTyped);
    if (left >= 0) this.go(left);
    this.#finishing = left < 0 && this.decisions.waiting > 0;
    return left < 0 && !this.decisions.waiting;
  }

  /** Take a decision back: by keys the last one made here, or else the one that is shown. */
  takeBack(dispute = this.#done.pop() ?? this.current) {
    if (!(dispute?.chosen || dispute?.seen) || this.locked) return;
    this.go(this.disputes.indexOf(dispute));
    this.send(dispute, "");
  }

  send(dispute, choice) {
    const { url, backUrl } = this.root.dataset;
    const reason = dispute.reason.value;
    const { chosen: before, by, kept } = dispute;
    dispute.kept = reason;
    this.#said = "";
    dispute.warn("");
    dispute.show(choice);
    this.count();
    this.decisions.add({
      url: choice ? url : backUrl,
      body: () => dispute.body(choice, reason),
      done: (outcome, answer, message) => {
        if (outcome === "saved") {
          const { decision } = answer;
          dispute.seen = decision && { id: decision.id, revision: decision.revision };
          part("stale", dispute.element)?.remove();
          if (decision?.choice !== GIVEN) dispute.unname();
          if (!decision) this.#said = t("Taken back.");
          if (!dispute.isAsked) this.drop(dispute);
        } else if (outcome === "conflict") {
          dispute.collide(answer, choice, message);
        } else {
          dispute.kept = kept;
          dispute.show(before, by);
          dispute.warn(message);
        }
        this.count();
      },
    });
  }

  /** Leave out what all say, once nothing else is decided of it. */
  drop(dispute) {
    const { current } = this;
    const place = this.disputes.indexOf(dispute);
    this.disputes.splice(place, 1);
    this.#done = this.#done.filter((one) => one !== dispute);
    dispute.element.remove();
    dispute.link.parentElement.remove();
    for (const said of document.querySelectorAll(".notice--ok[role=status]")) said.remove();
    this.disputes.forEach(({ element }, at) => this.#fill(part("number", element), at + 1, this.disputes.length));
    part("empty", this.root).hidden = this.disputes.length > 0;
    this.#said = t("Taken back. What all reviewers say holds again.");
    this.count();
    this.#at = this.disputes.indexOf(current);
    if (current !== dispute) return;
    this.#at = place - 1;
    this.goNext();
    if (this.#at === place - 1) this.go(Math.max(0, this.#at), false);
  }

  #fill(told, number, total) {
    told.textContent = told.dataset.pattern.replace(/\{(?:number|decided)\}/, number).replace("{total}", total);
  }

  count() {
    const total = this.disputes.filter(({ isAsked }) => isAsked).length;
    const decided = this.disputes.filter(({ chosen }) => chosen).length;
    this.#fill(part("count", this.root), decided, total);
    part("progress", this.root).classList.toggle("progress--done", decided === total);
    Object.assign(part("progress", this.root).querySelector("progress"), { max: total || 1, value: decided });
    const finish = part("finish", this.root);
    if (finish) finish.hidden = decided < total;
  }

  tell(waiting, why) {
    const wrong = this.disputes.filter(({ isWrong }) => isWrong).length;
    const saved = wrong ? t("Some decisions need another look; they are marked in the list.") : this.#said || t("All decisions saved");
    part("status", this.root).textContent = why || (waiting ? t("Saving…") : saved);
    if (waiting || !this.#finishing) return;
    this.#finishing = false;
    if (!wrong) part("finish", this.root).requestSubmit();
  }

  act(event) {
    const key = keyOf(event);
    const place = this.disputes.indexOf(this.current);
    if (key === "j" || key === "ArrowDown") return this.go(place + 1);
    if (key === "k" || key === "ArrowUp") return this.go(place - 1);
    if (event.repeat || !lettersOn()) return null;
    if (/^[1-9]$/.test(key)) return this.choose(this.current.button(Number(key)));
    if (key === "0") return this.choose(this.current.button("none"));
    if (key in TAGS) return this.current.about.field === "tag" ? this.choose(this.current.button(TAGS[key])) : null;
    if (key === "s") return part("somebody", this.current.element)?.click();
    if (key === "w") return this.current.reason.focus();
    if (key === "u") return this.takeBack();
    if (key === "b") return this.askBack();
    return null;
  }

  askBack() {
    const ask = part("ask", this.root);
    if (!ask) return;
    ask.open = true;
    ask.querySelector("a")?.focus();
  }
}

function listen(page, openHelp) {
  const { root } = page;
  root.addEventListener("click", (event) => {
    const link = event.target.closest("[data-go]");
    const back = event.target.closest("[data-take-back]");
    if (!link && !back) return;
    event.preventDefault();
    if (link) page.go(page.disputes.findIndex((dispute) => dispute.link === link));
    else page.takeBack(page.current);
  });
  root.addEventListener("submit", (event) => {
    const { submitter, target } = event;
    if (target.matches("[data-finish]") && !page.finishes()) event.preventDefault();
    if (!target.matches("[data-decide]")) return;
    event.preventDefault();
    if (submitter?.name === "choice") page.choose(submitter);
  });
  document.addEventListener("keydown", (event) => {
    if (isForeign(event) || document.querySelector("dialog[open]")) return;
    const typing = event.target.matches("textarea, input, select");
    if (typing && event.key === "Escape") page.current?.element.focus();
    if (typing && event.key === "Enter" && !event.shiftKey && event.target.matches("[data-reason]")) {
      event.preventDefault();
      page.explain();
    }
    if (typing) return;
    if (namesOf(event).includes("?") && lettersOn()) openHelp();
    else if (page.current && /^[a-z0-9]$|^Arrow(Up|Down)$/.test(keyOf(event))) {
      page.act(event);
      if (!keyOf(event).startsWith("Arrow") || event.target.closest("[data-item]")) event.preventDefault();
    }
  });
  root.addEventListener("focusout", ({ target, relatedTarget }) => {
    const dispute = page.current;
    if (dispute && (relatedTarget === dispute.element || !dispute.element.contains(relatedTarget)) && dispute.element.contains(target)) page.keep();
  });
  addEventListener("online", () => page.decisions.hurry());
  addEventListener("beforeunload", (event) => {
    if (page.decisions.waiting || page.disputes.some(({ isTyped }) => isTyped)) event.preventDefault();
  });
}

const root = globalThis.document && part("adjudicate");
if (root) {
  const page = new Adjudication(root);
  listen(page, startHelp());
  const named = page.disputes.findIndex(({ element }) => `#${element.id}` === location.hash);
  const open = page.disputes.findIndex(({ chosen }) => !chosen);
  page.go(named < 0 ? Math.max(0, open) : named);
}
