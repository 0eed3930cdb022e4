/** A browser with tabs for tests: they share its storage, channels and locks, and time goes when told to. */

import { Outbox } from "../../static/js/outbox.js";
import { Store } from "../../static/js/store.js";
import { unread } from "../../static/js/reading.js";

/** Let everything happen that waits for nothing but its turn. */
export async function calm() {
  for (let turn = 0; turn < 8; turn += 1) await new Promise((done) => setImmediate(done));
}

export const reading = (sentence, tag, more = {}) => ({ ...unread(sentence), id: `id-${sentence}`, tag, ...more });
export const span = (id, exact, more = {}) => ({ ...unread("s", { start: 0, end: exact.length, exact }), id, ...more });

/** As the browser's own storage: what is in it are its properties, and a full one throws. */
function areaOf(values, onChange) {
  const methods = {
    full: false,
    getItem: (key) => values.get(key) ?? null,
    setItem: (key, value) => {
      if (methods.full) throw new DOMException("full", "QuotaExceededError");
      values.set(key, value);
      onChange(key);
    },
    removeItem: (key) => {
      values.delete(key);
      onChange(key);
    },
  };
  return new Proxy({}, {
    get: (_target, name) => methods[name],
    set: (_target, name, value) => Reflect.set(methods, name, value),
    ownKeys: () => [...values.keys()],
    getOwnPropertyDescriptor: (_target, key) => ({ value: values.get(key), configurable: true, enumerable: true, writable: true }),
  });
}

export class Browser {
  values = new Map();
  tabs = [];
  locked = new Set();
  sent = [];
  timers = [];

  locks = {
    request: async (name, _options, run) => {
      await null;
      if (this.locked.has(name)) return run(null);
      this.locked.add(name);
      try {
        return await run({});
      } finally {
        this.locked.delete(name);
      }
    },
  };

  /** @param {object} options  for the outbox; *person* is "p" unless told */
  open(options = {}) {
    const tab = { saved: [], problems: [], alive: true, browser: this };
    const clock = {
      later: (run, pause) => this.timers[this.timers.push({ run: () => tab.alive && run(), pause }) - 1],
      forget: (timer) => timer && (timer.run = () => {}),
    };
    tab.area = areaOf(this.values, (key) => this.tell(tab, (other) => other.outbox.shelf.changed(key)));
    tab.channel = { postMessage: (data) => this.tell(tab, (other) => other.channel.onmessage({ data: structuredClone(data) })) };
    this.tabs.push(tab);
    tab.outbox = new Outbox({
      person: "p",
      deliver: (id, body) => new Promise((answer) => this.sent.push({ id, body, answer, tab })),
      about: ({ sentence }) => ({ article: "a", title: "The river", text: `Sentence ${sentence}.` }),
      onSaved: (answer, more) => tab.saved.push({ answer, more }),
      onProblem: (id, problem) => tab.problems.push({ id, problem }),
      store: new Store(tab.area), channel: tab.channel, locks: this.locks, clock,
      ...options,
    });
    return tab;
  }

  /** The other tabs hear of it a little later. */
  tell(from, what) {
    for (const tab of this.tabs) if (tab !== from) setImmediate(() => tab.alive && tab.outbox && what(tab));
  }

  /** As when the system ends the tab: nothing of it runs any more, and its locks are free. */
  kill(tab) {
    tab.alive = false;
    this.tabs = this.tabs.filter((one) => one !== tab);
    for (const one of this.sent) if (one.tab === tab) one.answer = () => {};
    this.locked.clear();
  }

  /** Let every timer run out that is there now. */
  async tick() {
    for (const { run } of this.timers.splice(0)) run();
    await calm();
  }

  async reply(at, answer) {
    this.sent[at].answer(answer);
    await calm();
  }

  accept(at, revision) {
    const { id, body } = this.sent[at];
    return this.reply(at, { outcome: "saved", answer: { ...body, id, revision, evidence: 0 } });
  }
}
