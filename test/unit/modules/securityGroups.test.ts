import { describe, expect, it } from "vitest";
import securityGroups from "../../../compiler/modules/securityGroups/index.ts";
import { workloadRuleIds } from "../../../compiler/modules/securityGroups/refs.ts";
import { environmentOf } from "../../../tools/fixtures/specs.ts";
import { lowerOnly, type LoweredResource } from "../../support/lower.ts";

type Resources = Record<string, LoweredResource>;

const groupType = "aws:ec2/securityGroup:SecurityGroup";
const ingressType = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
const egressType = "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule";
const workloads = ["api", "realtime", "worker"];
const databases = [false, true].flatMap((enableRdsProxy) =>
  [false, true].map((enableRdsReadReplica) => ({
    enableRdsProxy,
    enableRdsReadReplica,
    rdsReadReplicaInstanceClass: "db.t3.medium",
  })),
);
const existingVpc = {
  vpcId: "vpc-0a1b2c3d4e5f60718",
  publicSubnetIds: ["subnet-0000000a", "subnet-0000000b"],
  privateSubnetIds: ["subnet-0000001a", "subnet-0000001b"],
  dataSubnetIds: ["subnet-0000002a", "subnet-0000002b"],
};
const shapes = databases.flatMap((rds) => [
  { rds, vpc: { enableInterfaceEndpoints: true } },
  { rds, vpc: { enableInterfaceEndpoints: false, natGateways: 0 } },
  { rds, vpc: { existingVpc } },
]);

const lower = (over: Record<string, unknown> = {}): Resources => lowerOnly(securityGroups, environmentOf("prod", over));
const ofType = (resources: Resources, type: string) => Object.values(resources).filter((each) => each.type === type);
const groupsOf = (resources: Resources) => ofType(resources, groupType).map(({ id }) => id);
const peerOf = ({ inputs }: LoweredResource): string => inputs["cidrIpv4"] ?? inputs["referencedSecurityGroupId"].$ref;
const ownerOf = ({ inputs }: LoweredResource): string => inputs["securityGroupId"].$ref;

/** Connections that both ends allow, `api → rds:5432`. For connections to or from the internet, one end is enough. */
function connections(resources: Resources): Set<string> {
  const text = (from: string, to: string, rule: LoweredResource) =>
    `${from.replace("sg-", "")} → ${to.replace("sg-", "")}:${rule.inputs["fromPort"]}`;
  const admitted = ofType(resources, ingressType).map((rule) => text(peerOf(rule), ownerOf(rule), rule));
  const opened = ofType(resources, egressType).map((rule) => text(ownerOf(rule), peerOf(rule), rule));
  const isHalf = (each: string) => each.includes("0.0.0.0/0");
  return new Set([...admitted.filter((each) => isHalf(each) || opened.includes(each)), ...opened.filter(isHalf)]);
}

describe("groups", () => {
  it("exist for everything that has an address, and only for that (security-group-attached)", () => {
    const always = ["alb", "api", "migration", "rds", "realtime", "redis", "worker"];
    const names = (over: Record<string, unknown>) =>
      groupsOf(lower(over))
        .map((id) => id.replace("sg-", ""))
        .sort();
    const off = { enableRdsProxy: false };
    expect(names({ rds: off, vpc: { enableInterfaceEndpoints: false } })).toEqual(always);
    expect(names({ rds: off, vpc: { enableInterfaceEndpoints: true } })).toEqual([...always, "endpoints"].sort());
    expect(names({ rds: off, vpc: { enableInterfaceEndpoints: true, existingVpc } })).toEqual(always);
    expect(names({ rds: { enableRdsProxy: true } })).toEqual([...always, "rds-proxy"].sort());
  });

  it("have no inline rules, a description, and a name that allows a successor beside them (security-group-described)", () => {
    for (const group of ofType(lower(), groupType)) {
      expect(group.inputs).not.toHaveProperty("ingress");
      expect(group.inputs).not.toHaveProperty("egress");
      expect(group.inputs["description"]).toMatch(/^[A-Za-z0-9. ,_-]{5,255}$/);
      expect(group.inputs["name"]).toMatch(/^realtime-prod-[a-z-]+-000000$/);
      expect(group.inputs["vpcId"]).toEqual({ $ref: "vpc", path: ["id"] });
      expect(group.from["name"]).toEqual(["environment", "projectName", "vpc.existingVpc", "vpc.vpcCidr"]);
      expect(group.options).not.toHaveProperty("deleteBeforeReplace");
    }
  });

  it("are in the existing VPC, if there is one", () => {
    for (const group of ofType(lower({ vpc: { existingVpc } }), groupType)) {
      expect(group.inputs["vpcId"]).toBe(existingVpc.vpcId);
      expect(group.from["vpcId"]).toEqual(["vpc.existingVpc"]);
    }
  });

  it("have names within 255 characters for the longest project and environment", () => {
    const groups = ofType(lower({ projectName: "a".repeat(24), environment: "b".repeat(24) }), groupType);
    const names = groups.map(({ inputs }) => inputs["name"] as string);
    expect(new Set(names).size).toBe(groups.length);
    for (const name of names) expect(name.length).toBeLessThanOrEqual(255);
  });

  it("name the switch that caused them", () => {
    expect(lower({ rds: { enableRdsProxy: true } })["sg-rds-proxy"]!.from[""]).toContain("rds.enableRdsProxy");
    expect(lower({ vpc: { enableInterfaceEndpoints: true } })["sg-endpoints"]!.from[""]).toContain("vpc.enableInterfaceEndpoints");
  });
});

describe.each(shapes)("with %j", ({ rds, vpc }) => {
  const resources = lower({ rds, vpc });
  const allowed = connections(resources);
  const rules = [...ofType(resources, ingressType), ...ofType(resources, egressType)];

  it("clients reach only the load balancer, on 443 and 80, and it reaches only services (no-public-admin-ports, only-load-balancer-public)", () => {
    const open = ofType(resources, ingressType).filter((rule) => peerOf(rule) === "0.0.0.0/0");
    expect(open.map((rule) => [ownerOf(rule), rule.inputs["fromPort"]])).toEqual([
      ["sg-alb", 443],
      ["sg-alb", 80],
    ]);
    const fromBalancer = [...allowed].filter((each) => each.startsWith("alb →"));
    expect(fromBalancer.sort()).toEqual(["alb → api:3001", "alb → realtime:3002"]);
  });

  it("every task reaches what its secrets refer to, in this shape", () => {
    for (const name of workloads) {
      expect(allowed.has(`${name} → redis:6379`)).toBe(true);
      expect(allowed.has(`${name} → rds-proxy:5432`)).toBe(rds.enableRdsProxy);
      expect(allowed.has(`${name} → rds:5432`)).toBe(!rds.enableRdsProxy || rds.enableRdsReadReplica);
    }
    expect(allowed.has("rds-proxy → rds:5432")).toBe(rds.enableRdsProxy);
    expect(allowed.has("migration → rds:5432")).toBe(true);
    expect(allowed.has("migration → rds-proxy:5432")).toBe(rds.enableRdsProxy);
    expect(allowed.has("migration → redis:6379")).toBe(false);
  });

  it("tasks reach the internet only on 443, and endpoints where they exist (egress-restricted)", () => {
    const hasEndpoints = "enableInterfaceEndpoints" in vpc && vpc.enableInterfaceEndpoints;
    for (const name of [...workloads, "migration"]) {
      expect([...allowed].filter((each) => each.startsWith(`${name} → 0.0.0.0/0`))).toEqual([`${name} → 0.0.0.0/0:443`]);
      expect(allowed.has(`${name} → endpoints:443`)).toBe(hasEndpoints);
    }
  });

  it("data stores and endpoints open no connections, and admit groups on one port (egress-restricted, data-stores-admit-groups-only)", () => {
    const closed = ["sg-rds", "sg-redis", "sg-endpoints"];
    expect(ofType(resources, egressType).filter((rule) => closed.includes(ownerOf(rule)))).toEqual([]);
    for (const rule of ofType(resources, ingressType).filter((each) => [...closed, "sg-rds-proxy"].includes(ownerOf(each)))) {
      expect(rule.inputs).not.toHaveProperty("cidrIpv4");
      expect(rule.inputs["fromPort"]).toBe(rule.inputs["toPort"]);
    }
  });

  it("no rule lacks its counterpart, names a missing group, or has no description (security-group-described)", () => {
    const groups = new Set(groupsOf(resources));
    for (const rule of rules) {
      expect(groups).toContain(ownerOf(rule));
      expect([...groups, "0.0.0.0/0"]).toContain(peerOf(rule));
      expect(rule.inputs["description"]).toMatch(/^[A-Za-z0-9. ,_-]{5,255}$/);
      expect(rule.inputs["ipProtocol"]).toBe("tcp");
    }
    const halves = (type: string) => ofType(resources, type).filter((rule) => peerOf(rule) !== "0.0.0.0/0").length;
    expect(halves(ingressType)).toBe(halves(egressType));
    expect(allowed.size).toBe(halves(ingressType) + rules.length - 2 * halves(ingressType));
  });

  it("what a service waits for exists", () => {
    const environment = environmentOf("prod", { rds, vpc });
    for (const name of workloads) {
      const ids = workloadRuleIds(environment, { name });
      expect(ids).toContain(`sg-rule-${name}-to-redis`);
      for (const id of ids) expect(resources).toHaveProperty([id]);
    }
  });
});

describe("rules", () => {
  it("follow the port of a service", () => {
    const resources = lower({ ecsServices: { apiContainerPort: 8080 } });
    for (const id of ["sg-rule-alb-to-api", "sg-rule-alb-to-api-egress"]) {
      expect(resources[id]!.inputs).toMatchObject({ fromPort: 8080, toPort: 8080 });
      expect(resources[id]!.from["fromPort"]).toContain("ecsServices.apiContainerPort");
    }
  });

  it("name the switches that caused them", () => {
    const resources = lower({ rds: { enableRdsProxy: false } });
    expect(resources["sg-rule-api-to-rds"]!.from[""]).toEqual(expect.arrayContaining(["rds.enableRdsProxy", "rds.enableRdsReadReplica"]));
    expect(resources["sg-rule-api-to-rds"]!.from["referencedSecurityGroupId"]).toEqual(["rule:data-stores-admit-groups-only"]);
  });
});
