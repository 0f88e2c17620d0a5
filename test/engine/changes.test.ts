/** Renames, failures, stack config of the provider: small stacks, one question each. */
import { afterEach, describe, expect, it } from "vitest";
import type { Plan, PlanResource } from "../../compiler/plan/types.ts";
import { smallPlan, specPath, specText } from "../unit/interpreter/fixture.ts";
import type { StackOptions } from "./support/harness.ts";
import { createStack, timeouts } from "./support/harness.ts";
import type { Result, Stack } from "./support/stack.ts";

const made: Stack[] = [];
afterEach(() => {
  for (const stack of made.splice(0)) stack.dispose();
});

function planOf(resources: readonly Partial<PlanResource>[]): Plan {
  const whole = resources.map((resource) => ({
    id: "x",
    module: "m",
    type: "aws:sns/topic:Topic",
    inputs: {},
    options: {},
    from: {},
    ...resource,
  }));
  return smallPlan({ resources: whole, outputs: {}, config: {}, data: {} });
}

async function stackOf(plan: Plan, options: StackOptions = {}): Promise<Stack> {
  const stack = await createStack(plan, options);
  made.push(stack);
  return stack;
}

function succeeded(result: Result): Result {
  expect({ code: result.code, text: result.text }).toMatchObject({ code: 0 });
  return result;
}

const changed = ({ operations }: Result): Record<string, string> =>
  Object.fromEntries(Object.entries(operations).filter(([name, operation]) => operation !== "same" && !name.includes(":")));

describe("the engine", { timeout: timeouts.first }, () => {
  it("recognizes a renamed resource by its alias, and one that moved to another module without an alias", async () => {
    const stack = await stackOf(planOf([{ id: "old", inputs: { name: "kept" } }]));
    succeeded(await stack.up());
    stack.writePlan(planOf([{ id: "old", module: "other", inputs: { name: "kept" } }]));
    expect(changed(succeeded(await stack.up()))).toEqual({});
    stack.writePlan(planOf([{ id: "new", module: "other", inputs: { name: "kept" }, options: { aliases: [{ id: "old", module: "m" }] } }]));
    expect(changed(succeeded(await stack.up()))).toEqual({});
    expect((await stack.exported("new")).parent).toContain("::other");
  });

  it("names the spec lines of a resource that failed, and the next update finishes it", async () => {
    const resources = [
      { id: "topic", inputs: { name: "a" }, from: { "": ["network"], name: ["site.domain"], kmsMasterKeyId: ["rule:topic-encrypted"] } },
    ];
    const stack = await stackOf(planOf(resources), { files: { [specPath]: specText } });
    stack.fail({ method: "create", resource: "topic", message: "creating SNS Topic: the name is taken" });
    const failed = await stack.up();
    expect(failed.code).not.toBe(0);
    expect(failed.text).toContain(
      "error: topic could not be created. Caused by\n" +
        "      spec/small.yaml:8 site.domain\n      spec/small.yaml:2 network\n      rule:topic-encrypted\n" +
        "    error: creating SNS Topic: the name is taken",
    );
    stack.fail();
    expect(changed(succeeded(await stack.up()))).toEqual({ topic: "create" });
  });

  it("refuses inputs that the provider's schema does not know", async () => {
    const stack = await stackOf(planOf([{ id: "topic", inputs: { nam: "a", tags: { deep: 1 } } }]));
    const { code, text } = await stack.up();
    expect(code).not.toBe(0);
    expect(text).toContain("nam");
    expect(text).toMatch(/tags\.deep.*type/s);
    expect(stack.existing()).toEqual([]);
  });

  it("stops instead of omitting an input whose source has no value", async () => {
    const path = ["domainValidationOptions", { find: { domainName: "other.org" } }, "resourceRecordName"];
    const plan = planOf([
      { id: "certificate", type: "aws:acm/certificate:Certificate", inputs: { domainName: "example.org", validationMethod: "DNS" } },
      { id: "topic", inputs: { displayName: { $ref: "certificate", path } } },
    ]);
    const stack = await stackOf(plan);
    succeeded(await stack.preview());
    const { code, text } = await stack.up();
    expect(code).not.toBe(0);
    expect(text).toContain("certificate.domainValidationOptions[domainName = other.org].resourceRecordName has no value");
  });

  it("looks up data before it registers a resource, and names the keys that need what was not found", async () => {
    const plan = planOf([{ id: "topic" }]);
    const data: Plan["data"] = {
      owner: { function: "aws:index/getCallerIdentity:getCallerIdentity", inputs: {} },
      network: { function: "aws:ec2/getVpc:getVpc", inputs: { id: { $data: "owner", path: ["id"] } }, from: { id: ["network.cidr"] } },
    };
    const stack = await stackOf({ ...plan, data }, { files: { [specPath]: specText } });
    const { code, text, operations } = await stack.up();
    expect(code).not.toBe(0);
    expect(text).toMatch(/error: network \(aws:ec2\/getVpc:getVpc\) could not be looked up: .*getVpc\n +spec\/small.yaml:3 network.cidr\n/);
    expect(text).not.toMatch(/\n\s+at .*:\d+/);
    expect(operations["topic"]).toBeUndefined();
    expect(stack.existing()).toEqual([]);
  });

  it("passes the package's stack config to its explicit providers, encoded as by the SDK's class", async () => {
    const stack = await stackOf(planOf([{ id: "near" }, { id: "far", options: { provider: "far" } }]), {
      config: {
        "aws:profile": "team",
        "aws:maxRetries": "5",
        "aws:endpoints": '[{"s3": "http://localhost:4566"}]',
        "aws:insecure": "true",
      },
      secrets: { "aws:secretKey": "not-in-clear" },
    });
    succeeded(await stack.up());
    const configured = stack.calls().filter(({ method, urn }) => method === "configure" && urn !== undefined);
    const given = Object.fromEntries(configured.map(({ urn, inputs }) => [urn?.split("::").at(-1), inputs]));
    for (const name of ["aws", "far"]) {
      expect(given[name]).toMatchObject({
        profile: "team",
        maxRetries: "5",
        endpoints: '[{"s3":"http://localhost:4566"}]',
        insecure: "true",
        secretKey: expect.objectContaining({ value: "not-in-clear" }),
        skipCredentialsValidation: "false",
      });
    }
    expect([given["aws"]?.["region"], given["far"]?.["region"]]).toEqual(["eu-central-1", "us-east-1"]);
    expect(JSON.stringify(await stack.export())).not.toContain("not-in-clear");
  });

  it("refuses an account that the plan does not allow", async () => {
    const stack = await stackOf(planOf([{ id: "near" }]), { account: "999999999999" });
    const { code, text } = await stack.up();
    expect(code).not.toBe(0);
    expect(text).toContain("AWS account ID not allowed: 999999999999");
  });

  it("creates, destroys and recreates a database with distinct final snapshots", async () => {
    const keepers = { engine: "postgres" };
    const plan = planOf([
      { id: "snapshot", type: "random:index/randomId:RandomId", inputs: { byteLength: 4, keepers } },
      {
        id: "database",
        type: "aws:rds/instance:Instance",
        inputs: {
          identifier: "db",
          instanceClass: "db.t4g.micro",
          engine: "postgres",
          finalSnapshotIdentifier: { $concat: ["db-", { $ref: "snapshot", path: ["hex"] }] },
        },
      },
    ]);
    const stack = await stackOf(plan);
    for (let round = 0; round < 2; round += 1) {
      succeeded(await stack.up());
      succeeded(await stack.destroy());
    }
    expect(stack.existing()).toEqual([]);
  });
});
