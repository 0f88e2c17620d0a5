/** Every error in plan, spec or config is reported before the first resource is registered, with a command that helps. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { smallPlan, specPath, specText, withResource } from "../unit/interpreter/fixture.ts";
import { createStack, timeouts } from "./support/harness.ts";
import type { Result, Stack } from "./support/stack.ts";

const plan = smallPlan();
let stack: Stack;

beforeAll(async () => {
  stack = await createStack(plan, { config: { owner: "team" }, secrets: { apiKey: "k" }, files: { [specPath]: specText } });
}, timeouts.first);
afterAll(() => stack.dispose());
beforeEach(() => {
  stack.clearCalls();
  stack.writePlan(plan);
  stack.write(specPath, specText);
});

/** Problems with a refusal: it must contain these texts and no stack trace, and nothing but the stack itself may have been touched. */
function flaws({ code, text, operations }: Result, ...parts: readonly string[]): string[] {
  const touched = Object.keys(operations).filter((name) => name !== "pulumi:pulumi:Stack platform-small");
  return [
    ...(code === 0 ? ["it succeeded"] : []),
    ...parts.filter((part) => !text.includes(part)).map((part) => `does not say ${part}: ${text}`),
    ...(/\n\s+at .*:\d+/.test(text) ? [`has a stack trace: ${text}`] : []),
    ...touched.map((name) => `registered ${name}`),
    ...stack.calls().map(({ method }) => `called ${method}`),
  ];
}

describe("an update is refused", { timeout: timeouts.test }, () => {
  it("when the spec changed since the plan was compiled", async () => {
    stack.write(specPath, specText.replace("zones: 2", "zones: 3"));
    expect(flaws(await stack.up(), "is out of date: spec/small.yaml changed", "npx platform-compile generate")).toEqual([]);
  });

  it("when the plan was written by a newer platform-compile", async () => {
    stack.writePlan(JSON.stringify({ ...plan, format: 2 }));
    expect(flaws(await stack.up(), "has format 2, but this interpreter supports format 1", "npm ci")).toEqual([]);
  });

  it("when the plan is truncated", async () => {
    stack.writePlan(JSON.stringify(plan).slice(0, 1000));
    expect(flaws(await stack.up(), "is not valid JSON", "npx platform-compile generate")).toEqual([]);
  });

  it("when the plan belongs to another environment", async () => {
    stack.writePlan({ ...plan, environment: "large" });
    expect(flaws(await stack.up(), "is the plan of environment large, not of stack small", "pulumi config set environment large")).toEqual(
      [],
    );
  });

  it("when the plan belongs to another project", async () => {
    await stack.setConfig("project", "other");
    const refused = await stack.up();
    await stack.removeConfig("project");
    expect(
      flaws(refused, `is a plan of project ${plan.project}, but stack small belongs to project other`, "pulumi config set plan"),
    ).toEqual([]);
  });

  it("when the stack has no plan", async () => {
    stack.remove("generated/plans/small.plan.json");
    expect(
      flaws(await stack.up(), "Stack small has no plan: generated/plans/small.plan.json does not exist", "npx platform-compile generate"),
    ).toEqual([]);
  });

  it("when a file of the spec is missing", async () => {
    stack.writePlan({ ...plan, spec: { ...plan.spec, files: { ...plan.spec.files, "spec/parent.yaml": `sha256-${"0".repeat(64)}` } } });
    expect(flaws(await stack.up(), "was also compiled from spec/parent.yaml, which no longer exists")).toEqual([]);
  });

  it("when a type is unknown", async () => {
    stack.writePlan(withResource(plan, "url", (resource) => ({ ...resource, type: "aws:secretsmanager/sekret:Sekret" })));
    expect(flaws(await stack.up(), "url: unknown type aws:secretsmanager/sekret:Sekret of aws 7.48.0")).toEqual([]);
  });

  it("when stack config is missing or malformed, with all problems reported at once", async () => {
    await stack.removeConfig("apiKey");
    await stack.setConfig("owner", "Team 1");
    await stack.setConfig("aws:endpoints", "localhost");
    expect(
      flaws(
        await stack.up(),
        'owner: "Team 1" has the wrong form',
        "pulumi config set owner team",
        "apiKey is not set. Key of the mail service.",
        "pulumi config set --secret apiKey",
        "or: pulumi config set bootstrap true",
        'aws:endpoints: expected JSON, got "localhost"',
      ),
    ).toEqual([]);
  });

  it("no longer once the config is correct", async () => {
    await stack.setConfig("bootstrap", "true");
    await stack.setConfig("owner", "team");
    await stack.removeConfig("aws:endpoints");
    expect(await stack.preview()).toMatchObject({ code: 0 });
  });
});

describe("a plan without spec files", { timeout: timeouts.test }, () => {
  it("runs and says that it was not compared with its spec, unless stack config requires the spec", async () => {
    stack.remove(specPath);
    const free = await stack.preview();
    expect(free).toMatchObject({ code: 0 });
    expect(free.text).toContain("it was not checked whether the plan is up to date");
    stack.clearCalls();
    await stack.setConfig("requireSpec", "true");
    expect(flaws(await stack.up(), "stack config requireSpec is true")).toEqual([]);
  });
});
