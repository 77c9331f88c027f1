// The WordPress of the tests: a server of its own with a fresh database, which ends with this process.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const SERVE = fileURLToPath(new URL("../../wordpress/serve", import.meta.url));

/** Starts one. `address` is its origin; `stop()` ends it. */
export async function startWordPress(workers = 4) {
  const server = spawn(SERVE, ["--until-eof"], {
    stdio: ["pipe", "pipe", "inherit"],
    env: { ...process.env, PHP_CLI_SERVER_WORKERS: String(workers) },
  });
  const ended = once(server, "exit");
  const address = await Promise.race([
    once(createInterface(server.stdout), "line").then(([line]) => line),
    ended.then(([code]) => Promise.reject(new Error(`tests/wordpress/serve ended with ${code}`))),
  ]);
  return {
    address,
    /** The same site, but …: with other settings or faults (tests/wordpress/mu-plugins/with.php). */
    with: (...words) => `${address}/with/${words.join(",")}`,
    stop() {
      server.stdin.end();
      return ended;
    },
  };
}
