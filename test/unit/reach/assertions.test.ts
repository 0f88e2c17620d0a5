/** Assertions of a spec, through the compiler: what holds, what does not, and where the message points. */
import { describe, expect, it } from "vitest";
import { compileOver, found } from "../overrides/support.ts";

const ingress = (group: string, peer: string, port = 5432) =>
  `{type: "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", inputs: {securityGroupId: {$ref: ${group}.id}, ipProtocol: tcp, fromPort: ${port}, toPort: ${port}, ${peer}, description: Test}}`;

/** Diagnostics about reachability, with `judge` so that security rules do not end the run before it. */
function failures(lines: string, parent = "prod"): readonly string[] {
  const all = found(compileOver(lines, { parent, judge: true }));
  return all.filter((line) => /assertion-failed|unknown-endpoint|invalid-format/.test(line));
}

const asserted = (...texts: readonly string[]) => `assertions: ${JSON.stringify(texts)}`;

describe("assertions that hold", () => {
  it.each([
    ["prod", "internet !-> rds"],
    ["prod", "internet !-> redis"],
    ["prod", "internet !-> tasks"],
    ["prod", "api -> redis:6379"],
    ["prod", "worker !-> internet:22"],
    ["prod", "internet -> alb:80,443 only"],
    ["prod", "alb -> api:3001 only"],
    ["prod", "tasks -> internet:443 only"],
    ["prod", "api -> internet"],
    ["prod", "migration -> rds-instance:5432"],
    ["prod", "networks !-> rds"],
    ["prod", "rds !-> internet"],
    ["prod", "nat -> internet:all"],
    ["prod", "internet !-> alb:udp,icmp,81-442,444-65535,tcp/1-79"],
    ["prod-100k", "api -> redis:6379 only"],
    ["prod-100k", "tasks -> endpoints:443"],
    ["dev", "internet !-> tasks"],
    ["dev", "internet !-> nat"],
  ])("%s: %s", (parent, text) => {
    expect(failures(asserted(text), parent)).toEqual([]);
  });
});

describe("assertions that do not hold", () => {
  it("name a packet, its path, and the lines that cause it, at the assertion", () => {
    const { diagnostics } = compileOver(`assertions:\n  - internet !-> rds\n  - worker !-> internet`, { parent: "prod" });
    expect(diagnostics.filter(({ rule }) => rule === "assertion-failed")).toMatchSnapshot();
  });

  it.each([
    ["internet -> alb:443 only", "internet reaches alb on tcp/80;"],
    ["worker -> redis:6379,22", "worker does not reach redis-main on tcp/22: no egress rule of sg-worker lets it out"],
    ["internet -> rds:5432", "internet does not reach rds-instance on tcp/5432: no ingress rule of sg-rds admits it"],
    ["internet -> alb:8080", "internet does not reach alb on tcp/8080: no ingress rule of sg-alb admits it"],
    ["api -> rds-instance:5432", "api does not reach rds-instance on tcp/5432: no ingress rule of sg-rds admits it"],
    ["api -> endpoints:udp/53", "api does not reach vpc-endpoint-s3 on udp/53: no egress rule of sg-api lets it out"],
  ])("%s", (text, message) => {
    expect(failures(asserted(text))[0]).toContain(`\`${text}\` does not hold: ${message}`);
  });

  it.each([
    ["internet !-> databse", "did you mean `database`?"],
    ["workr !-> internet:22", "did you mean `worker`?"],
    ["internet !-> rds-replica", "use one of "],
  ])("%s names no endpoint", (text, help) => {
    expect(failures(asserted(text))[0]).toMatch(/unknown-endpoint/);
    expect(failures(asserted(text))[0]).toContain(help);
  });

  it.each([
    "internet > rds",
    "internet !-> rds:99999",
    "internet !-> rds:5432 only",
    "internet -> alb only",
    "Internet -> alb",
    "a -> b -> c",
  ])("%s is refused by its form", (text) => {
    expect(failures(asserted(text))[0]).toMatch(/^2:\d+ error invalid-format/);
  });
});

describe("what opens a way", () => {
  const rule = (text: string) =>
    `extraResources:\n  opening: ${text}\nassertions: ["networks !-> tasks", "internet !-> rds", "internet !-> tasks"]`;
  const api = (peer: string) => rule(ingress("sg-api", peer, 3001));

  // In dev, tasks have public addresses.
  it.each([
    ["a small public block", api("cidrIpv4: 203.0.113.7/32")],
    ["half of the internet", api('cidrIpv4: "128.0.0.0/1"')],
    ["a range from stack config", api("cidrIpv4: {$config: range}")],
    ["a secret range", api('cidrIpv4: {$secret: "0.0.0.0/0"}')],
    ["a prefix list outside of the plan", api("prefixListId: pl-0a1b2c3d4e5f60718")],
    [
      "a group that is known only at deployment",
      rule(ingress("sg-api", "cidrIpv4: 203.0.113.7/32").replace("{$ref: sg-api.id}", "{$config: group}")),
    ],
    [
      "an inline rule",
      'extraResources: {open: {type: "aws:ec2/securityGroup:SecurityGroup", inputs: {vpcId: {$ref: vpc.id}, description: Test, ingress: [{protocol: "-1", fromPort: 0, toPort: 0, cidrBlocks: ["203.0.113.0/24"]}]}}}\noverrides: {ecs-service-api: {set: {networkConfiguration.securityGroups: [{$ref: open.id}]}}}\nassertions: ["internet !-> tasks"]',
    ],
  ])("%s", (_name, lines) => {
    expect(failures(lines, "dev").join("\n")).toMatch(/`internet !-> tasks` does not hold: internet (may )?reach/);
  });

  it("is a rule besides for every spec that changes resources, without an assertion", () => {
    const lines = found(
      compileOver(`extraResources:\n  opening: ${ingress("sg-api", "cidrIpv4: 203.0.113.7/32", 3001)}`, { parent: "dev", judge: true }),
    );
    expect(lines.find((line) => line.includes("built-in-assertions"))).toMatch(
      /^3:\d+ error built-in-assertions opening: internet reaches api on tcp\/3001/,
    );
  });

  it("is no rule for a block that has no route here", () => {
    expect(failures(rule(ingress("sg-api", "cidrIpv4: 10.8.0.0/16", 3001)), "dev")).toEqual([]);
  });
});

describe("an existing VPC", () => {
  const vpc =
    "vpc: {existingVpc: {vpcId: vpc-0a1b2c3d4e5f60718, publicSubnetIds: [subnet-0a1b2c3d4e5f60711, subnet-0a1b2c3d4e5f60712], privateSubnetIds: [subnet-0a1b2c3d4e5f60713, subnet-0a1b2c3d4e5f60714], dataSubnetIds: [subnet-0a1b2c3d4e5f60715, subnet-0a1b2c3d4e5f60716]}}";

  it("keeps out what security groups keep out, and warns of what only deployment tells", () => {
    expect(failures(`${vpc}\n${asserted("internet !-> rds", "internet !-> tasks")}`)).toEqual([]);
    expect(failures(`${vpc}\n${asserted("api -> redis:6379")}`)[0]).toMatch(/warning assertion-failed .*is known only at deployment/);
    expect(failures(`${vpc}\n${asserted("internet !-> alb:443")}`)[0]).toContain("internet may reach alb on tcp/443");
  });
});

describe("an assertion that forbids too much", () => {
  it("says what to write where it is the assertion that is wrong", () => {
    const helps = (text: string) =>
      compileOver(asserted(text), { parent: "prod", judge: true })
        .diagnostics.filter(({ rule }) => rule === "assertion-failed")
        .map(({ help }) => help);
    expect(helps("internet -> alb:443 only")).toEqual([expect.stringContaining("or allow it: `internet -> alb:80,443 only`")]);
    expect(failures(asserted("internet -> alb:80,443 only"))).toEqual([]);
  });
});
