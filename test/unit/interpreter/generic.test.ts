import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { projectRoot } from "../../../tools/engine/build.ts";

const folder = join(projectRoot, "compiler", "interpreter");
const sources = readdirSync(folder).map((name) => ({ name, text: readFileSync(join(folder, name), "utf8") }));

/** Names that the interpreter must not know: what it does for one of them it would not do for the seventeenth. */
const moduleNames = [
  ..."vpc securityGroups rds redis sqs iam ecr ecsCluster ecsServices ecsWorkers alb acm route53 waf observability backup".split(" "),
  ...namesIn("schema/modules", /\.schema\.json$/),
  ...namesIn("compiler/modules", /\.ts$/),
];

function namesIn(path: string, ending: RegExp): string[] {
  const absolute = join(projectRoot, path);
  return existsSync(absolute) ? readdirSync(absolute).map((name) => name.replace(ending, "")) : [];
}

/** Keys of the modules' schemas. */
function specKeys(): string[] {
  const path = join(projectRoot, "schema", "modules");
  const files = existsSync(path) ? readdirSync(path).filter((name) => name.endsWith(".json")) : [];
  return files.flatMap((name) =>
    Object.keys((JSON.parse(readFileSync(join(path, name), "utf8")) as { properties?: object }).properties ?? {}),
  );
}

/** The name as a word of its own; camelCase words count as whole. */
function uses(word: string): string[] {
  const pattern = new RegExp(`(?<![A-Za-z0-9])${word}(?![A-Za-z0-9])`);
  return sources.filter(({ text }) => pattern.test(text)).map(({ name }) => `${name} knows ${word}`);
}

describe("the interpreter's sources", () => {
  it("are about ten small files and more than none", () => {
    expect(sources.length).toBeGreaterThan(9);
    expect(sources.filter(({ text }) => text.split("\n").length >= 150)).toEqual([]);
  });

  it("name no module", () => {
    expect(moduleNames.length).toBeGreaterThan(15);
    expect(moduleNames.flatMap(uses)).toEqual([]);
  });

  it("name no key of a module", () => {
    expect(specKeys().flatMap(uses)).toEqual([]);
  });

  it("name no package and no type but Pulumi's own and the module component", () => {
    const tokens = sources.flatMap(({ text }) =>
      [...text.matchAll(/[a-z][\w-]*:(?:[a-z]\w*\/\w+|index|providers):\w*/g)].map(([token]) => token),
    );
    expect(new Set(tokens)).toEqual(new Set(["platform:index:Module", "pulumi:providers:"]));
    expect(sources.filter(({ text }) => /\b(?:aws|random):|@pulumi\/(?:aws|random)/.test(text)).map(({ name }) => name)).toEqual([]);
  });

  it("import the SDK by its deep modules", () => {
    const imports = sources.flatMap(({ text }) => [...text.matchAll(/from "(@pulumi\/[^"]+)"/g)].map((match) => match[1]));
    expect(imports.length).toBeGreaterThan(5);
    expect(imports.filter((path) => !/^@pulumi\/pulumi\/.+\.js$/.test(path ?? ""))).toEqual([]);
  });
});
