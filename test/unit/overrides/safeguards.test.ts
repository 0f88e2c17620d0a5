/** Overrides cannot take away what modules plan without naming a rule: references to planned resources, and what keeps data. */
import { describe, expect, it } from "vitest";
import { stringify } from "yaml";
import { compileOver } from "./support.ts";

const account = "arn:aws:sns:eu-central-1:412356789014";

function errorsOf(overrides: object, more: object = {}, parent = "prod"): readonly string[] {
  return compileOver(stringify({ overrides, ...more }), { parent })
    .diagnostics.filter(({ severity }) => severity === "error")
    .map(({ message, rule }) => `${rule} ${message}`);
}

/** The waivers of class prod, which a list in a child replaces, and one more. */
function waiving(rule: string, resource: string): object {
  const { waivers } = compileOver("", { parent: "prod" }).environment!.spec;
  return { waivers: [...waivers, { rule, resource, reason: "It belongs to the company, which looks after it.", until: "2026-12-31" }] };
}

const refusal = (rule: string) => `is controlled by ${rule}:`;

describe("references of planned resources", () => {
  it.each([
    ["events go to a topic of somebody", { "rds-events-db-instance": { set: { snsTopic: `${account}:topic` } } }],
    ["a service runs a task definition of somebody", { "ecs-service-api": { set: { taskDefinition: "evil:1" } } }],
    ["a service runs the tasks of another", { "ecs-service-api": { set: { taskDefinition: { $ref: "ecs-task-migration.arn" } } } }],
    ["a subnet stands beside the planned ones", { alb: { set: { subnets: [{ $ref: "vpc-public-a.id" }, "subnet-0123456789abcdef0"] } } }],
    ["a target group of somebody gets the requests", { "alb-rule-api": { set: { "actions.0.targetGroupArn": "arn:aws:x:::y" } } }],
    ["another web ACL protects the load balancer", { "waf-association": { set: { webAclArn: `${account}:acl` } } }],
    ["the alias of the key is another key's", { "iam-key-alias": { set: { targetKeyId: "1111aaaa-22bb-33cc-44dd-555566667777" } } }],
    ["the default route has no gateway", { "vpc-private-default-route-a": { remove: ["natGatewayId"] } }],
    ["alarms do not roll back a deployment", { "ecs-service-api": { set: { "alarms.alarmNames": [] } } }],
  ])("are kept: %s", (_, overrides) => {
    expect(errorsOf(overrides).join("\n")).toContain(refusal("planned-references-kept"));
  });

  it("give way to extra resources of the same type", () => {
    const topic = { type: "aws:sns/topic:Topic", inputs: { name: "kiwi", kmsMasterKeyId: { $ref: "iam-key.id" } } };
    const found = errorsOf({ "rds-events-db-instance": { set: { snsTopic: { $ref: "kiwi.arn" } } } }, { extraResources: { kiwi: topic } });
    expect(found.filter((each) => each.includes("planned-references-kept"))).toEqual([]);
  });

  it("give way to a waiver that names the resource", () => {
    const overrides = { "iam-key-alias": { set: { targetKeyId: "1111aaaa-22bb-33cc-44dd-555566667777" } } };
    const found = errorsOf(overrides, waiving("planned-references-kept", "iam-key-alias"));
    expect(found).toEqual([]);
  });

  it("are kept, whatever else a waiver of the same resource permits", () => {
    const overrides = { "rds-proxy": { set: { roleArn: "arn:aws:iam::412356789014:role/admin" } } };
    expect(errorsOf(overrides, waiving("passed-roles-in-plan", "rds-proxy")).join("\n")).toContain("planned-references-kept");
  });

  it("do not hide what a rule finds at the end", () => {
    const overrides = { "sg-rule-api-to-redis": { remove: ["referencedSecurityGroupId"], set: { cidrIpv4: "0.0.0.0/0" } } };
    const found = errorsOf(overrides).join("\n");
    expect(found).toContain("data-stores-admit-groups-only");
    expect(found).not.toContain("planned-references-kept");
  });
});

describe("what keeps data", () => {
  it.each([
    ["Pulumi may delete the database", { "rds-instance": { options: { protect: false } } }],
    ["the key is deleted with the stack", { "iam-key": { options: { retainOnDelete: false } } }],
    ["no snapshot is taken at the end", { "rds-instance": { set: { skipFinalSnapshot: true } } }],
    ["stack config decides about the last snapshot", { "rds-instance": { set: { deleteAutomatedBackups: { $secret: true } } } }],
    ["the last snapshot has no name", { "redis-main": { remove: ["finalSnapshotIdentifier"] } }],
    ["buckets are emptied", { "alb-logs": { merge: { forceDestroy: true } } }],
    ["a secret is gone at once", { "rds-master-secret": { set: { recoveryWindowInDays: 0 } } }],
    ["a key is gone within a week", { "iam-key": { set: { deletionWindowInDays: 7 } } }],
    ["the lock of the vault is shorter", { "backup-vault-lock": { set: { minRetentionDays: 1 } } }],
  ])("stays: %s", (_, overrides) => {
    expect(errorsOf(overrides).join("\n")).toContain(refusal("data-kept"));
  });

  it("may be added, and does not matter in class dev", () => {
    expect(errorsOf({ "rds-instance": { options: { protect: true } } }, {}, "dev")).toEqual([]);
    expect(errorsOf({ "rds-app-secret-version": { options: { retainOnDelete: false } } }, {}, "dev")).toEqual([]);
  });
});

it("hides neither attacks from the log of the web ACL nor tokens in it", () => {
  expect(errorsOf({ "waf-logging": { set: { redactedFields: [] } } }).join("\n")).toContain(refusal("web-acl-logging"));
  expect(errorsOf({ "waf-logging": { set: { loggingFilter: { defaultBehavior: "DROP", filters: [] } } } }).join("\n")).toContain(
    refusal("web-acl-logging"),
  );
  expect(errorsOf({ waf: { remove: ["dataProtectionConfig"] } }).join("\n")).toContain(refusal("web-acl-logging"));
});
