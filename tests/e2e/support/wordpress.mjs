// A real WordPress for the tests: a server with a fresh database, which ends with this process.
import { startServed } from "./served.mjs";

/** Starts one, with a plugin if an archive is named, or with other content (tests/wordpress/seeded). `address` is its origin; `stop()` ends it. */
export async function startWordPress({ workers = 4, plugin = "", content = "" } = {}) {
  const settings = { PHP_CLI_SERVER_WORKERS: String(workers), OFFPRINT_WORDPRESS_PLUGIN: plugin, OFFPRINT_WORDPRESS_CONTENT: content };
  const { address, stop } = await startServed("wordpress/serve", ["--until-eof"], settings);
  return {
    address,
    /** The same site with other settings or faults (tests/wordpress/mu-plugins/with.php). */
    with: (...words) => `${address}/with/${words.join(",")}`,
    stop,
  };
}
