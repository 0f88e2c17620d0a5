/**
 * The generated deployer's role on the engine. The provider double refuses calls that the role does not allow. Which calls an operation
 * makes is the double's own table (tools/engine/provider/api-calls.ts), written from the provider's source apart from deploy-role's; which
 * resource types a call is judged by is one table for both (generated/aws/iam-actions.json), so a mistake there would not show here.
 */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { deployRole } from "../../compiler/permissions/deploy/index.ts";
import type { PolicyDocument } from "../../compiler/permissions/deploy/split.ts";
import { isAllowed, readRequests, setPolicies } from "../../tools/engine/provider/authorize.ts";
import { planOf } from "../../tools/fixtures/specs.ts";
import { timeouts } from "./support/harness.ts";
import { open } from "../../tools/fixtures/open.ts";
import { all, existing, ofResources, remains, stackOf, succeeded } from "./support/stacks.ts";
import type { Stack } from "./support/stack.ts";
import { subplan } from "./support/subplan.ts";

const tags = (text: string) => ({ ...open, tags: { Reviewed: text } });
const plan = planOf("dev", tags("no"));
const changed = planOf("dev", tags("yes"));
const { policies } = deployRole(plan);
const statements = policies.flatMap(({ Statement }) => Statement);

/** The policies without one statement. */
function without(sid: string): readonly PolicyDocument[] {
  return policies.map((policy) => ({ ...policy, Statement: policy.Statement.filter((statement) => statement.Sid !== sid) }));
}

describe("the role that deploy-role writes", { timeout: timeouts.test }, () => {
  let stack: Stack;
  beforeAll(async () => {
    stack = await stackOf(plan, { saves: "at the end" });
    setPolicies(stack.setup.cloud, policies);
  }, timeouts.first);
  afterAll(() => stack.dispose());

  it("creates, changes and destroys the environment", async () => {
    expect(ofResources(succeeded(await stack.up()))).toEqual(all(plan, "create"));
    stack.writePlan(changed);
    expect(Object.values(succeeded(await stack.up()).operations)).toContain("update");
    expect(ofResources(succeeded(await stack.destroy()))).toEqual(all(plan, "delete"));
    expect(existing(stack)).toEqual(remains(plan));
  });

  it("needs every statement for that, except those for operations that this run does not make", () => {
    const requests = readRequests(stack.setup.cloud);
    expect(requests.length).toBeGreaterThan(300);
    const allowing = requests.map((request) => statements.filter((statement) => isAllowed([{ Statement: [statement] }], request)));
    const needed = new Set(allowing.flatMap((found) => (found.length === 1 ? found : [])));
    const others = statements.filter((statement) => !needed.has(statement)).map(({ Action }) => [Action].flat().join(" "));
    expect(others.sort()).toEqual([
      "backup:DeleteRecoveryPoint backup:DescribeRecoveryPoint", // No backup was made.
      "ec2:ModifyVpcEndpoint", // The change does not touch routes of endpoints, nor the nodes of Redis.
      "ecs:DescribeServiceDeployments ecs:StopServiceDeployment", // No deployment fails.
      "elasticache:DescribeCacheClusters", // The double has no nodes of a replication group,
      "elasticache:ModifyReplicationGroup",
      "route53:ListHostedZones route53:ListTagsForResource", // and does not refuse functions.
    ]);
  });
});

describe("the role without one statement", { timeout: timeouts.test }, () => {
  const part = subplan(plan, "sqs-push-redrive", "vpc-internet-gateway");
  it.each([
    ["sqs:CreateQueue", "sqs-push"],
    ["ec2:CreateVpc", "vpc"],
  ])("fails as AWS does at %s", async (action, id) => {
    const statement = statements.find(({ Action }) => Action.includes(action))!;
    const stack = await stackOf(part);
    try {
      setPolicies(stack.setup.cloud, without(statement.Sid));
      const { code, text } = await stack.up();
      expect(code).not.toBe(0);
      expect(text.replaceAll(/\s+/g, " ")).toContain(`is not authorized to perform: ${action} on resource:`);
      expect(existing(stack)).not.toContain(id);
    } finally {
      stack.dispose();
    }
  });
});
