/** Everything in a diagram is in the plan, and disappears with it. */
import { describe, expect, it } from "vitest";
import { environmentPicture } from "../../../compiler/graph/picture/index.ts";
import { internet } from "../../../compiler/graph/picture/links.ts";
import { pictureModel, type PictureModel } from "../../../compiler/graph/picture/model.ts";
import type { Plan, PlanResource } from "../../../compiler/plan/types.ts";
import { referencesOf } from "../../../compiler/plan/references.ts";
import { frozenSpecs } from "../../../tools/fixtures/project.ts";
import { planOf } from "../../../tools/fixtures/specs.ts";

const without = (plan: Plan, ...ids: readonly string[]): Plan => ({
  ...plan,
  resources: plan.resources.filter(({ id }) => !ids.includes(id)),
});
const arrows = ({ links }: PictureModel) => links.map(({ from, to }) => `${from} → ${to}`);
const cardIds = ({ before, tiers, after }: PictureModel) =>
  [...before, ...tiers.flatMap(({ cards }) => cards), ...after].map(({ id }) => id);

describe.each(frozenSpecs)("the diagram of %s", (name) => {
  const plan = planOf(name);
  const model = pictureModel(plan);

  it("has only arrows that the plan's resources state", () => {
    const byId = new Map(plan.resources.map((resource) => [resource.id, resource]));
    expect(model.links.length).toBeGreaterThan(12);
    for (const { because } of model.links) {
      expect(because.length).toBeGreaterThan(0);
      // Each of them exists and refers to something: the diagram invents no arrow.
      for (const id of because) expect(referencesOf(byId.get(id)!.inputs).size, id).toBeGreaterThan(0);
    }
  });

  it("shows every load balancer, service, database, proxy, cache and NAT gateway", () => {
    const types = /:(LoadBalancer|Service|Instance|Proxy|ReplicationGroup|NatGateway)$/;
    const expected = plan.resources.filter(({ type }) => types.test(type)).map(({ id }) => id);
    const shown = new Set([...cardIds(model), ...model.tiers.flatMap(({ gateways }) => gateways.map(({ id }) => id))]);
    expect(expected.filter((id) => !shown.has(id))).toEqual([]);
  });

  it("has a box for each subnet, in its zone and tier", () => {
    const subnets = plan.resources.filter(({ type }) => type === "aws:ec2/subnet:Subnet");
    expect(model.network.subnets.map(({ id, zone }) => `${id} ${zone}`)).toEqual(
      subnets.map(({ id, inputs }) => `${id} ${String(inputs["availabilityZone"])}`),
    );
  });

  it("is the same text each time", () => {
    expect(environmentPicture(plan)).toBe(environmentPicture(structuredClone(plan)));
  });
});

describe("an arrow", () => {
  const plan = planOf("prod");

  it("disappears with the security group's rule that allows it", () => {
    expect(arrows(pictureModel(plan))).toContain("ecs-service-api → redis-main");
    expect(arrows(pictureModel(without(plan, "sg-rule-api-to-redis")))).not.toContain("ecs-service-api → redis-main");
  });

  it("disappears with the statement of the role's policy", () => {
    expect(arrows(pictureModel(plan))).toEqual(expect.arrayContaining(["ecs-service-api → sqs-push", "sqs-push → ecs-service-worker"]));
    const less = arrows(pictureModel(without(plan, "iam-task-api-policy", "iam-task-worker-policy")));
    expect(less).toContain("ecs-service-realtime → sqs-push");
    expect(less.filter((arrow) => arrow === "ecs-service-api → sqs-push" || arrow.endsWith("→ ecs-service-worker"))).toEqual([]);
  });

  it("from the internet disappears with the rule that is open to it", () => {
    expect(arrows(pictureModel(plan))).toContain(`${internet} → alb`);
    const closed = pictureModel(without(plan, "sg-rule-internet-to-alb-https", "sg-rule-internet-to-alb-http"));
    expect(cardIds(closed)).not.toContain(internet);
  });

  it("to a service disappears with the listener's rule, the firewall's with its association", () => {
    const less = arrows(pictureModel(without(plan, "alb-rule-realtime", "sg-rule-alb-to-realtime", "waf-association")));
    expect(less).toContain("alb → ecs-service-api");
    expect(less.filter((arrow) => arrow === "alb → ecs-service-realtime" || arrow.startsWith("waf"))).toEqual([]);
  });

  it("to a service is labeled with its paths, and with hosts where there are several", () => {
    const labels = (model: PictureModel) =>
      Object.fromEntries(model.links.filter(({ from }) => from === "alb").map(({ to, label }) => [to, label]));
    expect(labels(pictureModel(plan))["ecs-service-api"]).toBe("/api, /api/*");
    const reports = { desiredCount: 1, cpu: 256, memory: 512, paths: ["/*"], host: "reports.tidechat.io" };
    expect(labels(pictureModel(planOf("prod", { ecsServices: { extraServices: { reports } } })))).toMatchObject({
      "ecs-service-reports": "reports.tidechat.io/*",
      "ecs-service-api": "api.tidechat.io/api, api.tidechat.io/api/*",
    });
  });
});

describe("a diagram", () => {
  it("of an existing VPC places resources by the subnets that the plan names", () => {
    const ids = (digit: number) => [1, 2].map((place) => `subnet-0a1b2c3d4e5f607${digit}${place}`);
    const existingVpc = { vpcId: "vpc-0a1b2c3d4e5f60718", publicSubnetIds: ids(1), privateSubnetIds: ids(2), dataSubnetIds: ids(3) };
    const plan = planOf("prod", { vpc: { existingVpc } });
    const { network, tiers } = pictureModel(plan);
    expect([network.tiers, network.zones]).toEqual([
      ["public", "private", "data"],
      ["zone 1", "zone 2"],
    ]);
    expect(tiers.map(({ cards }) => cards.map(({ id }) => id))).toEqual([
      ["alb"],
      ["ecs-service-api", "ecs-service-realtime", "ecs-service-worker"],
      ["rds-proxy", "rds-instance", "redis-main"],
    ]);
    expect(environmentPicture(plan)).toContain("Existing VPC");
  });

  it("contains names as text only", () => {
    const plan = planOf("dev");
    const nasty = '<script>alert("1")</script>&\u0000';
    const renamed: PlanResource[] = plan.resources.map((resource) =>
      resource.type === "aws:route53/record:Record" ? { ...resource, inputs: { ...resource.inputs, name: nasty } } : resource,
    );
    const picture = environmentPicture({ ...plan, project: nasty, resources: renamed });
    expect(picture).toContain("&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&amp;");
    expect(picture).not.toMatch(/<script|\u0000/);
  });

  it("labels what costs money, and nothing else", () => {
    const picture = environmentPicture(planOf("dev"), { costOf: (id) => (id === "rds-instance" ? 14.6 : undefined), total: 1234.5 });
    expect(picture.match(/\$[\d.,]+\/mo/g)).toEqual(["$1,235/mo", "$15/mo"]);
  });

  it("of an empty plan is still a diagram", () => {
    expect(environmentPicture({ ...planOf("dev"), resources: [] })).toMatch(/^<svg [^>]*>[\s\S]*<\/svg>\n$/);
  });
});
