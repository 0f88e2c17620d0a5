import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { checkFreshness } from "../../../compiler/interpreter/freshness.ts";
import { loadPlan } from "../../../compiler/interpreter/load.ts";
import type { Stack } from "../../../compiler/interpreter/stack.ts";
import { smallPlan, specPath, specText } from "./fixture.ts";
import { stackWith } from "./stack-double.ts";

let root = "";
const defaultPath = "generated/plans/small.plan.json";

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "platform-load-"));
});
afterEach(() => rmSync(root, { recursive: true }));

function write(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

function stack(config: Record<string, string> = {}, name = "small"): Stack {
  return stackWith(config, { root, name });
}

/** The message of a refusal. */
function refusal(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error("nothing was refused");
}

describe("loadPlan", () => {
  it("reads the plan named after the stack, or the one that stack config names", () => {
    write(defaultPath, JSON.stringify(smallPlan()));
    write("elsewhere/small.json", JSON.stringify(smallPlan()));
    expect(loadPlan(stack())).toMatchObject({ path: defaultPath, spec: specPath, remedy: "npx platform-compile generate" });
    expect(loadPlan(stack({ plan: "elsewhere/small.json" })).remedy).toBe(
      "npx platform-compile compile spec/small.yaml --out elsewhere/small.json",
    );
  });

  it("refuses a stack without a plan", () => {
    expect(refusal(() => loadPlan(stack()))).toBe(
      `Stack small has no plan: ${defaultPath} does not exist. Compile its spec, or set another plan in stack config.\n` +
        "  Run: npx platform-compile generate\n  Run: pulumi config set plan <path of the plan>",
    );
  });

  it("refuses a truncated plan and one with merge conflicts", () => {
    write(defaultPath, JSON.stringify(smallPlan()).slice(0, 500));
    expect(refusal(() => loadPlan(stack()))).toMatch(/not valid JSON[\s\S]*Run: npx platform-compile generate/);
    write(defaultPath, `{\n<<<<<<< HEAD\n${JSON.stringify(smallPlan())}`);
    expect(refusal(() => loadPlan(stack()))).toContain("it contains merge conflict markers");
    write(defaultPath, "[]");
    expect(refusal(() => loadPlan(stack()))).toContain("is not a plan");
  });

  it("refuses a newer format, whatever else stands in it, and one that is none", () => {
    write(defaultPath, JSON.stringify({ format: 2, novelty: true }));
    expect(refusal(() => loadPlan(stack()))).toMatch(/has format 2, but this interpreter supports format 1.*\n {2}Run: npm ci$/);
    write(defaultPath, "{}");
    expect(refusal(() => loadPlan(stack()))).toContain("has an unsupported format");
  });

  it("refuses what has not the shape of a plan and names the differences", () => {
    const plan = { ...smallPlan(), resources: smallPlan().resources.map((resource) => ({ ...resource, options: { protekt: true } })) };
    write(defaultPath, JSON.stringify(plan));
    const message = refusal(() => loadPlan(stack()));
    expect(message).toContain("resources/0/options must NOT have additional properties (protekt)");
    expect(message).toContain("… and 4 more");
  });

  it("refuses a plan whose references lead nowhere", () => {
    write(defaultPath, JSON.stringify(smallPlan({ resources: smallPlan().resources.slice(1) })));
    expect(refusal(() => loadPlan(stack()))).toContain("$ref to network, which is not an earlier resource of the plan");
  });

  it("refuses the plan of another environment, unless stack config names it", () => {
    write("generated/plans/mine.plan.json", JSON.stringify(smallPlan()));
    expect(refusal(() => loadPlan(stack({}, "mine")))).toMatch(
      /plan of environment small, not of stack mine[\s\S]*pulumi config set environment small/,
    );
    expect(loadPlan(stack({ environment: "small" }, "mine")).plan.environment).toBe("small");
    expect(refusal(() => loadPlan(stack({ environment: "large" }, "mine")))).toContain("not of environment large");
  });

  it("refuses the plan of another project when stack config names the stack's own", () => {
    write(defaultPath, JSON.stringify(smallPlan()));
    expect(refusal(() => loadPlan(stack({ project: "other" })))).toContain(
      "is a plan of project shop, but stack small belongs to project other",
    );
    expect(loadPlan(stack({ project: "shop" })).plan.project).toBe("shop");
  });
});

describe("checkFreshness", () => {
  /** No compiler beside the program. */
  const none = () => undefined;
  const loaded = () => {
    write(defaultPath, JSON.stringify(smallPlan()));
    return loadPlan(stack());
  };

  it("accepts the spec that the plan was made from, comments and layout aside", async () => {
    write(specPath, `${specText.replaceAll("\n", "\r\n").replace("zones: 2", "zones:   2 # two")}\n# end`);
    expect(await checkFreshness(loaded(), stack(), none)).toContain("by its fingerprint alone");
  });

  it.each([
    ["another value", specText.replace("zones: 2", "zones: 3")],
    ["no YAML", "a: [1"],
  ])("refuses a spec with %s", async (_, text) => {
    write(specPath, text);
    await expect(checkFreshness(loaded(), stack(), none)).rejects.toThrow(
      `${defaultPath} is out of date: ${specPath} changed since it was compiled.\n  Run: npx platform-compile generate`,
    );
  });

  it("refuses when only some of the files are here", async () => {
    write(specPath, specText);
    const one = loaded();
    const files = { ...one.plan.spec.files, "spec/base.yaml": one.plan.spec.files[specPath] as string };
    const two = { ...one, plan: { ...one.plan, spec: { schema: 1, files } } };
    await expect(checkFreshness(two, stack(), none)).rejects.toThrow("was also compiled from spec/base.yaml, which no longer exists");
  });

  it("notes that a plan stands alone, and refuses it when stack config wants the spec", async () => {
    expect(await checkFreshness(loaded(), stack(), none)).toContain("was not checked");
    await expect(checkFreshness(loaded(), stack({ requireSpec: "true" }), none)).rejects.toThrow(
      `requireSpec is true, but there is no ${join(stack().root, specPath)}. Deploy from a checkout that has the spec`,
    );
  });

  it.each([
    ["no spec", {}],
    ["a spec that does not exist", { "spec/gone.yaml": `sha256-${"0".repeat(64)}` }],
  ])("refuses a plan that names %s where the spec with its name exists", async (_, files) => {
    write(specPath, specText);
    write(defaultPath, JSON.stringify({ ...smallPlan(), spec: { schema: 1, files } }));
    await expect(checkFreshness(loadPlan(stack()), stack(), none)).rejects.toThrow(
      `${defaultPath} does not say that it was compiled from ${specPath}, which exists.\n  Run: npx platform-compile generate`,
    );
  });

  it("finds the spec of a plan in a folder by the plan's name", async () => {
    write("spec/eu/small.yaml", specText);
    write("generated/plans/eu.small.plan.json", JSON.stringify({ ...smallPlan(), spec: { schema: 1, files: {} } }));
    const own = stack({ plan: "generated/plans/eu.small.plan.json" });
    await expect(checkFreshness(loadPlan(own), own, none)).rejects.toThrow("was compiled from spec/eu/small.yaml, which exists");
  });
});
