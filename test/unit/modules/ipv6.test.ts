/** What `vpc.enableIpv6` plans, over all modules that know of it. */
import { describe, expect, it } from "vitest";
import type { Plan } from "../../../compiler/plan/types.ts";
import { subnetOfBlock } from "../../../compiler/plan/ip-blocks.ts";
import { planOf } from "../../../tools/fixtures/specs.ts";
import { resourceOf } from "../../support/plan.ts";

const ipv6 = (over: object = {}) => ({ vpc: { enableIpv6: true, ...over } });
const inputsOf = (plan: Plan, id: string) => resourceOf(plan, id).inputs;
const idsOf = (plan: Plan, pattern: RegExp) => plan.resources.map(({ id }) => id).filter((id) => pattern.test(id));
const ipv6Of = (plan: Plan) => idsOf(plan, /ipv6|egress-only/);

/** The numbers of the subnets, by id; checks that they are parts of the VPC's own block. */
function numbersOf(plan: Plan): Record<string, number> {
  const entries = plan.resources.flatMap(({ id, type, inputs }) => {
    if (type !== "aws:ec2/subnet:Subnet" || inputs["ipv6CidrBlock"] === undefined) return [];
    const { $subnet } = inputs["ipv6CidrBlock"] as { $subnet: { number: number } };
    expect($subnet).toEqual({ block: { $ref: "vpc", path: ["ipv6CidrBlock"] }, newBits: 8, number: $subnet.number });
    return [[id, $subnet.number] as const];
  });
  return Object.fromEntries(entries);
}

describe("with IPv6 on", () => {
  const plan = planOf("prod", ipv6());

  it("the VPC gets a block and each public and private subnet a part of it, but the data tier stays on IPv4", () => {
    expect(inputsOf(plan, "vpc")["assignGeneratedIpv6CidrBlock"]).toBe(true);
    expect(numbersOf(plan)).toEqual({ "vpc-private-a": 0, "vpc-private-b": 1, "vpc-public-a": 32, "vpc-public-b": 33 });
    expect(subnetOfBlock("2600:1f13:abc:de00::/56", 8, 33)).toBe("2600:1f13:abc:de21::/64");
    for (const { type, inputs } of plan.resources) if (/^aws:(rds|elasticache)\//.test(type)) expect(inputs["networkType"]).toBeUndefined();
  });

  it("subnets with a block assign addresses, so that they can lose both in one update", () => {
    const assigning = plan.resources.filter(({ inputs }) => inputs["assignIpv6AddressOnCreation"] === true).map(({ id }) => id);
    expect(assigning.sort()).toEqual(Object.keys(numbersOf(plan)).sort());
  });

  it("public subnets are routed to the internet gateway and private ones to the egress-only one", () => {
    expect(inputsOf(plan, "vpc-public-ipv6-route")).toMatchObject({
      destinationIpv6CidrBlock: "::/0",
      gatewayId: { $ref: "vpc-internet-gateway" },
    });
    for (const zone of ["a", "b"])
      expect(inputsOf(plan, `vpc-private-ipv6-route-${zone}`)).toEqual({
        destinationIpv6CidrBlock: "::/0",
        egressOnlyGatewayId: { $ref: "vpc-egress-only-gateway", path: ["id"] },
        routeTableId: { $ref: `vpc-private-routes-${zone}`, path: ["id"] },
      });
    expect(idsOf(plan, /data-ipv6/)).toEqual([]);
  });

  it("the load balancer answers on both, once IPv6 is routed, and every name has both records", () => {
    const alb = resourceOf(plan, "alb");
    expect(alb.inputs["ipAddressType"]).toBe("dualstack");
    expect(alb.options.dependsOn).toContain("vpc-public-ipv6-route");
    const records = plan.resources.filter(({ type, inputs }) => type === "aws:route53/record:Record" && inputs["aliases"] !== undefined);
    expect(records.map(({ inputs }) => [inputs["name"], inputs["type"]])).toEqual([
      ["api.tidechat.io", "A"],
      ["api.tidechat.io", "AAAA"],
    ]);
  });

  it("every rule for the internet has a twin of the other family", () => {
    const rules = plan.resources.filter(({ type }) => /securityGroup(Ingress|Egress)Rule:/.test(type));
    const twins = rules.filter(({ inputs }) => inputs["cidrIpv4"] === "0.0.0.0/0");
    expect(twins.length).toBeGreaterThan(5);
    for (const { inputs, type } of twins) {
      const { cidrIpv4: _range, description: _text, ...rest } = inputs;
      expect(rules.some((rule) => rule.type === type && rule.inputs["cidrIpv6"] === "::/0" && contains(rule.inputs, rest))).toBe(true);
    }
  });

  it("services wait for the routes and rules of both families", () => {
    const { dependsOn } = resourceOf(plan, "ecs-service-api").options;
    expect(dependsOn).toEqual(expect.arrayContaining(["vpc-private-ipv6-route-a", "sg-rule-api-to-internet-ipv6-egress"]));
  });

  it("what exists because of it says so, and the block is an output", () => {
    for (const id of ipv6Of(plan)) expect(resourceOf(plan, id).from[""], id).toEqual(expect.arrayContaining(["vpc.enableIpv6"]));
    expect(plan.outputs["ipv6CidrBlock"]?.value).toEqual({ $ref: "vpc", path: ["ipv6CidrBlock"] });
  });
});

describe("a zone", () => {
  it("that is added or listed elsewhere moves no block", () => {
    const zones = (letters: string) => ({ availabilityZones: [...letters].map((letter) => `eu-central-1${letter}`), natGateways: 1 });
    const before = numbersOf(planOf("prod", ipv6(zones("ac"))));
    const after = numbersOf(planOf("prod", ipv6(zones("cba"))));
    expect(after).toMatchObject(before);
    expect(new Set(Object.values(after)).size).toBe(6);
  });
});

describe("the scope", () => {
  const off = planOf("prod");

  it("`subnets` leaves clients on IPv4", () => {
    const plan = planOf("prod", ipv6({ ipv6Scope: "subnets" }));
    expect(inputsOf(plan, "alb")).toEqual(inputsOf(off, "alb"));
    expect(idsOf(plan, /ipv6-alias|internet-ipv6-to-alb/)).toEqual([]);
    expect(Object.keys(numbersOf(plan))).toHaveLength(4);
    expect(idsOf(plan, /to-internet-ipv6-egress/)).toHaveLength(4);
  });

  it("`vpc` keeps the block and nothing else", () => {
    const plan = planOf("prod", ipv6({ ipv6Scope: "vpc" }));
    const others = (of: Plan) => of.resources.filter(({ id }) => id !== "vpc");
    expect(others(plan)).toEqual(others(off));
    expect(inputsOf(plan, "vpc")).toEqual({ ...inputsOf(off, "vpc"), assignGeneratedIpv6CidrBlock: true });
  });

  it("has no effect while IPv6 is off", () => {
    expect(planOf("prod", { vpc: { ipv6Scope: "subnets" } }).resources).toEqual(off.resources);
  });
});

describe("other networks", () => {
  it("tasks in public subnets use their route to the internet gateway", () => {
    const plan = planOf("dev", ipv6());
    expect(resourceOf(plan, "ecs-service-api").options.dependsOn).toContain("vpc-public-ipv6-route");
    expect(idsOf(plan, /^vpc-private-ipv6-route/)).toHaveLength(2);
  });

  it("an existing VPC is taken at its word: the load balancer, records and rules use IPv6, and nothing is made in it", () => {
    const existingVpc = {
      vpcId: "vpc-0a1b2c3d4e5f60718",
      publicSubnetIds: ["subnet-0000000a", "subnet-0000000b"],
      privateSubnetIds: ["subnet-0000001a", "subnet-0000001b"],
      dataSubnetIds: ["subnet-0000002a", "subnet-0000002b"],
    };
    const plan = planOf("prod", ipv6({ existingVpc }));
    expect(inputsOf(plan, "alb")["ipAddressType"]).toBe("dualstack");
    expect(ipv6Of(plan).filter((id) => id.startsWith("vpc"))).toEqual([]);
    expect(ipv6Of(plan).length).toBeGreaterThan(6);
    expect(plan.outputs["ipv6CidrBlock"]).toBeUndefined();
  });
});

function contains(all: object, part: object): boolean {
  return Object.entries(part).every(([key, value]) => JSON.stringify((all as Record<string, unknown>)[key]) === JSON.stringify(value));
}

describe("egress over IPv6 only", () => {
  const mirror = "412356789014.dkr.ecr.eu-central-1.amazonaws.com/ecr-public/docker/library/postgres:17.5-alpine3.21";
  const alone = { enableIpv6: true, enableIpv6Egress: true, natGateways: 0, enableInterfaceEndpoints: true };
  const plan = planOf("prod", { vpc: alone, ecsServices: { databaseSetupImage: mirror } });

  it("puts tasks into private subnets without NAT and public addresses", () => {
    const { inputs, options, from } = resourceOf(plan, "ecs-service-api");
    expect(inputs["networkConfiguration"]).toMatchObject({
      assignPublicIp: false,
      subnets: [{ $ref: "vpc-private-a" }, { $ref: "vpc-private-b" }],
    });
    expect(from["networkConfiguration"]).toContain("vpc.enableIpv6Egress");
    expect(idsOf(plan, /nat/)).toEqual([]);
    expect(options.dependsOn).toEqual(expect.arrayContaining(["vpc-private-ipv6-route-a", "vpc-endpoint-ecr-api"]));
    for (const id of options.dependsOn!)
      expect(
        plan.resources.some((each) => each.id === id),
        id,
      ).toBe(true);
  });

  it("lets database-setup pull its image from ECR", () => {
    const { policy } = resourceOf(plan, "iam-execution-database-setup-policy").inputs as { policy: { $json: { Statement: object[] } } };
    expect(policy.$json.Statement).toContainEqual(
      expect.objectContaining({
        Sid: "PullImage",
        Resource: "arn:aws:ecr:eu-central-1:412356789014:repository/ecr-public/docker/library/postgres",
      }),
    );
  });
});
