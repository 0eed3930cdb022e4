/** The outboxes of this page, shared by all its scripts: the frame asks them before a reader signs out. */

/** @type {Set<import("./outbox.js").Outbox>} */
export const opened = new Set();
