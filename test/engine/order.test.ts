/**
 * Every edge and replacement flag of the frozen plan tested here has a reason: without it, an update fails. Each case removes one of them
 * from a part of prod's plan, and delays the resource that would then come too late.
 */
import { afterEach, describe, expect, it } from "vitest";
import type { Plan } from "../../compiler/plan/types.ts";
import { timeouts } from "./support/harness.ts";
import { stackOf, succeeded } from "./support/stacks.ts";
import type { Stack } from "./support/stack.ts";
import { subplan, withInputs, withOptions, withoutEdge } from "./support/subplan.ts";
import { planOf } from "../../tools/fixtures/specs.ts";

const plan = planOf("prod");
const made: Stack[] = [];
afterEach(() => {
  for (const stack of made.splice(0)) stack.dispose();
});

const slow = (resource: string): { method: string; resource: string; delay: number } => ({ method: "create", resource, delay: 1500 });

/** An update of this plan, in which `late` is slow. */
async function upWith(changed: Plan, ...late: readonly string[]): Promise<{ code: number; text: string }> {
  const stack = await stackOf(changed, { saves: "at the end" });
  made.push(stack);
  stack.fail(...late.map(slow));
  return stack.up();
}

/** A `dependsOn` edge: the resource, what it needs, and AWS's error without the edge. */
const edges = [
  ["ecs-service-api", "alb-rule-api", /does not have an associated load balancer/],
  ["ecs-service-api", "iam-execution-api-policy", /is not authorized to perform: ecr:GetAuthorizationToken/],
  ["ecs-service-worker", "ecs-cluster-capacity-providers", /the cluster has no capacity provider FARGATE/],
  ["ecs-service-worker", "vpc-private-default-route-a", /no route out of subnet-/],
  ["ecs-service-worker", "rds-proxy-target", /the application cannot connect: proxy .* has no available target/],
  ["rds-proxy-target", "rds-app-secret-version", /AUTH_FAILURE/],
  ["rds-proxy", "rds-proxy-log", /The specified log group already exists: \/aws\/rds\/proxy\//],
  ["rds-instance", "rds-instance-log-postgresql", /The specified log group already exists: \/aws\/rds\/instance\//],
  ["alb", "alb-logs-policy", /Access Denied for bucket/],
  ["waf-logging", "waf-logs-delivery", /does not allow log delivery/],
] as const;

/** Edges that only an indirect path could replace: the edge, the slow resource, AWS's error. */
const chains = [["alb", "vpc-public-default-route", "vpc-internet-gateway", /VPC has no internet gateway/]] as const;

/** An edge by reference: the input, which would work equally well with the text that the reference resolves to. */
const references = [
  ["alb-https", "acm-certificate-validation", { certificateArn: { $ref: "acm-certificate", path: ["arn"] } }, /UnsupportedCertificate/],
  ["rds-instance", "rds-subnet-group", { dbSubnetGroupName: nameIn("rds-subnet-group") }, /DBSubnetGroupNotFoundFault/],
  ["redis-main", "redis-main-parameters", { parameterGroupName: nameIn("redis-main-parameters") }, /CacheParameterGroupNotFound/],
] as const;

function nameIn(id: string): string {
  return plan.resources.find((resource) => resource.id === id)?.inputs["name"] as string;
}

describe("an update of prod fails without the edge", { timeout: timeouts.first }, () => {
  it.each(edges)("%s → %s", async (from, to, message) => {
    const broken = withoutEdge(subplan(plan, from, to), from, to);
    const { code, text } = await upWith(broken, to);
    expect({ code: code === 0, text }).toEqual({ code: false, text: expect.stringMatching(message) as unknown });
  });

  it.each(chains)("%s → %s, → … → %s", async (from, to, late, message) => {
    const { code, text } = await upWith(withoutEdge(subplan(plan, from, to), from, to), late);
    expect({ code: code === 0, text }).toEqual({ code: false, text: expect.stringMatching(message) as unknown });
  });

  it.each(references)("%s → %s", async (from, to, inputs, message) => {
    const { code, text } = await upWith(withInputs(subplan(plan, from, to), from, inputs), to);
    expect({ code: code === 0, text }).toEqual({ code: false, text: expect.stringMatching(message) as unknown });
  });

  it("and succeeds with all of them, however slow each resource is", async () => {
    const ends = [...edges.flatMap(([from, to]) => [from, to]), "alb-https", "acm-certificate-validation", "redis-main"];
    const late = [
      ...new Set([
        ...edges.map(([, to]) => to),
        "vpc-internet-gateway",
        "acm-certificate-validation",
        "rds-subnet-group",
        "redis-main-parameters",
      ]),
    ];
    const { code, text } = await upWith(subplan(plan, ...ends), ...late);
    expect({ code, text }).toMatchObject({ code: 0 });
  });
});

describe("a replacement fails with the wrong flag", { timeout: timeouts.first }, () => {
  /** Creates the plan, then changes it. */
  async function change(first: Plan, then: Plan): Promise<{ code: number; text: string }> {
    const stack = await stackOf(first, { saves: "at the end" });
    made.push(stack);
    succeeded(await stack.up());
    stack.writePlan(then);
    return stack.up();
  }

  it("a target group with its predecessor's name, created first", async () => {
    const fixed = withInputs(subplan(plan, "alb-rule-api"), "alb-target-api", { name: "fixed" });
    const { code, text } = await change(fixed, withInputs(fixed, "alb-target-api", { port: 3999 }));
    expect(code).not.toBe(0);
    expect(text).toContain("DuplicateTargetGroupName");
  });

  it("a security group likewise", async () => {
    const fixed = withInputs(subplan(plan, "sg-api"), "sg-api", { name: "fixed" });
    const { code, text } = await change(fixed, withInputs(fixed, "sg-api", { description: "other" }));
    expect(code).not.toBe(0);
    expect(text).toContain("InvalidGroup.Duplicate");
  });

  it("a certificate deleted before the listener uses the next one", async () => {
    const part = subplan(plan, "alb-https");
    const first: Plan = { ...part, resources: part.resources.map(deleteFirst) };
    const names = { domainName: "other.tidechat.io" };
    const moved = JSON.parse(
      JSON.stringify(first).replaceAll(`"domainName":"api.tidechat.io"`, `"domainName":"${names.domainName}"`),
    ) as Plan;
    const { code, text } = await change(first, moved);
    expect(code).not.toBe(0);
    expect(text).toContain("ResourceInUseException");
  });

  it("a firewall's association, identified by its load balancer, created first", async () => {
    const part = subplan(plan, "waf-association");
    const first = ["waf", "waf-association"].reduce((made, id) => withOptions(made, id, { deleteBeforeReplace: false }), part);
    const { code, text } = await change(first, withInputs(first, "waf", { name: "other" }));
    expect(code).not.toBe(0);
    expect(text).toContain("WAFInvalidOperationException");
  });
});

function deleteFirst(resource: Plan["resources"][number]): Plan["resources"][number] {
  return resource.id === "acm-certificate" ? { ...resource, options: { ...resource.options, deleteBeforeReplace: true } } : resource;
}
