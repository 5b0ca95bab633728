// GET /setup of the production build, as an administrator's browser gets it.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { show, start } from "./browser.mjs";
import { problems } from "./check.mjs";
import { bridge } from "./programs.mjs";

let browser;
let served;

before(async () => {
  [browser, served] = await Promise.all([start(), bridge()]);
});
after(async () => {
  served?.stop();
  await browser?.close();
});

const setup = (window) =>
  show(browser, {
    address: `${served.url}/setup`,
    httpCredentials: { username: "operator", password: served.key },
    ...window,
  });

for (const language of ["nl", "en", "de"]) {
  test(`GET /setup, ${language}`, async () => {
    const shown = await setup({ locale: language });
    assert.equal(await problems(shown, { language, site: served.site }), "");
    await shown.close();
  });
}

test("the first stop of the keyboard skips to the findings", async () => {
  const { page, close } = await setup({ locale: "nl" });
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  assert.equal(await page.evaluate(() => document.activeElement.id), "findings");
  await page.keyboard.press("Tab");
  assert.equal(
    await page.evaluate(() => document.activeElement.closest("#findings") !== null),
    true,
  );
  await close();
});

test("a link leads to the page of that Moodle, which is not told where it came from", async () => {
  const { page, close } = await setup({ locale: "nl" });
  let wanted;
  await page.context().route(`${served.site}/**`, (route) => {
    wanted = route.request();
    return route.fulfill({ contentType: "text/html", body: "<title>Moodle</title>" });
  });
  const link = page.locator(`a[href^="${served.site}/"]`).first();
  const address = await link.getAttribute("href");
  await link.focus();
  await page.keyboard.press("Enter");
  await page.waitForURL(address);
  assert.equal(wanted.url(), address);
  assert.equal((await wanted.allHeaders()).referer, undefined);
  await close();
});
