/** Decisions on their way to the server, one after the other. Without it each is a form, and the answer is a page. */

import { Backoff, deliver } from "./deliver.js";

/**
 * @typedef {object} Job
 * @property {string} url
 * @property {() => object} body  made when it is sent, as what was sent before may be news
 * @property {(outcome: "saved"|"conflict"|"refused", answer: object|null, message: string) => void} done
 */

export class Decisions {
  #jobs = [];
  #sending = false;

  /**
   * @param {object} parts
   * @param {string} parts.fresh  a page of ours, to get a new token from
   * @param {(waiting: number, why: string) => void} parts.onChange  how many are not saved, and why they wait
   */
  constructor({ fresh, onChange, send = deliver, backoff = new Backoff() }) {
    Object.assign(this, { fresh, onChange, send, backoff });
  }

  /** How many are not saved. */
  get waiting() {
    return this.#jobs.length;
  }

  /** @param {Job} job */
  add(job) {
    this.#jobs.push(job);
    this.onChange(this.waiting, "");
    this.pump();
  }

  /** Try again now what failed. */
  hurry() {
    this.backoff.hurry();
    this.pump();
  }

  async pump() {
    if (this.#sending || this.backoff.pausing || !this.#jobs.length) return;
    this.#sending = true;
    const [job] = this.#jobs;
    const { outcome, answer = null, message = "" } = await this.send(job.url, job.body(), this.fresh);
    this.#sending = false;
    if (outcome === "retry" || outcome === "signin") {
      this.onChange(this.waiting, message);
      this.backoff.failed(() => this.pump());
      return;
    }
    this.backoff.succeeded();
    this.#jobs.shift();
    job.done(outcome, answer, message);
    this.onChange(this.waiting, "");
    this.pump();
  }
}
