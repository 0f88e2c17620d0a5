/** What the rules of the network say: the arithmetic, and the change that would do. */
import { describe, expect, it } from "vitest";
import type { Rule } from "../../../compiler/rules/rule.ts";
import projectNameReserved from "../../../compiler/rules/environment/project-name-reserved.ts";
import conV1 from "../../../compiler/rules/network/invalid-vpc-cidr.ts";
import conV2 from "../../../compiler/rules/network/vpc-cidr-unsuitable.ts";
import conV3 from "../../../compiler/rules/network/subnets-too-small.ts";
import conV5 from "../../../compiler/rules/network/invalid-availability-zone.ts";
import conV6 from "../../../compiler/rules/network/nat-gateway-shared.ts";
import conV7 from "../../../compiler/rules/network/nat-gateways-exceed-zones.ts";
import spec301 from "../../../compiler/rules/network/existing-subnets-mismatch.ts";
import { environmentOf } from "../../../tools/fixtures/specs.ts";
import { findingsOf } from "../../support/rules.ts";

const find = (rule: Rule, over: Record<string, unknown>, name = "prod") => findingsOf(rule, environmentOf(name, over));
const zones = (letters: string, region = "eu-central-1") => [...letters].map((letter) => region + letter);
const existingVpc = {
  vpcId: "vpc-0a1b2c3d4e5f60718",
  publicSubnetIds: ["subnet-0000000a", "subnet-0000000b"],
  privateSubnetIds: ["subnet-0000001a", "subnet-0000001b"],
  dataSubnetIds: ["subnet-0000002a", "subnet-0000002b"],
};

describe("invalid-vpc-cidr", () => {
  it("names the block that was meant when host bits are set", () => {
    expect(find(conV1, { vpc: { vpcCidr: "10.1.2.3/20" } })).toMatchObject([{ key: "vpc.vpcCidr", help: "use `10.1.0.0/20`" }]);
  });

  it("names the range that AWS refuses", () => {
    expect(find(conV1, { vpc: { vpcCidr: "169.254.0.0/16" } })[0]!.message).toContain("169.254.0.0/16, which AWS refuses");
  });

  it("counts the addresses that zones take", () => {
    const us = { region: "us-west-2", vpc: { availabilityZones: zones("abcd", "us-west-2"), vpcCidr: "10.1.7.0/24", natGateways: 4 } };
    const [finding, ...more] = find(conV1, us);
    expect(more).toEqual([]);
    expect(finding!.message).toBe("a /24 has room for 3 zones, not 4: 3 × (32 private + 32 public + 16 data) = 240 of 256 addresses");
    expect(finding!.help).toBe("use a /23 or larger, `10.1.6.0/23`");
  });

  it.each([
    ["/26", "a /26 has 64 addresses, but two zones need 2 × (16 private + 32 public + 16 data) = 128 addresses", "/25"],
    ["/28", "a /28 has 16 addresses, but two zones need 2 × (16 private + 32 public + 16 data) = 128 addresses", "/25"],
  ])("says what the smallest network takes for a %s", (prefix, message, smallest) => {
    expect(find(conV1, { vpc: { vpcCidr: `10.1.0.0${prefix}` } })).toMatchObject([
      { message, help: `use a ${smallest} or larger, \`10.1.0.0${smallest}\`` },
    ]);
  });

  it("accepts every block that has room, and does not judge one that is not used", () => {
    for (let prefix = 16; prefix <= 25; prefix += 1) expect(find(conV1, { vpc: { vpcCidr: `10.0.0.0/${prefix}` } })).toEqual([]);
    expect(find(conV1, { vpc: { vpcCidr: "10.0.0.0/28", existingVpc } })).toEqual([]);
  });
});

describe("vpc-cidr-unsuitable", () => {
  it.each([
    ["172.17.4.0/22", "Docker"],
    ["8.8.0.0/16", "public address space"],
    ["172.32.0.0/16", "public address space"],
  ])("warns of %s", (vpcCidr, why) => expect(find(conV2, { vpc: { vpcCidr } })).toMatchObject([{ message: expect.stringContaining(why) }]));

  it.each(["10.9.0.0/16", "172.16.0.0/16", "172.18.0.0/16", "192.168.128.0/20", "100.64.0.0/16"])("takes %s", (vpcCidr) => {
    expect(find(conV2, { vpc: { vpcCidr } })).toEqual([]);
  });
});

describe("subnets-too-small", () => {
  const services = { apiServiceMaxCount: 60, apiMaxPercent: 200 };

  it("counts tasks of a rollout against the private subnets, less what endpoints take", () => {
    const vpc = { vpcCidr: "10.1.0.0/24", enableInterfaceEndpoints: true };
    const [finding] = find(conV3, { vpc, ecsServices: services });
    expect(finding!.message).toMatch(
      /^101 for up to 201 tasks .* \+ 6 for interface endpoints = 107 addresses in each private subnet, but it has 32 − 5 = 27$/,
    );
    expect(find(conV3, { vpc: { ...vpc, vpcCidr: "10.1.0.0/20" }, ecsServices: services })).toEqual([]);
  });

  it("counts them against the public ones without NAT, less what the load balancer wants", () => {
    const [finding] = find(conV3, { vpc: { vpcCidr: "10.1.0.0/21", natGateways: 0 }, ecsServices: services });
    expect(finding!.message).toMatch(/ \+ 8 for the load balancer = 109 addresses in each public subnet, but it has 32 − 5 = 27$/);
    expect(find(conV3, { vpc: { vpcCidr: "10.1.0.0/21", natGateways: 1 }, ecsServices: services })).toEqual([]);
  });
});

describe("invalid-availability-zone", () => {
  it("suggests a zone that is not listed yet", () => {
    const [finding] = find(conV5, { vpc: { availabilityZones: ["eu-central-1a", "eu-central-1d"] } });
    expect(finding).toMatchObject({ key: "vpc.availabilityZones.1", message: "eu-central-1 has no zone `eu-central-1d`" });
    expect(finding!.help).toBe("did you mean `eu-central-1b`? eu-central-1 has eu-central-1a, eu-central-1b, eu-central-1c");
  });

  it("names zones of another region, each", () => {
    expect(find(conV5, { vpc: { availabilityZones: zones("ab", "us-east-1") } }).map(({ key }) => key)).toEqual([
      "vpc.availabilityZones.0",
      "vpc.availabilityZones.1",
    ]);
  });

  it("points at the second of two", () => {
    expect(find(conV5, { vpc: { availabilityZones: zones("aba") } })).toMatchObject([
      { key: "vpc.availabilityZones.2", related: [{ key: "vpc.availabilityZones.0" }] },
    ]);
  });

  it("knows that us-west-1 has no zone b", () => {
    expect(find(conV5, { region: "us-west-1", vpc: { availabilityZones: zones("ac", "us-west-1") } })).toEqual([]);
    expect(find(conV5, { region: "us-west-1", vpc: { availabilityZones: zones("ab", "us-west-1") } })).toHaveLength(1);
  });

  it("names the region that was meant", () => {
    expect(find(conV5, { region: "eu-centrl-1" })).toMatchObject([{ key: "region", help: "did you mean `eu-central-1`?" }]);
  });
});

describe("NAT gateways", () => {
  const withNat = (natGateways: number, letters = "abc") => ({ vpc: { natGateways, availabilityZones: zones(letters) } });

  it("may not be more than zones (nat-gateways-exceed-zones)", () => {
    expect(find(conV7, withNat(4))).toMatchObject([{ key: "vpc.natGateways", help: "use 3, or list more availability zones" }]);
    for (const count of [0, 1, 2, 3]) expect(find(conV7, withNat(count))).toEqual([]);
  });

  it("should be as many as zones, or none (nat-gateway-shared)", () => {
    expect(find(conV6, withNat(2))[0]!.message).toBe(
      "2 NAT gateways for 3 zones: eu-central-1c uses the one in eu-central-1a, and fails with it",
    );
    expect(find(conV6, withNat(1))[0]!.message).toContain(
      "eu-central-1b uses the one in eu-central-1a, eu-central-1c uses the one in eu-central-1a",
    );
    for (const count of [0, 3, 4]) expect(find(conV6, withNat(count))).toEqual([]);
  });
});

describe("project-name-reserved", () => {
  it.each([
    ["sg", "sg-", "begin the project name with another word"],
    ["sg-chat", "sg-", "use `chat`"],
    ["sg-1a", "sg-", "begin the project name with another word"],
    ["internal", "internal-", "begin the project name with another word"],
    ["internal-chat", "internal-", "use `chat`"],
    ["sthree", "sthree-", "begin the project name with another word"],
    ["amzn-s3-demo", "amzn-s3-demo-", "begin the project name with another word"],
  ])("refuses %s", (projectName, prefix, help) => {
    expect(find(projectNameReserved, { projectName })).toMatchObject([
      { key: "projectName", message: expect.stringContaining(`would begin with \`${prefix}\``) as unknown, help },
    ]);
  });

  it("takes names that only contain a reserved prefix", () => {
    for (const projectName of ["sgx", "chat-sg", "sgs-1", "internals", "my-internal", "sthrees"])
      expect(find(projectNameReserved, { projectName })).toEqual([]);
  });
});

describe("existing-subnets-mismatch", () => {
  it("accepts one subnet a zone, private and data tiers being the same ones too", () => {
    expect(find(spec301, { vpc: { existingVpc } })).toEqual([]);
    expect(find(spec301, { vpc: { existingVpc: { ...existingVpc, dataSubnetIds: existingVpc.privateSubnetIds } } })).toEqual([]);
  });

  it("counts each tier", () => {
    const over = { vpc: { existingVpc, availabilityZones: zones("abc") } };
    expect(find(spec301, over).map(({ key, message }) => [key, message])).toEqual([
      ["vpc.existingVpc.publicSubnetIds", "expected 3 subnets, one for each zone, got 2"],
      ["vpc.existingVpc.privateSubnetIds", "expected 3 subnets, one for each zone, got 2"],
      ["vpc.existingVpc.dataSubnetIds", "expected 3 subnets, one for each zone, got 2"],
    ]);
  });

  it("finds a subnet that is listed twice, and one that is public and private", () => {
    const twice = {
      ...existingVpc,
      dataSubnetIds: ["subnet-0000002a", "subnet-0000002a"],
      privateSubnetIds: ["subnet-0000001a", "subnet-0000000b"],
    };
    expect(find(spec301, { vpc: { existingVpc: twice } }).map(({ key }) => key)).toEqual([
      "vpc.existingVpc.privateSubnetIds.1",
      "vpc.existingVpc.dataSubnetIds.1",
    ]);
  });
});
