import { describe, expect, it } from "vitest";
import vpc from "../../../compiler/modules/vpc/index.ts";
import { egressDependencies, taskSubnetIds } from "../../../compiler/modules/vpc/refs.ts";
import { resolveValue } from "../../../compiler/plan/builder/resolve.ts";
import { environmentOf, planOf } from "../../../tools/fixtures/specs.ts";
import { resourceOf } from "../../support/plan.ts";
import { lowerOnly, type LoweredResource } from "../../support/lower.ts";

type Resources = Record<string, LoweredResource>;

const three = ["eu-central-1a", "eu-central-1b", "eu-central-1c"];
const six = [..."abcdef"].map((letter) => `us-east-1${letter}`);
const refTo = (id: string, property = "id") => ({ $ref: id, path: [property] });
const lower = (name: string, over: object = {}): Resources => lowerOnly(vpc, environmentOf(name, { vpc: over }));
const ofType = (resources: Resources, type: string): LoweredResource[] => Object.values(resources).filter((each) => each.type === type);
const existingVpc = {
  vpcId: "vpc-0a1b2c3d4e5f60718",
  publicSubnetIds: ["subnet-0000000a", "subnet-0000000b"],
  privateSubnetIds: ["subnet-0000001a", "subnet-0000001b"],
  dataSubnetIds: ["subnet-0000002a", "subnet-0000002b"],
};

/** Ids of the subnets that have a default route, by the route's target. */
function wayOut(resources: Resources): Record<string, string> {
  const routes = ofType(resources, "aws:ec2/route:Route");
  const found: Record<string, string> = {};
  for (const { inputs } of ofType(resources, "aws:ec2/routeTableAssociation:RouteTableAssociation")) {
    const route = routes.find((each) => each.inputs["routeTableId"].$ref === inputs["routeTableId"].$ref);
    const target = route?.inputs["natGatewayId"] ?? route?.inputs["gatewayId"];
    if (target !== undefined) found[inputs["subnetId"].$ref] = target.$ref;
  }
  return found;
}

describe("subnets", () => {
  it.each([
    ["two zones", "prod", {}, 2],
    ["three", "prod", { availabilityZones: three, natGateways: 3 }, 3],
  ])("stand in three tiers in each of %s, with ids by letter", (_, name, over, count) => {
    const subnets = ofType(lower(name, over), "aws:ec2/subnet:Subnet");
    const letters = "abcdef".slice(0, count);
    expect(subnets.map(({ id }) => id).sort()).toEqual(
      ["data", "private", "public"].flatMap((tier) => [...letters].map((letter) => `vpc-${tier}-${letter}`)),
    );
    expect(new Set(subnets.map(({ inputs }) => inputs["cidrBlock"])).size).toBe(3 * count);
    for (const { id, inputs } of subnets) expect(inputs["availabilityZone"]).toBe(`eu-central-1${id.at(-1)}`);
  });

  it("assign no public address, and name the rule and keys that caused them (subnet-no-auto-assign-ip)", () => {
    for (const { inputs, from } of ofType(lower("dev"), "aws:ec2/subnet:Subnet")) {
      expect(inputs["mapPublicIpOnLaunch"]).toBe(false);
      expect(from["mapPublicIpOnLaunch"]).toEqual(["rule:subnet-no-auto-assign-ip"]);
      expect(from["cidrBlock"]).toEqual(["vpc.availabilityZones", "vpc.vpcCidr"]);
      expect(from[""]).toEqual(expect.arrayContaining(["vpc.availabilityZones", "vpc.existingVpc"]));
    }
  });

  it("stay where they are when a zone is added or the order of zones changes", () => {
    const before = lower("prod", { availabilityZones: ["eu-central-1a", "eu-central-1c"] });
    const after = lower("prod", { availabilityZones: ["eu-central-1c", "eu-central-1b", "eu-central-1a"], natGateways: 2 });
    for (const subnet of ofType(before, "aws:ec2/subnet:Subnet")) expect(after[subnet.id]!.inputs).toEqual(subnet.inputs);
  });
});

describe("the VPC", () => {
  const resources = lower("prod", { vpcCidr: "10.44.0.0/18" });

  it("has DNS names for its endpoints and the spec's block", () => {
    expect(resources["vpc"]!.inputs).toMatchObject({ cidrBlock: "10.44.0.0/18", enableDnsSupport: true, enableDnsHostnames: true });
    expect(resources["vpc"]!.from["cidrBlock"]).toEqual(["vpc.vpcCidr"]);
  });

  it("has a default group without rules (default-security-group-empty)", () => {
    expect(resources["vpc-default-security-group"]!.inputs).toMatchObject({ vpcId: refTo("vpc"), ingress: [], egress: [] });
  });

  it.each([
    [true, true, true],
    [true, false, true],
    [false, true, true],
    [false, false, undefined],
  ])("is protected with what it holds: database %s, cache %s → %s", (database, cache, isProtected) => {
    const over = { rds: { rdsDeletionProtection: database }, redis: { enableRedisProtection: cache } };
    const network = resourceOf(planOf("prod", over), "vpc");
    expect(network.options.protect).toBe(isProtected);
    if (isProtected) expect(network.from?.["options.protect"]).toEqual(["rds.rdsDeletionProtection", "redis.enableRedisProtection"]);
  });

  it("is replaced together with its gateway, which cannot be detached while addresses are mapped", () => {
    expect(resources["vpc-internet-gateway"]!.options).toMatchObject({ replaceOnChanges: ["vpcId"], deleteBeforeReplace: false });
    expect(resources["vpc-private-a"]!.options.deleteBeforeReplace).toBe(false);
  });
});

describe("routes", () => {
  it.each([
    [0, { a: undefined, b: undefined, c: undefined }],
    [1, { a: "vpc-nat-a", b: "vpc-nat-a", c: "vpc-nat-a" }],
    [2, { a: "vpc-nat-a", b: "vpc-nat-b", c: "vpc-nat-a" }],
    [3, { a: "vpc-nat-a", b: "vpc-nat-b", c: "vpc-nat-c" }],
  ])("with %i NAT gateways lead private subnets through them in turn", (natGateways, expected) => {
    const resources = lower("prod", { availabilityZones: three, natGateways });
    const out = wayOut(resources);
    for (const [letter, gateway] of Object.entries(expected)) {
      expect(out[`vpc-private-${letter}`]).toBe(gateway);
      expect(out[`vpc-public-${letter}`]).toBe("vpc-internet-gateway");
      expect(out[`vpc-data-${letter}`]).toBeUndefined();
    }
    expect(ofType(resources, "aws:ec2/natGateway:NatGateway")).toHaveLength(natGateways);
    expect(ofType(resources, "aws:ec2/eip:Eip")).toHaveLength(natGateways);
    expect(ofType(resources, "aws:ec2/routeTableAssociation:RouteTableAssociation")).toHaveLength(9);
  });

  it("trace a private way out to the keys that chose it", () => {
    const route = lower("prod")["vpc-private-default-route-b"]!;
    expect(route.from["natGatewayId"]).toEqual(["vpc.availabilityZones", "vpc.natGateways"]);
    expect(route.from[""]).toContain("vpc.natGateways");
  });

  it("give six zones of a region their own gateways", () => {
    const resources = lowerOnly(
      vpc,
      environmentOf("prod", { region: "us-east-1", vpc: { availabilityZones: six, natGateways: 6, vpcCidr: "10.9.0.0/23" } }),
    );
    expect(Object.values(wayOut(resources)).filter((target) => target.startsWith("vpc-nat-")).length).toBe(6);
    expect(resources["vpc-nat-f"]!.inputs["subnetId"]).toEqual(refTo("vpc-public-f"));
  });

  it("put each NAT gateway into a public subnet, with a fixed address, once the internet is reachable (elastic-ip-attached)", () => {
    const resources = lower("prod");
    for (const letter of ["a", "b"]) {
      const nat = resources[`vpc-nat-${letter}`]!;
      expect(nat.inputs).toMatchObject({ subnetId: refTo(`vpc-public-${letter}`), allocationId: refTo(`vpc-nat-address-${letter}`) });
      expect(nat.options.deleteBeforeReplace).toBe(true);
      expect(JSON.stringify(nat.options.dependsOn)).toContain("vpc-public-default-route");
    }
  });
});

describe("tasks", () => {
  const idsOf = (over: object) => egressDependencies(environmentOf("prod", { vpc: over })).map(({ logicalId }) => logicalId);

  it("are in public subnets without NAT, in private ones with it, and wait for their default route (task-no-public-ip)", () => {
    const subnetsOf = (natGateways: number) => resolveValue(taskSubnetIds(environmentOf("dev", { vpc: { natGateways } })), String);
    expect(subnetsOf(0).value).toEqual([refTo("vpc-public-a"), refTo("vpc-public-b")]);
    expect(subnetsOf(1).value).toEqual([refTo("vpc-private-a"), refTo("vpc-private-b")]);
    expect(subnetsOf(1).from).toEqual(["vpc.availabilityZones", "vpc.existingVpc", "vpc.natGateways"]);
  });

  it("wait for what exists, and for nothing else", () => {
    for (const over of [{ natGateways: 0 }, { natGateways: 1 }, { enableInterfaceEndpoints: true }, { existingVpc }]) {
      const planned = lower("prod", over);
      for (const id of idsOf(over)) expect(planned).toHaveProperty([id]);
    }
    expect(idsOf({ natGateways: 2 })).toEqual(expect.arrayContaining(["vpc-private-default-route-a", "vpc-private-association-b"]));
    expect(idsOf({ natGateways: 0 })).toContain("vpc-public-association-a");
    expect(idsOf({ enableInterfaceEndpoints: true })).toContain("vpc-endpoint-ecr-api");
    expect(idsOf({ existingVpc })).toEqual([]);
  });
});

describe("an existing VPC", () => {
  const environment = environmentOf("prod", { vpc: { existingVpc, enableInterfaceEndpoints: true, natGateways: 0 } });

  it("is used unchanged: nothing is created", () => {
    expect(lowerOnly(vpc, environment)).toEqual({});
  });

  it("provides its subnets, and tasks stay private whatever natGateways says", () => {
    const { value, from } = resolveValue(taskSubnetIds(environment), String);
    expect(value).toEqual(existingVpc.privateSubnetIds);
    expect(from).toContain("vpc.existingVpc");
  });

  it("is what the outputs name", () => {
    const outputs = vpc.lower(environment).outputs!;
    expect(resolveValue(outputs["vpcId"]!.value, String).value).toBe(existingVpc.vpcId);
    expect(resolveValue(outputs["natAddresses"]!.value, String).value).toEqual([]);
  });
});

describe("names", () => {
  it("fit their limits for the longest project and environment, and distinguish two specs", () => {
    const identity = { projectName: "a".repeat(24), environment: "b".repeat(24) };
    const resources = lowerOnly(vpc, environmentOf("prod-100k", identity));
    expect(resources["vpc-flow-logs-role"]!.inputs["name"].length).toBeLessThanOrEqual(64);
    const names = (of: Resources) => Object.values(of).map(({ inputs }) => inputs["name"] ?? inputs["tags"]?.Name);
    const dev = new Set(names(lower("dev")).filter((name) => name !== undefined && name !== "write-flow-logs"));
    expect(dev.size).toBeGreaterThan(10);
    for (const name of names(lower("prod"))) expect(dev.has(name)).toBe(false);
  });
});
