/** One stack of the small plan from its first preview to its teardown, and what happens to its resources at each step. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { walk } from "../../../compiler/plan/expressions.ts";
import type { Plan } from "../../../compiler/plan/types.ts";
import { smallPlan, specPath, specText, withResource } from "../../unit/interpreter/fixture.ts";
import { createStack, timeouts } from "../support/harness.ts";
import type { Result, Stack } from "../support/stack.ts";

const plan = smallPlan();
let stack: Stack;

beforeAll(async () => {
  stack = await createStack(plan, {
    config: { owner: "team" },
    secrets: { apiKey: "key-of-the-mail-service" },
    files: { [specPath]: specText },
  });
}, timeouts.first);
afterAll(() => stack.dispose());

/** Every edge of the plan, from a resource to one that it needs. */
function edges({ resources }: Plan): [from: string, to: string][] {
  return resources.flatMap(({ id, inputs, options }) => {
    const found = [...(options.dependsOn ?? [])];
    walk(inputs, ({ $ref }) => {
      if (typeof $ref === "string") found.push($ref);
    });
    return found.map((to): [string, string] => [id, to]);
  });
}

/** Every resource of the plan with this operation. */
const all = (operation: string): Record<string, string> => Object.fromEntries(plan.resources.map(({ id }) => [id, operation]));

function succeeded(result: Result): Result {
  expect(result.code, result.text).toBe(0);
  return result;
}

function changed(operations: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(operations).filter(([, operation]) => operation !== "same"));
}

describe("the small plan on the engine", { timeout: timeouts.test }, () => {
  it("previews an update without doing anything", async () => {
    const { operations, text } = succeeded(await stack.preview());
    expect(operations).toMatchObject(all("create"));
    expect(stack.calls().filter(({ method, preview }) => method === "create" && preview !== true)).toEqual([]);
    expect(text).toMatch(/account *: "123456789012"/);
    expect(text).not.toMatch(/note *:/);
  });

  it("creates every resource once, each after what it needs", async () => {
    stack.clearCalls();
    const { operations } = succeeded(await stack.up());
    expect(operations).toMatchObject(all("create"));
    const creates = stack.calls().filter(({ method }) => method === "create");
    const byName = new Map(creates.map((call) => [call.urn?.split("::").at(-1), call]));
    expect(creates).toHaveLength(plan.resources.length);
    expect(edges(plan).length).toBeGreaterThan(15);
    for (const [from, to] of edges(plan)) {
      const [later, earlier] = [byName.get(from), byName.get(to)];
      expect({ from, to, inOrder: (later?.started ?? 0) > (earlier?.finished ?? Infinity) }).toEqual({ from, to, inOrder: true });
    }
  });

  it("puts each resource below the component of its module", async () => {
    const state = await stack.export();
    for (const { id, module, type } of plan.resources) {
      const resource = state.find(({ urn }) => urn === `urn:pulumi:small::platform::platform:index:Module$${type}::${id}`);
      expect({ id, parent: resource?.parent }).toEqual({ id, parent: `urn:pulumi:small::platform::platform:index:Module::${module}` });
    }
  });

  it("registers each resource with its provider, version, region and default tags", async () => {
    const [vpc, topic, password] = [await stack.exported("network"), await stack.exported("far-topic"), await stack.exported("password")];
    expect(vpc.provider).toContain("::platform::pulumi:providers:aws::aws::");
    expect(vpc.outputs).toMatchObject({ region: "eu-central-1", tagsAll: { Name: "small", project: "shop", environment: "small" } });
    expect(topic.provider).toContain("::platform::pulumi:providers:aws::far::");
    expect(topic.outputs?.["arn"]).toBe("arn:aws:sns:us-east-1:123456789012:small-far");
    expect(password.provider).toContain("pulumi:providers:random::default_4_21_2");
    const provider = (await stack.export()).find(({ urn }) => urn.endsWith("pulumi:providers:aws::aws"));
    expect(provider?.inputs).toMatchObject({ version: "7.48.0", allowedAccountIds: '["123456789012"]', skipRegionValidation: "true" });
  });

  it("calls each provider function once", () => {
    const invokes = stack.calls().filter(({ method }) => method === "invoke");
    expect(invokes.map(({ token }) => token ?? "").sort()).toEqual([
      "aws:index/getCallerIdentity:getCallerIdentity",
      "aws:route53/getZone:getZone",
    ]);
  });

  it("resolves expressions to what the provider needs", async () => {
    const password = (await stack.outputs())["password"] as string;
    const endpoint = (await stack.exported("database")).outputs?.["endpoint"];
    const given = Object.fromEntries(stack.calls().map(({ urn, inputs }) => [urn?.split("::").at(-1), inputs]));
    expect(JSON.parse(given["url-version"]?.["secretString"] as string)).toEqual({
      url: `postgres://app:${password}@${String(endpoint)}/app`,
      apiKey: "key-of-the-mail-service",
      port: 5432,
    });
    expect(given["record-www-example-org"]?.["name"]).toMatch(/^_[0-9a-f]{32}\.www\.example\.org\.$/);
    expect(given["record-example-org"]?.["name"]).toMatch(/^_[0-9a-f]{32}\.example\.org\.$/);
    expect(given["bucket"]).toMatchObject({ bucket: "small-123456789012", tags: { $strange: "kept" } });
    expect(given["database"]).toMatchObject({ tags: { owner: "team", size: "small" } });
  });

  it("keeps secrets out of state, events and output in plain text", async () => {
    const password = (await stack.outputs())["password"] as string;
    expect(password).toHaveLength(32);
    const up = await stack.up("--diff");
    const state = JSON.stringify(await stack.export());
    for (const secret of [password, "key-of-the-mail-service"]) {
      for (const place of [state, up.text, JSON.stringify(up.events)]) expect(place).not.toContain(secret);
    }
    expect((await stack.exported("password")).additionalSecretOutputs).toEqual(["bcryptHash", "result"]);
    expect(up.text).toMatch(/urlSecret *: \[secret\]/);
  });

  it("changes nothing when nothing changed, not even after a refresh", async () => {
    expect(changed((await stack.up()).operations)).toEqual({});
    const refresh = succeeded(await stack.refresh());
    expect(refresh.text).toMatch(/\d+ unchanged/);
    expect(changed((await stack.up()).operations)).toEqual({});
  });

  it("keeps options: ignored changes, protection, time limits", async () => {
    const grown = withResource(plan, "database", (resource) => ({ ...resource, inputs: { ...resource.inputs, allocatedStorage: 100 } }));
    stack.writePlan(grown);
    expect(changed((await stack.preview()).operations)).toEqual({});
    const other = withResource(plan, "database", (resource) => ({ ...resource, inputs: { ...resource.inputs, username: "other" } }));
    stack.writePlan(other);
    const { code, text, operations } = await stack.preview();
    stack.writePlan(plan);
    expect(code).not.toBe(0);
    expect(operations["database"]).toBe("replace");
    expect(text).toContain("as it is currently marked for protection");
    expect(await stack.exported("database")).toMatchObject({ protect: true, customTimeouts: { create: 3600 } });
  });

  it("follows stack config", async () => {
    await stack.setConfig("large", "true");
    const { operations } = succeeded(await stack.up());
    expect(changed(operations)).toEqual({ database: "update" });
    expect((await stack.exported("database")).inputs?.["tags"]).toEqual({ owner: "team", size: "large" });
    expect((await stack.outputs())["note"]).toBe("large");
  });

  it("refuses to destroy protected resources, and destroys them without protection", async () => {
    const refused = await stack.destroy();
    expect(refused.code).not.toBe(0);
    expect(refused.text).toContain("cannot be deleted");
    const open = withResource(plan, "database", (resource) => ({
      ...resource,
      inputs: { ...resource.inputs, deletionProtection: false },
      options: { ...resource.options, protect: false },
    }));
    succeeded(await stack.teardown(open));
    expect(await stack.export()).toEqual([]);
    expect(stack.existing()).toEqual([]);
  });
});
