// What is wrong with a page for people, one sentence a line; nothing when all is well.
import axe from "axe-core";

const PHONE = { width: 320, height: 640 };
const MOST_STOPS = 500;

// The defaults of axe-core, but signs such as ✓ must be seen as well as letters.
const CONTRAST = {
  ignoreUnicode: false,
  ignoreLength: false,
  ignorePseudo: false,
  boldValue: 700,
  boldTextPt: 14,
  largeTextPt: 18,
  contrastRatio: { normal: { expected: 4.5 }, large: { expected: 3 } },
  pseudoSizeThreshold: 0.25,
  shadowOutlineEmMax: 0.2,
  textStrokeEmMin: 0.03,
};

/**
 * Looks at a page that is shown, in a light and in a dark window.
 *
 * @param shown as browser.mjs shows it
 * @param wanted language, and site: where links of the page may lead
 */
export async function problems({ page, asked, complaints }, { language, site }) {
  // First, because opened details have more stops.
  const stops = await keyboard(page);
  await page.evaluate(() => {
    document.querySelectorAll("details").forEach((one) => (one.open = true));
  });
  // As the developer tools do it, because the page itself may run no script.
  await page.evaluate(axe.source);
  const all = [
    ...stops,
    ...(await head(page, language)),
    ...(await links(page, site)),
    ...(await narrow(page)),
    ...(await accessibility(page)),
    ...(await colours(page, "light")),
    ...(await colours(page, "dark")),
    ...asked.map((address) => `it asks for ${address}`),
    ...complaints.map((line) => `the browser says: ${line}`),
  ];
  return all.join("\n");
}

async function head(page, language) {
  const found = await page.evaluate(() => ({
    language: document.documentElement.lang,
    scripts: document.scripts.length,
  }));
  const wrong = [];
  if (found.language !== language) {
    wrong.push(`its language is "${found.language}", not "${language}"`);
  }
  if (found.scripts > 0) {
    wrong.push("it has a script");
  }
  return wrong;
}

async function colours(page, scheme) {
  await page.emulateMedia({ colorScheme: scheme });
  const ground = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const [red, green, blue] = ground.match(/[\d.]+/g).map(Number);
  const isDark = (red + green + blue) / 3 < 128;
  const rules = {
    runOnly: ["color-contrast"],
    checks: { "color-contrast": { options: CONTRAST } },
  };
  return [
    ...(isDark === (scheme === "dark") ? [] : [`its ground is ${ground} in a ${scheme} window`]),
    ...(await accessibility(page, rules)).map((sentence) => `${scheme}: ${sentence}`),
  ];
}

/** Absolute links to the site and to nowhere else, or to a place on the page that is there. */
function links(page, site) {
  return page.evaluate((site) => {
    const leads = (to) =>
      to.startsWith("#")
        ? document.getElementById(to.slice(1)) !== null
        : to === site || to.startsWith(`${site}/`);
    return [...document.querySelectorAll("[href]")]
      .map((link) => link.getAttribute("href"))
      .filter((to) => !leads(to))
      .map((to) => `it links to ${to}`);
  }, site);
}

async function accessibility(page, rules = { rules: { "color-contrast": { enabled: false } } }) {
  const { violations, incomplete } = await page.evaluate((chosen) => window.axe.run(chosen), rules);
  // What it could not decide is wrong as well: these pages have nothing that is hard to judge.
  return [...violations, ...incomplete].flatMap((rule) =>
    rule.nodes.map((node) => `${rule.id} at ${node.target.join(" ")}: ${why(node)}`),
  );
}

function why({ any, all, none }) {
  return [...any, ...all, ...none].map(({ message }) => message).join("; ");
}

/** Every stop of the Tab key: each thing once, down the page, and seen to be where one is. */
async function keyboard(page) {
  const wrong = [];
  const focusable = await page.evaluate(() => {
    const all = document.querySelectorAll("a[href], summary, button, input, select, [tabindex]");
    window.stops = [...all].filter((one) => one.getAttribute("tabindex") !== "-1");
    return window.stops.length;
  });
  let before = { index: -1, top: -1 };
  for (let count = 0; count < MOST_STOPS; count++) {
    await page.keyboard.press("Tab");
    const stop = await page.evaluate(at);
    if (stop === null) {
      break;
    }
    if (stop.index !== before.index + 1) {
      wrong.push(`the keyboard goes from ${before.text ?? "the top"} to ${stop.text}`);
    } else if (stop.top < before.top) {
      wrong.push(`the keyboard goes up from ${before.text} to ${stop.text}`);
    }
    if (!stop.isMarked) {
      wrong.push(`nobody sees that the keyboard is at ${stop.text}`);
    }
    before = stop;
  }
  if (before.index !== focusable - 1) {
    wrong.push(`the keyboard ends at ${before.text}, not at the last of ${focusable} things`);
  }
  return wrong;
}

/** Where the keyboard is; runs in the browser. */
function at() {
  const here = document.activeElement;
  if (here === null || here === document.body) {
    return null;
  }
  const box = here.getBoundingClientRect();
  const { outlineStyle, outlineWidth } = getComputedStyle(here);
  const isInView =
    box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
  return {
    index: window.stops.indexOf(here),
    top: Math.round(box.top + scrollY),
    isMarked: isInView && outlineStyle !== "none" && parseFloat(outlineWidth) > 0,
    text: `"${(here.getAttribute("aria-label") ?? here.textContent).trim().slice(0, 60)}"`,
  };
}

/** On a phone, or at four times the size, nobody scrolls sideways to read (WCAG 1.4.10). */
async function narrow(page) {
  const usual = page.viewportSize();
  await page.setViewportSize(PHONE);
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  await page.setViewportSize(usual);
  return width > PHONE.width ? [`it is ${width} pixels wide on a screen of ${PHONE.width}`] : [];
}
