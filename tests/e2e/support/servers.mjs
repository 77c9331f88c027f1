// Real servers with the configurations in docs/, each on a free port, serving a directory in target/.
import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { userInfo } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const file = (path) => fileURLToPath(new URL(`../../../${path}`, import.meta.url));

/** Where Debian's servers are unpacked; `undefined`, with a warning, if they are not available. */
export function unpackServers() {
  try {
    return execFileSync(file("tests/servers/setup"), { encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] }).trim();
  } catch {
    console.error("SKIPPED: NOTHING WAS SERVED BY A REAL NGINX OR CADDY: they could not be set up, see above");
  }
}

// A complete configuration around docs/nginx.conf, which is the part under test.
const nginx = {
  program: "usr/sbin/nginx",
  config: ({ servers, port, root }) => `
    daemon off;
    worker_processes 1;
    user ${userInfo().username};
    pid nginx.pid;
    error_log stderr;
    load_module ${servers}/usr/lib/nginx/modules/ngx_http_brotli_static_module.so;
    events {}
    http {
      access_log off;
      ${["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((name) => `${name}_temp_path ${name};`).join(" ")}
      server {
        listen 127.0.0.1:${port};
        root ${root};
        include ${file("docs/nginx.conf")};
      }
    }`,
  arguments: (directory, config) => ["-p", directory, "-e", "stderr", "-c", config],
};

const caddy = {
  program: "usr/bin/caddy",
  config: ({ port, root }) => `
    {
      admin off
      auto_https off
    }
    http://127.0.0.1:${port} {
      root * ${root}
      import ${file("docs/Caddyfile")}
    }`,
  arguments: (_, config) => ["run", "--adapter", "caddyfile", "--config", config],
};

export const SERVERS = { nginx, caddy };

/** Starts a server over `root`; returns its origin and how to stop it. */
export async function serve({ program, config, arguments: args }, servers, root) {
  mkdirSync(file("target"), { recursive: true });
  const directory = mkdtempSync(file("target/serving-"));
  const port = await freePort();
  const path = join(directory, "config");
  writeFileSync(path, config({ servers, port, root }));
  // What a server would write to the home directory goes into its own directory.
  const env = { ...process.env, HOME: directory, XDG_DATA_HOME: directory, XDG_CONFIG_HOME: directory };
  const server = spawn(join(servers, program), args(directory, path), { cwd: directory, env, stdio: ["ignore", "ignore", "pipe"] });
  let said = "";
  server.stderr.on("data", (text) => (said += text));
  const ended = once(server, "exit");
  const origin = `http://127.0.0.1:${port}`;
  await Promise.race([answers(origin), ended.then(() => Promise.reject(new Error(`${program} has ended: ${said}`)))]);
  return {
    origin,
    async stop() {
      server.kill();
      await ended;
      rmSync(directory, { recursive: true });
    },
  };
}

async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function answers(origin) {
  for (;;) {
    try {
      return await fetch(origin);
    } catch {
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
}
