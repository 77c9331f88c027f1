// Firefox, driven through WebDriver BiDi.
import puppeteer from "puppeteer-core";
import { closed } from "./closing.mjs";

/** Why nothing can be tested in Firefox; `false` if it can. */
export const skipFirefox = process.env.FIREFOX ? false : "there is no Firefox here (set FIREFOX)";

export const launchFirefox = () => puppeteer.launch({ browser: "firefox", executablePath: process.env.FIREFOX, headless: true });

/** Closes Firefox, if it was opened. It is killed if it does not close by itself. */
export async function closeFirefox(browser) {
  const process = browser?.process();
  if (!(await closed(browser))) process?.kill("SIGKILL");
}
