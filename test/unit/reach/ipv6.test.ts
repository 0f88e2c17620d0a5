/** Reachability over IPv6 in the environments that the modules plan. */
import { describe, expect, it } from "vitest";
import { globalIpv6 } from "../../../compiler/reach/addresses.ts";
import { builtInFailures } from "../../../compiler/reach/assertions/built-in.ts";
import { reachOf } from "../../../compiler/reach/index.ts";
import type { Flow } from "../../../compiler/reach/types.ts";
import type { Plan, PlanInputs, PlanResource } from "../../../compiler/plan/types.ts";
import { planOf } from "../../../tools/fixtures/specs.ts";

const on = (name: string) => planOf(name, { vpc: { enableIpv6: true } });
const isIpv6 = ({ destination }: Flow) => destination[0] >= globalIpv6[0];
const flowsOf = (plan: Plan, from: string, to: string) => (reachOf(plan).pair(from, to)?.flows ?? []).filter(isIpv6);
const portsOf = (flows: readonly Flow[]) => flows.map(({ protocol, ports }) => [protocol[0], ...ports]);

/** The plan with more resources or other inputs. */
function changed(plan: Plan, more: Readonly<Record<string, PlanInputs>>, type = ""): Plan {
  const kept = plan.resources.map((each) =>
    more[each.id] === undefined ? each : { ...each, inputs: { ...each.inputs, ...more[each.id] } },
  );
  const known = new Set(plan.resources.map(({ id }) => id));
  const added = Object.entries(more).flatMap(([id, inputs]): readonly PlanResource[] =>
    known.has(id) ? [] : [{ id, type, inputs, module: "extraResources", options: {}, from: {} }],
  );
  return { ...plan, resources: [...kept, ...added] };
}

const open = (plan: Plan, group: string): Plan =>
  changed(
    plan,
    { hole: { securityGroupId: { $ref: group, path: ["id"] }, cidrIpv6: "::/0", ipProtocol: "-1" } },
    "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
  );
const broken = (plan: Plan) => builtInFailures(plan).map(({ assertion }) => assertion);

describe.each(["dev", "prod", "prod-100k"])("%s with IPv6", (name) => {
  const plan = on(name);

  it("satisfies every built-in assertion", () => {
    expect(builtInFailures(plan)).toEqual([]);
  });

  it("lets clients in at the load balancer alone, on its two ports", () => {
    const flows = flowsOf(plan, "internet", "alb");
    expect(new Set(portsOf(flows).map(String))).toEqual(new Set(["6,443,443", "6,80,80"]));
    expect(flows.every(({ unknown }) => unknown.length === 0)).toBe(true);
    const others = reachOf(plan).endpoints.filter(({ name: to }) => to !== "alb" && flowsOf(plan, "internet", to).length > 0);
    expect(others).toEqual([]);
  });

  it("lets tasks out to HTTPS by the gateway of their tier, for certain", () => {
    const flows = flowsOf(plan, "api", "internet");
    expect(new Set(portsOf(flows).map(String))).toEqual(new Set(["6,443,443"]));
    expect(flows.every(({ unknown }) => unknown.length === 0)).toBe(true);
    const route = name === "dev" ? /^vpc-public-ipv6-route$/ : /^vpc-private-ipv6-route-[abc]$/;
    for (const { hops } of flows) expect(hops.find(({ kind }) => kind === "route")?.resource).toMatch(route);
  });

  it("reaches no data store over IPv6", () => {
    const stores = reachOf(plan).endpoints.filter(({ kind }) => ["database", "cache", "proxy"].includes(kind));
    expect(stores.length).toBeGreaterThan(1);
    for (const { name: to } of stores) expect(flowsOf(plan, "api", to)).toEqual([]);
  });
});

describe("a security group that is open to IPv6", () => {
  it("exposes tasks in public subnets, and none behind an egress-only gateway", () => {
    expect(broken(open(on("dev"), "sg-api"))).toContain("internet !-> tasks");
    expect(broken(open(on("prod"), "sg-api"))).not.toContain("internet !-> tasks");
    const wrong = changed(on("prod"), {
      "vpc-private-ipv6-route-a": { egressOnlyGatewayId: null, gatewayId: { $ref: "vpc-internet-gateway", path: ["id"] } },
    });
    expect(broken(open(wrong, "sg-api"))).toContain("internet !-> tasks");
  });

  it("exposes a database that takes part in IPv6 in public subnets", () => {
    const dual = changed(open(on("prod"), "sg-rds"), { "rds-instance": { networkType: "DUAL" } });
    expect(broken(dual)).not.toContain("internet !-> rds");
    const groups = Object.fromEntries(
      dual.resources
        .filter(({ type }) => type === "aws:rds/subnetGroup:SubnetGroup")
        .map(({ id }) => [id, { subnetIds: ["a", "b"].map((zone) => ({ $ref: `vpc-public-${zone}`, path: ["id"] })) }]),
    );
    expect(broken(changed(dual, groups))).toContain("internet !-> rds");
  });

  it("is closed by a network ACL that lets in IPv4 alone, and by none that lets in IPv6", () => {
    const acl = (family: PlanInputs) =>
      changed(
        open(on("dev"), "sg-api"),
        {
          acl: {
            subnetIds: ["a", "b"].map((zone) => ({ $ref: `vpc-public-${zone}`, path: ["id"] })),
            ingress: [{ ruleNo: 100, action: "allow", protocol: "-1", fromPort: 0, toPort: 0, ...family }],
            egress: [],
          },
        },
        "aws:ec2/networkAcl:NetworkAcl",
      );
    expect(broken(acl({ cidrBlock: "0.0.0.0/0" }))).not.toContain("internet !-> tasks");
    expect(broken(acl({ ipv6CidrBlock: "8000::/1" }))).not.toContain("internet !-> tasks");
    expect(broken(acl({ ipv6CidrBlock: "::/1" }))).toContain("internet !-> tasks");
  });
});

describe("egress over IPv6 only", () => {
  const plan = planOf("prod", { vpc: { enableIpv6: true, enableIpv6Egress: true, natGateways: 0, enableInterfaceEndpoints: true } });

  it("leads tasks to the internet over IPv6, to AWS over IPv4, and nobody in", () => {
    const all = reachOf(plan).pair("api", "internet")!.flows;
    expect(all.length).toBeGreaterThan(0);
    expect(all.filter((flow) => !isIpv6(flow))).toEqual([]);
    expect(
      reachOf(plan)
        .pair("api", "vpc-endpoint-ecr-api")!
        .flows.some((flow) => !isIpv6(flow)),
    ).toBe(true);
    expect(broken(plan)).toEqual([]);
    expect(broken(open(plan, "sg-api"))).not.toContain("internet !-> tasks");
  });
});
