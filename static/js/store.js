/** What has to outlive the page, kept on the device; what the browser refuses to keep there lives as long as the page. */

const ALL = "factcheck.outbox.";

/** How the keys begin under which a person's changes are kept. @param {string} person */
export const prefixOf = (person) => `${ALL}${person}.`;

/** How the keys begin under which what is not complete yet is kept, such as a verdict without a source. @param {string} person */
export const draftsOf = (person) => `factcheck.draft.${person}.`;

/** What a person's tabs tell each other. Where the browser has no channel, they find out from what is stored. @returns {BroadcastChannel} */
export function channelOf(person) {
  try {
    return new BroadcastChannel(prefixOf(person));
  } catch {
    return { postMessage() {} };
  }
}

/** @returns {globalThis.Storage|null} null where the browser has blocked it */
function areaOf() {
  try {
    return globalThis.localStorage ?? null;
  } catch {
    return null;
  }
}

export class Store {
  /** @type {Map<string, string>} what could not be kept on the device, or in its present state */
  #kept = new Map();

  /** @param {globalThis.Storage|null} area */
  constructor(area = areaOf()) {
    this.area = area;
  }

  /** How many values would be lost with the page. */
  get lost() {
    return this.#kept.size;
  }

  /** @returns {string|null} */
  get(key) {
    return this.#kept.get(key) ?? this.#try((area) => area.getItem(key)) ?? null;
  }

  /** @returns {any} what was kept as JSON; null also for what an older or broken page has left */
  read(key) {
    try {
      return JSON.parse(this.get(key));
    } catch {
      return null;
    }
  }

  /** Keep a value, on the device if it can be. An older state that is there stays there otherwise. */
  set(key, value) {
    const done = this.#try((area) => {
      area.setItem(key, value);
      return area.getItem(key) === value; // a browser that takes it may still refuse to give it back
    });
    if (done) this.#kept.delete(key);
    else this.#kept.set(key, value);
  }

  remove(key) {
    this.#kept.delete(key);
    this.#try((area) => area.removeItem(key));
  }

  /** @returns {string[]} the keys that begin with *prefix* */
  keys(prefix) {
    const stored = this.#try((area) => Object.keys(area)) ?? [];
    return [...new Set([...stored, ...this.#kept.keys()])].filter((key) => key.startsWith(prefix));
  }

  /** Forget everything whose key begins with *prefix*. */
  purge(prefix) {
    for (const key of this.keys(prefix)) this.remove(key);
  }

  #try(run) {
    try {
      return this.area ? run(this.area) : undefined;
    } catch {
      return undefined; // full, or switched off since
    }
  }
}
