/** A resource that gets another name, module or project stays the same resource. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Plan, PlanAlias } from "../../compiler/plan/types.ts";
import { planOf } from "../../tools/fixtures/specs.ts";
import { projectRoot } from "../../tools/engine/build.ts";
import { timeouts } from "./support/harness.ts";
import { changed, stackOf, succeeded } from "./support/stacks.ts";
import type { Stack } from "./support/stack.ts";
import { renamed, withChange } from "./support/subplan.ts";

const plan = planOf("dev");
let stack: Stack;
beforeAll(async () => {
  stack = await stackOf(plan, { saves: "at the end" });
  succeeded(await stack.up());
}, timeouts.first);
afterAll(() => stack.dispose());

const aliased = (from: Plan, alias: PlanAlias): Plan => ({
  ...from,
  resources: from.resources.map((resource) => ({ ...resource, options: { ...resource.options, aliases: [alias] } })),
});

describe("the same resource", { timeout: timeouts.test }, () => {
  it.each([
    ["rds-instance", "rds-database"],
    ["alb-target-api", "alb-backend-api"],
    ["vpc", "vpc-network"],
  ])("%s is renamed to %s", async (id, now) => {
    stack.writePlan(renamed(plan, id, now));
    expect(changed(succeeded(await stack.up()))).toEqual({});
    expect((await stack.exported(now)).parent).toContain("::platform:index:Module::");
    stack.writePlan(renamed(renamed(plan, id, now), now, id));
    expect(changed(succeeded(await stack.up()))).toEqual({});
  });

  it("moves to another module without an alias, and back", async () => {
    stack.writePlan(withChange(plan, "rds-instance", () => ({ module: "ecsServices" })));
    expect(changed(succeeded(await stack.up()))).toEqual({});
    expect((await stack.exported("rds-instance")).parent).toContain("Module::ecsServices");
    stack.writePlan(plan);
    expect(changed(succeeded(await stack.up()))).toEqual({});
  });

  it("is renamed and moved at once", async () => {
    const moved = withChange(renamed(plan, "redis-main", "redis-cluster"), "redis-cluster", () => ({ module: "sqs" }));
    stack.writePlan(moved);
    expect(changed(succeeded(await stack.up()))).toEqual({});
    stack.writePlan(renamed(moved, "redis-cluster", "redis-main"));
    expect(changed(succeeded(await stack.up()))).toEqual({});
  });

  it("survives a rename of the project", async () => {
    const { stdout: state } = await stack.must(["stack", "export", "--show-secrets"]);
    const { stdout: config } = await stack.must(["config", "--json", "--show-secrets"]);
    const project = readFileSync(join(projectRoot, "Pulumi.yaml"), "utf8").replace("name: platform", "name: renamed");
    stack.write("Pulumi.yaml", project);
    stack.write("state.json", state);
    const values = Object.entries(JSON.parse(config) as Record<string, { value: string }>);
    stack.remove(`Pulumi.${stack.setup.name}.yaml`);
    await stack.init(Object.fromEntries(values.map(([key, { value }]) => [key.replace("platform:", ""), value])), {});
    await stack.must(["stack", "import", "--force", "--file", "state.json"]);
    stack.writePlan(aliased(plan, { project: "platform" }));
    const {
      "pulumi:pulumi:Stack platform-dev": _old,
      "pulumi:pulumi:Stack renamed-dev": _new,
      ...others
    } = changed(succeeded(await stack.up()));
    expect(others).toEqual({});
    const urns = (await stack.export()).map(({ urn }) => urn);
    expect(urns.filter((urn) => urn.includes("::platform::"))).toEqual([]);
    stack.writePlan(plan);
    expect(changed(succeeded(await stack.up()))).toEqual({});
  });
});
