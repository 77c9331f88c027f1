// The end of browsers, pages and contexts. One that never answers would end the whole run without a limit.
import { setTimeout } from "node:timers/promises";

const LIMIT = 15_000;

/** Closes something, if it was opened. Returns false if it is still open after 15 seconds; the end of the test file then ends it. */
export async function closed(open) {
  if (!open) return true;
  return Promise.race([open.close().then(() => true), setTimeout(LIMIT, false, { ref: false })]);
}
