// The WordPress of the tests: a server of its own with a fresh database, which ends with this process.
import { startServed } from "./served.mjs";

/** Starts one. `address` is its origin; `stop()` ends it. */
export async function startWordPress(workers = 4) {
  const { address, stop } = await startServed("wordpress/serve", ["--until-eof"], { PHP_CLI_SERVER_WORKERS: String(workers) });
  return {
    address,
    /** The same site, but …: with other settings or faults (tests/wordpress/mu-plugins/with.php). */
    with: (...words) => `${address}/with/${words.join(",")}`,
    stop,
  };
}
