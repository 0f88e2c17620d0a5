/** `drift` on states of the real engine: what people and autoscaling change in the account, after a refresh. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { compileSpec } from "../../compiler/compile.ts";
import { specText } from "../../tools/fixtures/project.ts";
import { project, run, today } from "../unit/cli/run.ts";
import { timeouts } from "./support/harness.ts";
import type { Stack } from "./support/stack.ts";
import { secretValues, stackOf, succeeded } from "./support/stacks.ts";

const files = {
  "spec/dev.yaml": specText("dev").replace(
    "\necsServices:\n",
    `
ecsServices:
  serviceExtras:
    api:
      scheduledCapacity:
        day: { schedule: "cron(0 7 ? * MON-FRI *)", timezone: Europe/Berlin, minCount: 3 }
        night: { schedule: "cron(0 20 ? * MON-FRI *)", timezone: Europe/Berlin, minCount: 1 }
`,
  ),
};
const plan = compileSpec(
  "spec/dev.yaml",
  { read: (path) => ({ bytes: Buffer.from(files[path as keyof typeof files]) }) },
  { asOf: today },
).plan!;
const schema = (name: string) => JSON.parse(readFileSync(join(project, "schema/output", name), "utf8")) as object;
const accepts = new Ajv({ allowUnionTypes: true, schemas: [schema("diagnostic.schema.json")] }).compile(schema("drift.schema.json"));
let stack: Stack;
let restore: () => void;
beforeAll(async () => {
  stack = await stackOf(plan, { files, saves: "at the end" });
  succeeded(await stack.up());
  restore = stack.snapshot();
}, timeouts.first);
afterAll(() => stack.dispose());

/** Refreshes, exports, and runs the command. */
async function drift(...options: string[]) {
  succeeded(await stack.refresh());
  const { stdout } = await stack.must(["stack", "export"]);
  writeFileSync(join(stack.setup.project, "export.json"), stdout);
  return again(...options);
}
const again = (...options: string[]) =>
  run(["drift", "--state", "export.json", "--as-of", today, ...options], { cwd: stack.setup.project });

interface Report {
  readonly properties: readonly {
    readonly resource: string;
    readonly property: string;
    readonly answer: { readonly kind: string };
    readonly undone: { readonly operation: string } | null;
  }[];
  readonly unplanned: readonly { readonly resource: string }[];
  readonly missing: readonly { readonly resource: string }[];
  readonly scheduled: readonly { readonly resource: string; readonly property: string }[];
}
function reportOf(text: string): Report {
  const report = JSON.parse(text) as Report;
  expect(accepts(report), JSON.stringify(accepts.errors)).toBe(true);
  return report;
}

describe("drift of a stack", { timeout: timeouts.test }, () => {
  it("is none after an update and a refresh, whatever autoscaling did", async () => {
    const services = plan.resources.filter(({ type }) => type === "aws:ecs/service:Service");
    for (const { id } of services) stack.drift(id, { desiredCount: 7 });
    const { code, stdout } = await drift("--format", "json");
    expect([code, reportOf(stdout)]).toMatchObject([0, { properties: [], unplanned: [], missing: [] }]);
    expect((await again()).stdout).toContain("no drift");
  });

  it("is not what scheduled actions set, but what a person sets where there are none, or beyond them", async () => {
    restore();
    stack.drift("ecs-scaling-api", { minCapacity: 3, maxCapacity: 9 });
    stack.drift("ecs-scaling-realtime", { minCapacity: 2 });
    const report = reportOf((await drift("--format", "json")).stdout);
    const told = report.properties.map(({ resource, property }) => `${resource}.${property}`);
    expect(told).toEqual(["ecs-scaling-api.maxCapacity", "ecs-scaling-realtime.minCapacity"]);
    expect(report.scheduled).toEqual([{ resource: "ecs-scaling-api", property: "minCapacity" }]);
    expect((await again()).stdout).toContain("set by scheduled actions: ecs-scaling-api.minCapacity;");
  });

  it("is answered by the spec's key, else by an override, else by an update", async () => {
    restore();
    stack.drift("rds-instance", { allocatedStorage: 80, multiAz: true, storageEncrypted: false });
    stack.drift("vpc", { tags: { ...(stack.resource("vpc").inputs["tags"] as object), Team: "data" } });
    const { properties } = reportOf((await drift("--format", "json")).stdout);
    expect(properties.map(({ resource, property, answer }) => [`${resource}.${property}`, answer])).toEqual(
      expect.arrayContaining([
        [
          "rds-instance.allocatedStorage",
          { kind: "spec", key: "rds.rdsAllocatedStorage", value: 80, also: ["rds-instance.maxAllocatedStorage"] },
        ],
        ["rds-instance.multiAz", { kind: "spec", key: "rds.rdsMultiAz", value: true, also: [] }],
        ["vpc.tags.Team", { kind: "override", key: "overrides.vpc.set.tags.Team", value: "data" }],
        [
          "rds-instance.storageEncrypted",
          {
            kind: "undo",
            rule: "override-violates-security-rule",
            key: "overrides.rds-instance.set.storageEncrypted",
            value: false,
          },
        ],
      ]),
    );
    expect(properties).toHaveLength(4);
    const { stdout } = await again();
    expect(stdout).toContain("otherwise `pulumi up` fails: AWS refuses to shrink the storage of a database\n");
    expect(stdout).toContain("set.storageEncrypted: false`\n  that means data loss: a new, empty one takes its place\n");
  });

  it("is written by --fix, which keeps the rest of the spec, and then only what must be undone is left", async () => {
    const path = join(stack.setup.project, "spec/dev.yaml");
    const before = readFileSync(path, "utf8");
    const { code, stdout } = await again("--fix");
    expect([code, stdout.match(/^[-+] .*$/gm)]).toEqual([
      1,
      expect.arrayContaining(["-  rdsAllocatedStorage: 20", "+  rdsAllocatedStorage: 80"]),
    ]);
    const after = readFileSync(path, "utf8");
    expect(after.split("\n").filter((line) => line.includes("#"))).toEqual(before.split("\n").filter((line) => line.includes("#")));
    expect(reportOf((await again("--format", "json")).stdout).properties.map(({ property }) => property)).toEqual([
      "maxAllocatedStorage",
      "storageEncrypted",
    ]);
    writeFileSync(path, before);
  });

  it("is undone where a rule refuses the key's value, which no override gets around", async () => {
    restore();
    stack.drift("alb", { idleTimeout: 120 });
    stack.drift("ecs-scaling-realtime", { maxCapacity: 40 });
    const { properties } = reportOf((await drift("--format", "json", "--fix")).stdout);
    expect(properties.map(({ resource, property, answer }) => [`${resource}.${property}`, answer])).toEqual([
      ["alb.idleTimeout", { kind: "undo", rule: "keep-alive-below-idle-timeout", key: "alb.albIdleTimeoutSeconds", value: 120 }],
      [
        "ecs-scaling-realtime.maxCapacity",
        { kind: "undo", rule: "tasks-exceed-connections", key: "ecsServices.realtimeServiceMaxCount", value: 40 },
      ],
    ]);
    const { stdout } = await again();
    expect(stdout).toContain("undo it: `pulumi up`; the rule keep-alive-below-idle-timeout refuses `alb.albIdleTimeoutSeconds: 120`");
  });

  it("says which operation undoes it, as the engine announces it", async () => {
    restore();
    stack.drift("rds-instance", { storageEncrypted: false });
    stack.drift("sqs-push", { visibilityTimeoutSeconds: 600 });
    stack.drift("ecs-logs-api", { retentionInDays: 90 });
    stack.drift("redis-main", { atRestEncryptionEnabled: false });
    stack.drift("ecs-service-api", { schedulingStrategy: "DAEMON" });
    stack.drift("vpc-flow-logs", { tags: { Team: "data" } });
    const { properties } = reportOf((await drift("--format", "json")).stdout);
    const announced = (await stack.preview()).operations;
    const told = properties.map(({ resource, property, undone }) => [resource, property, undone?.operation]);
    expect(told).toEqual(properties.map(({ resource, property }) => [resource, property, announced[resource]]));
    expect(new Set(told.map(([resource]) => resource)).size).toBe(6);
    expect(told).toEqual(
      expect.arrayContaining([
        ["rds-instance", "storageEncrypted", "replace"],
        ["vpc-flow-logs", "tags.Team", "update"],
      ]),
    );
  });

  it("names what is deleted by hand, what no plan knows, and no secret", async () => {
    restore();
    const lost = plan.resources.find(({ type }) => type === "aws:cloudwatch/metricAlarm:MetricAlarm")!;
    stack.deleteByHand(stack.resource(lost.id));
    await drift();
    const path = join(stack.setup.project, "export.json");
    const state = JSON.parse(readFileSync(path, "utf8")) as { deployment: { resources: { urn: string; type: string }[] } };
    const bucket = state.deployment.resources.find(({ type }) => type === "aws:sqs/queue:Queue")!;
    state.deployment.resources.push({ ...bucket, urn: `${bucket.urn}-by-hand` });
    writeFileSync(path, JSON.stringify(state));
    const { code, stdout } = await again("--format", "json");
    const { missing, unplanned } = reportOf(stdout);
    expect([code, missing, unplanned.length]).toEqual([1, [{ resource: lost.id, type: lost.type }], 1]);
    const { stdout: pretty } = await again();
    expect(pretty).toContain(`the next \`pulumi up\` creates\n  ${lost.id} (`);
    for (const secret of await secretValues(stack)) expect(pretty + stdout).not.toContain(secret);
    expect(pretty + stdout).not.toMatch(/ciphertext|4dabf18193072939515e22adb298388d/);
  });
});
