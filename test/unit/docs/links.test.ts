/** Every link and anchor of the docs resolves, and so do the pages that diagnostics refer to. */
import { describe, expect, it } from "vitest";
import { rules } from "../../../compiler/rules/index.ts";
import { compilerErrors } from "../../../compiler/diagnostics/compiler-errors.ts";
import { docsOf, keyPage } from "../../../compiler/diagnostics/docs.ts";
import { allKeys, moduleSections } from "../../../compiler/reference/keys.ts";
import { brokenLinkIn, fileExists, linksOf, referencePages, textOf, writtenPages } from "./pages.ts";

const files = [...referencePages, ...writtenPages("docs"), "README.md", "ARCHITECTURE.md", "CONTRIBUTING.md"];

/** The problem with a link from a file of the project. */
function brokenLink(from: string, target: string): string | undefined {
  return brokenLinkIn({ has: fileExists, text: textOf }, from, target);
}

describe("links", () => {
  it.each(files)("of %s resolve", (file) => {
    const broken = linksOf(textOf(file)).flatMap((target) => brokenLink(file, target) ?? []);
    expect([...new Set(broken)]).toEqual([]);
  });

  it("are numerous, and a broken one is reported", () => {
    const all = files.flatMap((file) => linksOf(textOf(file)));
    expect(all.length).toBeGreaterThan(1000);
    expect(brokenLink("docs/infrastructure/README.md", "03-rds.md#nope")).toContain("no such heading");
    expect(brokenLink("docs/infrastructure/README.md", "nope.md")).toContain("there is no");
    expect(brokenLink("docs/infrastructure/README.md", "03-rds.md#rdsmultiaz")).toBeUndefined();
  });
});

describe("the page that a diagnostic links to", () => {
  const resolves = (target: string): boolean => brokenLink("x.md", target) === undefined;

  it("exists for every rule", () => {
    const all = [...Object.keys(compilerErrors), ...rules.map(({ name }) => name)];
    expect(all.filter((rule) => !resolves(docsOf({ rule })))).toEqual([]);
  });

  it("exists for every key, and for properties inside one", () => {
    const paths = allKeys().flatMap(({ path, inner }) => [path, ...inner.map((each) => each.path)]);
    expect(paths.length).toBeGreaterThan(150);
    expect(paths.filter((key) => !resolves(docsOf({ rule: "value-out-of-range", key })))).toEqual([]);
    expect(moduleSections().filter(({ name }) => !resolves(docsOf({ rule: "missing-section", key: name })))).toEqual([]);
  });

  it.each([
    ["rds.rdsMultiAz", "03-rds.md#rdsmultiaz"],
    ["vpc.existingVpc.vpcId", "01-vpc.md#existingvpc"],
    ["waivers.0.until", "config-keys.md#waivers"],
    ["region", "config-keys.md#region"],
    ["securityGroups", "02-security-groups.md"],
  ])("of %s is %s", (key, page) => {
    expect(keyPage(key)).toBe(page);
  });
});
