// One cold load of a page, with a throttled network and CPU.
import { probe } from "./probe.js";

// Slow 4G as in Chromium's DevTools, and a mid-range phone.
const LINE = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 93_750 };
const SLOWED = 4;
const VIEWPORT = { width: 412, height: 823 };
const GIVE_UP = 20_000;
// The page has settled after this long without a pending request.
const QUIET = 400;

// Loads a page in a context of its own, with nothing cached, and returns the measurements.
export async function load(browser, address, options) {
  const context = await browser.newContext({ viewport: VIEWPORT });
  try {
    const page = await context.newPage();
    await page.addInitScript(probe, options);
    const session = await context.newCDPSession(page);
    const traffic = await watch(session);
    await session.send("Emulation.setCPUThrottlingRate", { rate: SLOWED });
    await session.send("Performance.enable");
    await page.goto(address, { timeout: GIVE_UP });
    const done = options.press ? "form" : "text";
    await page.waitForFunction((name) => window.benchSeen[name] !== null, done, { timeout: GIVE_UP, polling: 100 });
    await traffic.settled();
    return { ...(await page.evaluate("window.benchSeen")), ...traffic.counted(), work: await work(session) };
  } catch (error) {
    throw new Error(`${address} did not show ${options.press ? "its form's messages" : "its text"}`, { cause: error });
  } finally {
    await context.close();
  }
}

// Counts requests and the bytes received, headers included.
async function watch(session) {
  const open = new Set();
  const failed = [];
  let requests = 0;
  let bytes = 0;
  let last = Date.now();
  const end = ({ requestId }) => {
    open.delete(requestId);
    last = Date.now();
  };
  session.on("Network.requestWillBeSent", ({ requestId }) => {
    requests += 1;
    open.add(requestId);
  });
  session.on("Network.responseReceived", ({ response }) => {
    if (response.status >= 400) failed.push(`${response.status} ${response.url}`);
  });
  session.on("Network.loadingFinished", (event) => {
    bytes += event.encodedDataLength;
    end(event);
  });
  session.on("Network.loadingFailed", (event) => {
    failed.push(event.errorText);
    end(event);
  });
  await session.send("Network.enable");
  await session.send("Network.emulateNetworkConditions", LINE);
  return {
    counted: () => ({ requests, bytes, failed }),
    async settled() {
      while (open.size || Date.now() - last < QUIET) await new Promise((later) => setTimeout(later, 50));
    },
  };
}

async function work(session) {
  const { metrics } = await session.send("Performance.getMetrics");
  return metrics.find(({ name }) => name === "TaskDuration").value * 1000;
}
