// A single-page application: removed elements leave no nodes, listeners or memory behind.
import assert from "node:assert/strict";
import test from "node:test";
import { stage } from "./support/browser.mjs";

// What the engine compiles and learns while it runs is in the heap as well, and no leak: it learns from the start, and compiles once.
const show = stage({ args: ["--js-flags=--no-opt --no-maglev --no-sparkplug --no-lazy-feedback-allocation --no-flush-bytecode"] });
const host = (name) => `${show.site.origin}/hosts/${name}.html`;

// Numbers of the browser's own, after it has collected what nobody can reach any more.
async function measure(devtools) {
  for (let round = 0; round < 3; round += 1) await devtools.send("HeapProfiler.collectGarbage");
  const { metrics } = await devtools.send("Performance.getMetrics");
  const { JSHeapUsedSize, JSEventListeners, Nodes } = Object.fromEntries(metrics.map(({ name, value }) => [name, value]));
  return { heap: JSHeapUsedSize, listeners: JSEventListeners, nodes: Nodes };
}

/** How much memory the module has taken: it is no part of the heap of scripts. */
function linearMemory() {
  const glue = performance.getEntriesByType("resource").map(({ name }) => name).find((name) => /offprint-\w+\.js$/.test(new URL(name).pathname));
  return import(glue).then((module) => module.default()).then(({ memory }) => memory.buffer.byteLength);
}

test("an application that swaps its page 200 times leaks nothing", { timeout: 120_000 }, async (t) => {
  const page = await show.open(t, host("pages"));
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("HeapProfiler.enable");
  await devtools.send("Performance.enable");
  const turn = (times) => page.evaluate(async (times) => {
    for (let count = 0; count < times; count += 1) await window.turn();
    window.leave();
    await new Promise((resolve) => setTimeout(resolve));
  }, times);
  // The last element ends a moment after it was taken out.
  const settled = async (limit) => {
    let measured = await measure(devtools);
    for (let tries = 0; measured.nodes > limit.nodes && tries < 50; tries += 1) {
      await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))));
      measured = await measure(devtools);
    }
    return { ...measured, memory: await page.evaluate(linearMemory) };
  };
  const bare = await measure(devtools);
  await turn(20);
  const early = await settled(bare);
  await turn(180);
  const late = await settled(early);
  t.diagnostic(`before, after 20 and 200 mounts: ${JSON.stringify([bare, early, late])}`);
  assert.ok(late.heap <= early.heap * 1.05, `heap: ${early.heap} to ${late.heap}`);
  assert.ok(late.listeners <= early.listeners, `listeners: ${early.listeners} to ${late.listeners}`);
  assert.ok(late.nodes <= early.nodes, `nodes: ${early.nodes} to ${late.nodes}`);
  // One page more may hold what was too large for the gaps.
  assert.ok(late.memory <= early.memory + 65_536, `the module's memory: ${early.memory} to ${late.memory}`);
});
