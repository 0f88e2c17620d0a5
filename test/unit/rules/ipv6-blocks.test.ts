/** Rules about IPv6: blocks in security group rules, and egress over IPv6 only. */
import { describe, expect, it } from "vitest";
import { resourceOf } from "../../support/plan.ts";
import { compileOver, found } from "../overrides/support.ts";

const ipv6 = "vpc: { enableIpv6: true }";

/** A spec in which the api has one more rule. */
const stated = (cidr: string, { direction = "egress", port = 587, network = ipv6 } = {}) =>
  compileOver(
    `${network}\necsServices:\n  serviceExtras:\n    api:\n      securityGroupRules:\n        peer: { direction: ${direction}, cidr: "${cidr}", port: ${port}, description: Test of a peer }\n`,
    { parent: "prod", judge: true },
  );
const errors = (compiled: ReturnType<typeof stated>) => found(compiled).filter((line) => line.includes(" error "));

describe("an IPv6 block in a stated rule", () => {
  it("goes into the property of its family", () => {
    const compiled = stated("2001:db8:1::/48");
    expect(errors(compiled)).toEqual([]);
    const { inputs } = resourceOf(compiled.plan!, "sg-extra-api-peer");
    expect([inputs["cidrIpv6"], inputs["cidrIpv4"]]).toEqual(["2001:db8:1::/48", undefined]);
    expect(resourceOf(stated("10.8.0.0/16").plan!, "sg-extra-api-peer").inputs).toMatchObject({ cidrIpv4: "10.8.0.0/16" });
  });

  it.each([
    ["2001:DB8::/32", "`2001:DB8::/32` is not how AWS writes the block | use `2001:db8::/32`"],
    ["2001:db8::1/64", "`2001:db8::1/64` is not how AWS writes the block | use `2001:db8::/64`"],
    ["2001:db8:0:0::/64", "is not how AWS writes the block | use `2001:db8::/64`"],
    ["2001:db8::/129", "`2001:db8::/129` is not an IPv6 CIDR block"],
    ["1:2:3/64", "`1:2:3/64` is not an IPv6 CIDR block"],
  ])("has to be one: %s", (cidr, message) => {
    expect(errors(stated(cidr)).join()).toContain(message);
  });

  it("needs tasks with IPv6", () => {
    const message = "is an IPv6 block, but tasks have no IPv6 address";
    for (const network of ["vpc: {}", "vpc: { enableIpv6: true, ipv6Scope: vpc }"])
      expect(errors(stated("2001:db8::/48", { network })).join()).toContain(message);
    expect(errors(stated("2001:db8::/48", { network: "vpc: { enableIpv6: true, ipv6Scope: subnets }" }))).toEqual([]);
  });

  it.each(["::/0", "2000::/3", "::/1", "2600::/16", "2001:db8::/31"])("is too wide for egress on another port than 443: %s", (cidr) => {
    expect(errors(stated(cidr)).join()).toMatch(/egress-restricted .* covers more than a public \/32/);
  });

  it("may be a /32, and of private addresses any", () => {
    for (const cidr of ["2001:db8::/32", "fd00::/8", "8000::/1"]) expect(errors(stated(cidr)), cidr).toEqual([]);
  });

  it("lets no public address in, but a private one", () => {
    const into = { direction: "ingress", port: 9229 };
    expect(errors(stated("2600:1f14::/64", into)).join()).toContain("2600:1f14::/64 is a public address block");
    expect(errors(stated("fd12:3456:789a::/48", into))).toEqual([]);
  });
});

describe("IPv6 ranges of extra rules", () => {
  const extra = (...ranges: readonly string[]) =>
    compileOver(
      `${ipv6}\nextraResources:\n${ranges
        .map(
          (range, index) =>
            `  hole-${index}:\n    type: aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule\n    inputs: { securityGroupId: { $ref: sg-api.id }, ipProtocol: tcp, fromPort: 3001, toPort: 3001, cidrIpv6: ${range}, description: Test of a hole }\n`,
        )
        .join("")}`,
      { parent: "prod", judge: true },
    );

  it("are judged as sets: halves of the internet are the internet", () => {
    for (const ranges of [['"::/0"'], ['"2000::/4"', '"3000::/4"'], ['"::/1"', '"8000::/1"']])
      expect(errors(extra(...ranges)).join(), ranges.join()).toContain("only-load-balancer-public");
  });

  it("may be a subnet of the own network, although its block is known only at deployment", () => {
    const own = "{ $subnet: { block: { $ref: vpc.ipv6CidrBlock }, newBits: 8, number: 0 } }";
    expect(errors(extra(own)).filter((line) => line.includes("only-load-balancer-public"))).toEqual([]);
    const foreign = "{ $subnet: { block: { $config: peerBlock }, newBits: 8, number: 0 } }";
    expect(errors(extra(foreign)).join()).toMatch(/only-load-balancer-public|addresses-known-before-deployment/);
  });
});

describe("egress over IPv6 only", () => {
  const image = "412356789014.dkr.ecr.eu-central-1.amazonaws.com/ecr-public/docker/library/postgres:17.5-alpine3.21";
  const whole: Readonly<Record<string, unknown>> = {
    enableIpv6Egress: true,
    enableIpv6: true,
    natGateways: 0,
    enableInterfaceEndpoints: true,
  };
  const alone = (vpc: object, ecsServices: object = { databaseSetupImage: image }) =>
    errors(
      compileOver(`vpc: ${JSON.stringify({ ...whole, ...vpc })}\necsServices: ${JSON.stringify(ecsServices)}\n`, {
        parent: "prod",
        judge: true,
      }),
    );
  const sidecar = (from: string) => ({
    databaseSetupImage: image,
    serviceExtras: { api: { sidecars: { otel: { image: from, cpu: 128, memory: 256, essential: false } } } },
  });

  it("is accepted in class prod: tasks are in private subnets and have no public address", () => {
    expect(alone({})).toEqual([]);
    expect(alone({ enableIpv6Egress: false }).join()).toMatch(
      /task-no-public-ip.*workloads-in-private-subnets|workloads-in-private-subnets.*task-no-public-ip/,
    );
  });

  it.each([
    [{ enableIpv6: false }, "tasks have no IPv6"],
    [{ ipv6Scope: "vpc" }, "IPv6 does not extend to tasks"],
    [{ natGateways: 1 }, "NAT gateways give tasks a way out over IPv4"],
    [{ enableInterfaceEndpoints: false }, "nothing leads to AWS over IPv4"],
  ])("is refused with %j", (vpc, message) => {
    expect(alone(vpc).join()).toContain(`ipv6-egress-incomplete ${message}`);
  });

  it("is refused with images from outside of the region's ECR", () => {
    expect(alone({}, {}).join()).toContain("`public.ecr.aws/docker/library/postgres:17.5-alpine3.21` is pulled over IPv4");
    expect(alone({}, sidecar("public.ecr.aws/aws-observability/aws-otel-collector:v0.43.2")).join()).toContain(
      "aws-otel-collector:v0.43.2` is pulled",
    );
    expect(alone({}, sidecar("412356789014.dkr.ecr.us-east-1.amazonaws.com/otel:v0.43.2")).join()).toContain("is pulled over IPv4");
    expect(
      alone({}, sidecar("412356789014.dkr.ecr.eu-central-1.amazonaws.com/otel:v0.43.2")).filter((line) => line.includes("ipv6")),
    ).toEqual([]);
  });
});
