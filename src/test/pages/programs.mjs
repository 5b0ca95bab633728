// Where pages come from: what the tests have left, and the production build, both of mvn verify.
import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const TARGET = fileURLToPath(new URL("../../../target", import.meta.url));
const RUNNER = join(TARGET, "quarkus-app", "quarkus-run.jar");
const CLASSES = [join(TARGET, "test-classes"), join(TARGET, "quarkus-app/lib/main/*")].join(":");
const SMALL = ["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m"];

/** Where the tests have left pages. */
export const PAGES = join(TARGET, "pages");

/** The site of those pages. */
export const SITE = "https://moodle.example.nl/leren";

const java = process.env.JAVA_HOME ? join(process.env.JAVA_HOME, "bin", "java") : "java";

/** Every page that the tests have left, with its name, language and text. */
export function writtenPages() {
  return readdirSync(PAGES)
    .filter((file) => file.endsWith(".html"))
    .map((file) => ({
      name: file.replace(/\.html$/, ""),
      language: file.match(/-([a-z]+)\.html$/)[1],
      html: readFileSync(join(PAGES, file), "utf8"),
    }));
}

/** The production build beside a stand-in for Moodle. */
export async function bridge() {
  const work = mkdtempSync(join(tmpdir(), "pages-"));
  const token = randomBytes(16).toString("hex");
  const key = randomBytes(32).toString("hex");
  const started = [];
  const run = async (listening, settings, ...command) => {
    const { PATH, HOME = work, LANG = "C.UTF-8" } = process.env;
    const environment = { PATH, HOME, LANG, ...settings };
    // Somewhere else, because Quarkus would read settings from a .env file.
    const program = spawn(java, [...SMALL, ...command], { cwd: work, env: environment });
    started.push(program);
    return await says(program, listening);
  };
  const stop = () => {
    started.forEach((program) => program.kill());
    rmSync(work, { recursive: true, force: true });
  };
  try {
    const site = await run(
      /stand-in: (http\S+)/,
      { STANDIN_TOKEN: token },
      ...["-cp", CLASSES, "nl.coachmoodle.standin.MoodleStandIn", "--release", "5.1"],
    );
    const url = await run(
      /Listening on: (http\S+\d)/,
      {
        QUARKUS_HTTP_HOST: "127.0.0.1",
        QUARKUS_HTTP_PORT: "0",
        QUARKUS_MANAGEMENT_HOST: "127.0.0.1",
        QUARKUS_MANAGEMENT_PORT: "0",
        MOODLE_URL: site,
        MOODLE_TOKEN: token,
        SETUP_KEY: key,
        ELEARNING_CODE_MAP: "VCA=course:2;GONE=course:4711,cohort:1",
      },
      ...["-jar", RUNNER],
    );
    return { url, site, key, stop };
  } catch (failed) {
    stop();
    throw failed;
  }
}

/** The part in brackets of the line that a program says when it is there. */
function says(program, line) {
  return new Promise((found, failed) => {
    let said = "";
    const listen = (bytes) => {
      said += bytes;
      const match = said.match(line);
      if (match !== null) {
        found(match[1]);
      }
    };
    program.stdout.on("data", listen);
    program.stderr.on("data", listen);
    program.on("error", failed);
    program.on("exit", (code) => failed(new Error(`It ended with ${code}:\n${said.slice(-2000)}`)));
  });
}
