/** Verdicts that were begun and lack something, as this browser keeps them until they are complete. */

import { missingFrom } from "./attribution.js";
import { isolated } from "./dom.js";
import { VERDICTS } from "./reading.js";
import { t } from "./words.js";

/** What the server holds of a verdict, to tell whether it was changed since one was begun. */
export const storedOf = ({ verdict, justification }) => [verdict ?? "", justification];

/** Whether it is a draft, and not what an older or broken page has left. */
const isDraft = (draft) => Array.isArray(draft?.from) && Object.hasOwn(VERDICTS, draft.verdict) && typeof draft.justification === "string";

/** Whether a draft was begun from what is stored now. @param {{from?: string[]}|null} draft */
export const fits = (draft, reading) => isDraft(draft) && draft.from.join() === storedOf(reading).join();

/** @param {{verdict: string|null, justification: string, evidence: number}} said @returns {string} "" when nothing is missing */
export function lackOf(said) {
  const lacks = missingFrom(said);
  if (lacks.length > 1) return t("Not saved yet: say why, and link at least one source.");
  return { justification: t("Not saved yet: say why."), evidence: t("Not saved yet: link at least one source.") }[lacks[0]] ?? "";
}

/** @param {{verdict: string|null, justification: string}} draft */
export const toldOf = ({ verdict, justification }) => [VERDICTS[verdict], justification && isolated(`“${justification}”`)].filter(Boolean).join(", ");
