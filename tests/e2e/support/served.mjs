// A server started by a script below tests/: it prints its address once it answers, and ends with its standard input, so with this process.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const TESTS = new URL("../../", import.meta.url);

/** Starts the server of a script below `tests/`. */
export async function startServed(script, parameters, environment) {
  const server = spawn(fileURLToPath(new URL(script, TESTS)), parameters, { stdio: ["pipe", "pipe", "inherit"], env: { ...process.env, ...environment } });
  const ended = once(server, "exit");
  const address = await Promise.race([
    once(createInterface(server.stdout), "line").then(([line]) => line),
    ended.then(([code]) => Promise.reject(new Error(`tests/${script} ended with ${code}`))),
  ]);
  const stop = () => {
    server.stdin.end();
    return ended;
  };
  return { address, stop };
}
