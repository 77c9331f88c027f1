// A real Isso for the tests: a server with an empty database, which ends with this process.
import { startServed } from "./served.mjs";

/** Starts one for the pages of an origin. `settings` are those of tests/isso/serve, without `ISSO_`. */
export async function startIsso(origin, settings = {}) {
  const named = Object.entries({ GUARD: false, ...settings }).map(([name, value]) => [`ISSO_${name}`, String(value)]);
  const { address, stop } = await startServed("isso/serve", [origin], Object.fromEntries(named));
  return {
    address,
    /** The address of a page's thread. */
    thread: (uri) => `${address}?uri=${encodeURIComponent(uri)}`,
    /** Posts a comment; returns its id. */
    async post(uri, comment) {
      const body = JSON.stringify({ title: "A page", ...comment });
      const headers = { "Content-Type": "application/json", Origin: origin };
      const response = await fetch(`${address}new?uri=${encodeURIComponent(uri)}`, { method: "POST", headers, body });
      if (!response.ok) throw new Error(`Isso answered ${response.status}: ${await response.text()}`);
      const { id } = await response.json();
      return { id, cookie: response.headers.get("set-cookie")?.split(";")[0] };
    },
    /** Deletes a comment with its author's cookie. */
    async remove({ id, cookie }) {
      await fetch(`${address}id/${id}`, { method: "DELETE", headers: { Cookie: cookie, Origin: origin } });
    },
    comments: async (uri) => (await (await fetch(`${address}?uri=${encodeURIComponent(uri)}&plain=1`)).json()).replies,
    stop,
  };
}
