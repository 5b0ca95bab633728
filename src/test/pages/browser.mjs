// Pages as Chromium shows them, and what it asked for to show them.
import { chromium } from "playwright-core";

/** Where a page is that is given as text: nobody listens there. */
export const NOWHERE = "https://page.invalid/";

const FLAGS = [
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** A browser with a profile of its own; CHROMIUM names another executable than Debian's. */
export function start() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    chromiumSandbox: false,
    args: FLAGS,
  });
}

/**
 * Shows a page in a window of its own.
 *
 * @param shown html (a text), or address; with what a window can have: colorScheme, locale, ...
 * @returns the page, the addresses that it asked for beside its own, and what the console says
 */
export async function show(browser, { html, address = NOWHERE, ...window }) {
  const context = await browser.newContext({ viewport: { width: 1000, height: 800 }, ...window });
  const asked = [];
  const complaints = [];
  await context.route("**/*", (route) => {
    const url = route.request().url();
    if (url !== address) {
      asked.push(url);
      return route.abort();
    }
    if (html === undefined) {
      return route.continue();
    }
    return route.fulfill({ contentType: "text/html; charset=utf-8", body: html });
  });
  const page = await context.newPage();
  page.on("console", (line) => complaints.push(line.text()));
  page.on("pageerror", (error) => complaints.push(error.message));
  await page.goto(address);
  return { page, asked, complaints, close: () => context.close() };
}
