/** What is in the package, and what linters of packages say about it. Packs dist/ as the build left it. */
import { spawnSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { publint } from "publint";
import { beforeAll, describe, expect, it } from "vitest";
import { packed, type Packed } from "../../tools/package/pack.ts";
import { project } from "../unit/cli/run.ts";

const minute = 60_000;

let pack: Packed;
beforeAll(async () => {
  pack = await packed();
}, minute);

/** Where files may stand, and of which kinds. The folders are those that the program reads. */
const places: Readonly<Record<string, RegExp>> = {
  ".": /^(package\.json|README\.md|action\.yml|CHANGELOG\.md|LICENSE|THIRD-PARTY-LICENSES\.md)$/,
  dist: /^(package\.json|platform-compile\.cjs)$/,
  "dist/action": /^index\.cjs$/,
  "dist/cli": /^(main|full|effective)\.cjs$/,
  "dist/explore": /^page\.(js|css)$/,
  "dist/interpreter": /^index\.js$/,
  "dist/library": /^index\.cjs$/,
  generated: /^(effects|rule-facts)\.json$/,
  "generated/library": /^index\.d\.cts$/,
  "generated/prices": /^[a-z]+(-[a-z]+)+-\d\.json$/,
  "generated/schema": /\.schema\.json$/,
  "generated/sdk": /\.json$/,
  "generated/validators": /^documents\.cjs$/,
  "compiler/init/templates": /\.yml$/,
  "compiler/modules": /^ids\.json$/,
  schema: /^plan\.schema\.json$/,
  "schema/documents": /\.schema\.json$|\.json$/,
  "schema/output": /\.schema\.json$/,
};

function isExpected(file: string): boolean {
  if (/^compiler\/modules\/\w+\/notes\.md$/.test(file) || /^generated\/catalogue\/.+\.json$/.test(file)) return true;
  return places[dirname(file)]?.test(file.split("/").at(-1)!) === true;
}

/** The files and folders that the compiler asks `packageFile` for. */
function readAtRunTime(): string[] {
  const sources = readdirSync(join(project, "compiler"), { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".ts"));
  return sources.flatMap((file) => {
    const text = readFileSync(join(project, "compiler", file), "utf8");
    return [...text.matchAll(/packageFile\(["`]([^"`$]*)/g)].map(([, path = ""]) => path.replace(/\/$/, "")).filter((path) => path !== ".");
  });
}

describe("the package", () => {
  it("has less than 4 MB", () => {
    expect(pack.size).toBeLessThan(4_000_000);
    expect(pack.size).toBeGreaterThan(1_000_000);
  });

  it("contains what the program reads, and nothing else", () => {
    expect(pack.files.filter((file) => !isExpected(file))).toEqual([]);
    const empty = Object.keys(places).filter((place) => !pack.files.some((file) => dirname(file) === place));
    expect(empty).toEqual([]);
  });

  it("contains every file that the compiler locates in the package", () => {
    const wanted = readAtRunTime();
    expect(wanted.length).toBeGreaterThan(10);
    expect(wanted.filter((path) => !pack.files.some((file) => file === path || file.startsWith(`${path}/`)))).toEqual([]);
  });

  it("has no problem that publint knows", async () => {
    const bytes = readFileSync(pack.tarball);
    const tarball = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
    const { messages } = await publint({ pack: { tarball }, strict: true });
    expect(messages).toEqual([]);
  });

  it("has types that every way of importing it finds", () => {
    const { stdout, status } = spawnSync("npx", ["attw", pack.tarball, "--format", "json"], { cwd: project, encoding: "utf8" });
    const { analysis, problems } = JSON.parse(stdout) as { analysis: { types: unknown }; problems: unknown };
    expect({ status, problems, types: analysis.types }).toEqual({ status: 0, problems: {}, types: { kind: "included" } });
  }, 30_000);

  it("can be published", () => {
    const { stderr, status } = spawnSync("npm", ["publish", "--dry-run", "--ignore-scripts"], { cwd: project, encoding: "utf8" });
    // A dry run without an account says that publishing needs one.
    const warnings = stderr.split("\n").filter((line) => /warn|error/i.test(line) && !line.includes("requires you to be logged in"));
    expect({ status, warnings }).toEqual({ status: 0, warnings: [] });
  }, 30_000);
});
