// The end of browsers, pages and contexts. Now and then one never answers; without a limit that would end the whole run.
import { setTimeout } from "node:timers/promises";

const LIMIT = 15_000;

/** Closes something. Returns false if it is still open after 15 seconds; the end of the test file then ends it. */
export async function closed(open) {
  const cancel = new AbortController();
  const late = setTimeout(LIMIT, false, { signal: cancel.signal }).catch(() => true);
  const inTime = await Promise.race([open.close().then(() => true), late]);
  cancel.abort();
  return inTime;
}
