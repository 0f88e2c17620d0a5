/** The provider double's account refuses what AWS refuses: names that are taken, deletions of what is in use, creations that come too early. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { loadCatalogue } from "../../../compiler/provider/catalogue.ts";
import { frozenSpecs } from "../../../tools/fixtures/project.ts";
import { planOf } from "../../../tools/fixtures/specs.ts";
import { projectRoot } from "../../../tools/engine/build.ts";
import { checkConfig } from "../../../tools/engine/provider/check.ts";
import { Cloud } from "../../../tools/engine/provider/cloud.ts";
import { hasFormat } from "../../../tools/engine/provider/make.ts";
import { Provider } from "../../../tools/engine/provider/provider.ts";
import type { Properties } from "../../../tools/engine/provider/wire.ts";

const catalogue = loadCatalogue(join(projectRoot, "generated", "catalogue"));
let folder: string;
let provider: Provider;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "platform-double-"));
  provider = new Provider({ package: "aws", version: "0", account: "123456789012", catalogue, facts: {}, cloud: new Cloud(folder) });
  provider.configure({ region: "eu-central-1" });
});
afterEach(() => rmSync(folder, { recursive: true }));

function create(
  token: string,
  name: string,
  inputs: Properties,
): { readonly urn: string; readonly id: string; readonly outputs: Properties } {
  const urn = `urn:pulumi:s::p::${token}::${name}`;
  return { urn, ...provider.create(urn, inputs, false) };
}

function remove({ urn, id, outputs }: ReturnType<typeof create>): void {
  provider.delete(urn, id, outputs);
}

const bucket = "aws:s3/bucket:Bucket";
const secret = "aws:secretsmanager/secret:Secret";
const group = "aws:lb/targetGroup:TargetGroup";

describe("names", () => {
  it.each([
    [group, { name: "a", port: 80, vpcId: "vpc-1" }, "DuplicateTargetGroupName"],
    ["aws:sqs/queue:Queue", { name: "a" }, "AlreadyExists"],
    ["aws:iam/role:Role", { name: "a", assumeRolePolicy: "{}" }, "EntityAlreadyExists"],
    ["aws:ec2/securityGroup:SecurityGroup", { name: "a", vpcId: "vpc-1" }, "InvalidGroup.Duplicate"],
    ["aws:lb/listenerRule:ListenerRule", { listenerArn: "l", priority: 1 }, "PriorityInUse"],
    ["aws:s3/bucketPolicy:BucketPolicy", { bucket: "a", policy: "{}" }, "AlreadyExists"],
  ])("%s exists at most once, and can be created again after its deletion", (token, inputs, code) => {
    const first = create(token, "first", inputs);
    expect(() => create(token, "second", inputs)).toThrow(code);
    remove(first);
    expect(() => create(token, "second", inputs)).not.toThrow();
  });

  it("are unique in a region, or in the account", () => {
    create("aws:sqs/queue:Queue", "near", { name: "a" });
    expect(() => create("aws:sqs/queue:Queue", "far", { name: "a", region: "us-east-1" })).not.toThrow();
    create(bucket, "near", { bucket: "a" });
    expect(() => create(bucket, "far", { bucket: "a", region: "us-east-1" })).toThrow("BucketAlreadyOwnedByYou");
  });

  it("of a secret stay taken during its recovery window", () => {
    remove(create(secret, "kept", { name: "a", recoveryWindowInDays: 30 }));
    expect(() => create(secret, "again", { name: "a" })).toThrow("ResourceExistsException");
    remove(create(secret, "free", { name: "b", recoveryWindowInDays: 0 }));
    expect(() => create(secret, "free", { name: "b" })).not.toThrow();
  });

  it("follow a rename", () => {
    const database = create("aws:rds/instance:Instance", "db", { identifier: "a", skipFinalSnapshot: true });
    provider.update(
      database.urn,
      database.id,
      database.outputs,
      { identifier: "a", skipFinalSnapshot: true },
      { identifier: "b", skipFinalSnapshot: true },
      false,
    );
    expect(() => create("aws:rds/instance:Instance", "other", { identifier: "b" })).toThrow("DBInstanceAlreadyExists");
    expect(() => create("aws:rds/instance:Instance", "other", { identifier: "a" })).not.toThrow();
  });
});

describe("deletions", () => {
  it("of a target group wait for its rule", () => {
    const target = create(group, "target", { name: "a" });
    const rule = create("aws:lb/listenerRule:ListenerRule", "rule", {
      listenerArn: "l",
      priority: 1,
      actions: [{ type: "forward", targetGroupArn: target.outputs["arn"] }],
    });
    expect(() => remove(target)).toThrow("ResourceInUse");
    remove(rule);
    remove(target);
  });

  it("of a certificate wait for the listener, and of a network for what is in it", () => {
    const certificate = create("aws:acm/certificate:Certificate", "certificate", { domainName: "a.org" });
    const record = certificate.outputs["domainValidationOptions"] as { resourceRecordName: string }[];
    create("aws:route53/record:Record", "record", { zoneId: "Z", type: "CNAME", name: record[0]?.resourceRecordName });
    expect(() => create("aws:lb/listener:Listener", "early", { loadBalancerArn: "l", port: 443, certificateArn: certificate.id })).toThrow(
      "UnsupportedCertificate",
    );
    create("aws:acm/certificateValidation:CertificateValidation", "validation", { certificateArn: certificate.id });
    create("aws:lb/listener:Listener", "listener", { loadBalancerArn: "l", port: 443, certificateArn: certificate.id });
    expect(() => remove(certificate)).toThrow("ResourceInUseException");
    const network = create("aws:ec2/vpc:Vpc", "vpc", { cidrBlock: "10.0.0.0/16" });
    const subnet = create("aws:ec2/subnet:Subnet", "subnet", { vpcId: network.id, cidrBlock: "10.0.0.0/24" });
    expect(() => remove(network)).toThrow("DependencyViolation");
    const subnets = create("aws:rds/subnetGroup:SubnetGroup", "subnets", { name: "a", subnetIds: [subnet.id] });
    const database = create("aws:rds/instance:Instance", "db", { identifier: "a", dbSubnetGroupName: subnets.id, skipFinalSnapshot: true });
    expect(() => remove(subnet)).toThrow("DependencyViolation");
    for (const each of [database, subnets, subnet, network]) remove(each);
  });

  it("of containers with content need force", () => {
    const cloud = new Cloud(folder);
    for (const [token, property, force] of [
      [bucket, "bucket", "forceDestroy"],
      ["aws:ecr/repository:Repository", "name", "forceDelete"],
    ] as const) {
      const full = create(token, "full", { [property]: "full" });
      cloud.fill("full");
      expect(() => remove(full)).toThrow(/not empty/);
      cloud.empty("full");
      const forced = create(token, "forced", { [property]: "forced", [force]: true });
      cloud.fill("forced");
      expect(() => remove(forced)).not.toThrow();
    }
  });
});

describe("values that AWS refuses together", () => {
  /** Some properties of a resource as `prod` plans it. */
  function planned(id: string, over: Record<string, unknown>, ...names: readonly string[]): Properties {
    const { inputs } = planOf("prod", over).resources.find((resource) => resource.id === id)!;
    return Object.fromEntries(names.flatMap((name) => (name in inputs ? [[name, inputs[name]]] : [])));
  }

  it("a small volume becomes a large one only with the IOPS of a large one, which the plan states", () => {
    const volume = (size: number) =>
      planned("rds-instance", { rds: { rdsAllocatedStorage: size } }, "storageType", "allocatedStorage", "iops");
    const grow = (identifier: string, from: Properties, to: Properties) => () => {
      const { urn, id, outputs } = create("aws:rds/instance:Instance", identifier, { ...from, identifier });
      provider.update(urn, id, outputs, { ...from, identifier }, { ...to, identifier }, false);
    };
    const { iops: _iops, ...silent } = volume(400);
    expect(grow("a", volume(200), silent)).toThrow("Invalid iops value for engine name postgres and storage type gp3: 3000");
    expect(grow("b", volume(200), volume(400))).not.toThrow();
    expect(grow("c", volume(200), volume(300))).not.toThrow();
    expect(grow("d", { ...volume(200), iops: 3000 }, volume(300))).toThrow("a storage size less than 400");
  });

  it("Redis 6 takes no mode of TLS, and the plan states none", () => {
    const made = (replicationGroupId: string, redisEngineVersion: string, more: Properties = {}) => {
      const inputs = planned("redis-main", { redis: { redisEngineVersion } }, "engine", "engineVersion", "transitEncryptionMode");
      return () => create("aws:elasticache/replicationGroup:ReplicationGroup", "redis", { ...inputs, replicationGroupId, ...more });
    };
    expect(made("a", "6.2", { transitEncryptionMode: "required" })).toThrow("7.0.5 or higher");
    expect(made("b", "6.2")).not.toThrow();
    expect(made("c", "7.1")).not.toThrow();
  });

  it("a minor version of a database waits for its replicas", () => {
    const at = (version: string): Properties => ({ identifier: "a", engineVersion: version });
    const { urn, id, outputs } = create("aws:rds/instance:Instance", "db", at("17.9"));
    create("aws:rds/instance:Instance", "replica", { identifier: "r", replicateSourceDb: "a" });
    const update = (to: string) => () => provider.update(urn, id, outputs, at("17.9"), at(to), false);
    expect(update("17.10")).toThrow("DBUpgradeDependencyFailure");
    expect(update("18.1")).not.toThrow();
  });
});

describe("a restored database", () => {
  it("begins in the standard mode of Database Insights, and the next update changes it once", () => {
    const inputs = { identifier: "a", snapshotIdentifier: "s", databaseInsightsMode: "advanced" };
    const { urn, id, outputs } = create("aws:rds/instance:Instance", "db", inputs);
    const paths = (state: Properties) => provider.diff(urn, inputs, inputs, state).changes.map(({ path }) => path);
    expect(paths(outputs)).toEqual(["databaseInsightsMode"]);
    expect(paths(provider.update(urn, id, outputs, inputs, inputs, false))).toEqual([]);
  });
});

describe("moves to another VPC", () => {
  /** A VPC with a subnet and a security group. */
  function network(name: string, block: string): { readonly subnet: string; readonly group: string } {
    const { id: vpcId } = create("aws:ec2/vpc:Vpc", name, { cidrBlock: block });
    const { id: subnet } = create("aws:ec2/subnet:Subnet", `${name}-subnet`, { vpcId, cidrBlock: block.replace("/16", "/24") });
    return { subnet, group: create("aws:ec2/securityGroup:SecurityGroup", `${name}-group`, { vpcId, name: "a" }).id };
  }

  it.each([
    ["aws:rds/subnetGroup:SubnetGroup", "subnetIds", "subnet", /not in the same Vpc/],
    ["aws:elasticache/subnetGroup:SubnetGroup", "subnetIds", "subnet", /not in the same Vpc/],
    ["aws:lb/loadBalancer:LoadBalancer", "subnets", "subnet", /not in the load balancer's VPC/],
    ["aws:rds/instance:Instance", "vpcSecurityGroupIds", "group", /are in different VPCs/],
  ] as const)("%s: %s", (token, property, kind, message) => {
    const [here, there] = [network("here", "10.0.0.0/16"), network("there", "10.1.0.0/16")];
    create("aws:rds/subnetGroup:SubnetGroup", "home", { name: "home", subnetIds: [here.subnet] });
    const inputs = { name: "a", identifier: "a", internal: true, dbSubnetGroupName: "home", [property]: [here[kind]] };
    const { urn, id, outputs } = create(token, "moved", inputs);
    const move = (to: string): unknown => provider.update(urn, id, outputs, inputs, { ...inputs, [property]: [to] }, false);
    expect(() => move(there[kind])).toThrow(message);
    expect(() => move(here[kind])).not.toThrow();
  });
});

describe("the provider's arguments", () => {
  it("must be strings, with other types as JSON", () => {
    const problems = (news: Properties): string[] =>
      checkConfig(catalogue, "aws", news).map(({ property, reason }) => `${property}: ${reason}`);
    expect(
      problems({ region: "eu-central-1", skipRegionValidation: "true", allowedAccountIds: '["1"]', defaultTags: '{"tags":{"a":"b"}}' }),
    ).toEqual([]);
    expect(problems({ skipRegionValidation: true })).toEqual([expect.stringContaining("on the wire it must be text")]);
    expect(problems({ allowedAccountIds: ["1"] })).toEqual([expect.stringContaining("on the wire it must be text")]);
    expect(problems({ defaultTags: "tags" })).toEqual([expect.stringContaining("is no JSON")]);
    expect(problems({ defaultTags: '{"tag":{}}' })).toEqual([expect.stringContaining("unknown")]);
  });
});

describe("enums", () => {
  it("are checked where the catalogue knows all values", () => {
    const failures = (inputs: Properties): string[] => {
      const urn = "urn:pulumi:s::p::aws:alb/loadBalancer:LoadBalancer::balancer";
      return provider.check(urn, {}, inputs, new Uint8Array()).failures.map(({ property, reason }) => `${property} ${reason}`);
    };
    expect(failures({ loadBalancerType: "application" })).toEqual([]);
    expect(failures({ loadBalancerType: "aplication" })).toEqual([
      expect.stringMatching(/^loadBalancerType enum: expected one of application, network/),
    ]);
  });
});

describe("formats", () => {
  it("exist for every type of the frozen plans", () => {
    const types = new Set(frozenSpecs.flatMap((name) => planOf(name).resources.map(({ type }) => type)));
    expect([...types].filter((type) => !hasFormat(type))).toEqual([]);
  });
});
