// Every page for people in the states that it can show, as the tests of the Java classes leave it.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { show, start } from "./browser.mjs";
import { problems } from "./check.mjs";
import { SITE, writtenPages } from "./programs.mjs";

const STATES = [
  ...["report-apply", "report-held", "report-plan"],
  ...["setup-in-order", "setup-much-missing", "setup-open", "setup-probed", "setup-shut"],
];

const pages = writtenPages();
let browser;

before(async () => {
  browser = await start();
});
after(() => browser.close());

async function found(html, language) {
  const shown = await show(browser, { html });
  try {
    return await problems(shown, { language, site: SITE });
  } finally {
    await shown.close();
  }
}

test("every state is there in every language", () => {
  assert.deepEqual(
    pages.map(({ name }) => name).sort(),
    STATES.flatMap((state) => ["de", "en", "nl"].map((language) => `${state}-${language}`)),
  );
});

for (const { name, language, html } of pages) {
  test(name, async () => {
    assert.equal(await found(html, language), "");
  });
}

// The check must find each of these mistakes in a page that is right: what becomes what, and how
// the sentence about it reads.
const MISTAKES = {
  "no language": [' lang="nl"', "", /html-has-lang/],
  "another language": ['<html lang="nl"', '<html lang="de"', /its language is "de", not "nl"/],
  "text that is too pale": ["--soft: #4b5360", "--soft: #9ba3b0", /light: color-contrast/],
  "text that is too dark": ["--soft: #b3bac6", "--soft: #565d69", /dark: color-contrast/],
  "a sign that is too pale": ["--ok: #17652c", "--ok: #7fd494", /light: color-contrast.*\.mark/],
  "no dark colours": ["(prefers-color-scheme: dark)", "not all", /ground is .* in a dark window/],
  "a heading that is left out": [/(<\/?)h2/g, "$1h4", /heading-order/],
  "a link without an address": [`href="${SITE}/`, 'href="/', /it links to \//],
  "a link to another site": [`href="${SITE}/`, `href="${SITE}.example/`, /links to .*n\.example/],
  "a link to nothing on the page": ['id="findings"', "", /it links to #findings/],
  "a picture from elsewhere": [
    "</main>",
    '<img alt="" src="https://cdn.example/x.png"></main>',
    /it asks for https:\/\/cdn\.example/,
  ],
  "a script": ["</main>", "<script>let one;</script></main>", /it has a script/],
  "an order of its own": [
    `<a href="${SITE}/`,
    `<a tabindex="1" href="${SITE}/`,
    /the keyboard goes from/,
  ],
  "an order that is not the one on the screen": [
    "</style>",
    "#findings { display: flex; flex-direction: column-reverse; }</style>",
    /the keyboard goes up/,
  ],
  "nothing to see where the keyboard is": [
    "</style>",
    "a:focus-visible { outline: none !important; }</style>",
    /nobody sees that the keyboard is at/,
  ],
  "something that keeps its width": ["</style>", "pre { width: 50rem; }</style>", /pixels wide/],
};

for (const [mistake, [right, wrong, sentence]] of Object.entries(MISTAKES)) {
  test(`found: ${mistake}`, async () => {
    const { html } = pages.find(({ name }) => name === "setup-much-missing-nl");
    const broken = html.replace(right, wrong);
    assert.notEqual(broken, html);
    assert.match(await found(broken, "nl"), sentence);
  });
}
