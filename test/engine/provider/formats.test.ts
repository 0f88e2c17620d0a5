/** The values that the provider double computes look like those of AWS. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { loadCatalogue } from "../../../compiler/provider/catalogue.ts";
import { projectRoot } from "../../../tools/engine/build.ts";
import { foresee, make } from "../../../tools/engine/provider/make.ts";
import type { Made } from "../../../tools/engine/provider/formats/types.ts";
import type { Properties } from "../../../tools/engine/provider/wire.ts";
import { unknownValue } from "../../../tools/engine/provider/wire.ts";

const catalogue = loadCatalogue(join(projectRoot, "generated", "catalogue"));
const place = { account: "123456789012", region: "eu-central-1", logical: "it" };

function made(token: string, inputs: Properties = {}): Made {
  return make(catalogue, { token, inputs, ...place }, { team: "a" });
}

describe("make", () => {
  it.each([
    ["aws:ec2/vpc:Vpc", {}, /^vpc-[0-9a-f]{17}$/, { arn: /^arn:aws:ec2:eu-central-1:123456789012:vpc\/vpc-/ }],
    [
      "aws:rds/instance:Instance",
      { identifier: "db" },
      /^db-[A-Z2-7]{26}$/,
      { endpoint: /^db\.[0-9a-f]{12}\.eu-central-1\.rds\.amazonaws\.com:5432$/, arn: /:db:db$/ },
    ],
    [
      "aws:rds/proxy:Proxy",
      { name: "p" },
      /^p$/,
      { endpoint: /^p\.proxy-[0-9a-f]{12}\.eu-central-1\.rds\.amazonaws\.com$/, arn: /:db-proxy:prx-[0-9a-f]{17}$/ },
    ],
    [
      "aws:elasticache/replicationGroup:ReplicationGroup",
      { replicationGroupId: "r", transitEncryptionEnabled: true },
      /^r$/,
      { primaryEndpointAddress: /^master\.r\.[0-9a-f]{6}\.euc1\.cache\.amazonaws\.com$/ },
    ],
    [
      "aws:sqs/queue:Queue",
      { name: "q" },
      /^https:\/\/sqs\.eu-central-1\.amazonaws\.com\/123456789012\/q$/,
      { arn: /^arn:aws:sqs:eu-central-1:123456789012:q$/ },
    ],
    ["aws:iam/role:Role", { name: "r" }, /^r$/, { arn: /^arn:aws:iam::123456789012:role\/r$/ }],
    ["aws:s3/bucket:Bucket", { bucket: "b" }, /^b$/, { arn: /^arn:aws:s3:::b$/ }],
    [
      "aws:lb/loadBalancer:LoadBalancer",
      { name: "l" },
      /loadbalancer\/app\/l\/[0-9a-f]{16}$/,
      { arnSuffix: /^app\/l\/[0-9a-f]{16}$/, dnsName: /^l-\d+\.eu-central-1\.elb\.amazonaws\.com$/ },
    ],
    ["aws:ecs/taskDefinition:TaskDefinition", { family: "f" }, /^f$/, { arn: /:task-definition\/f:\d+$/ }],
    ["aws:secretsmanager/secretVersion:SecretVersion", { secretId: "arn:x" }, /^arn:x\|terraform-/, { versionId: /^terraform-/ }],
    ["aws:glue/job:Job", { name: "j" }, /^j$/, { arn: /^arn:aws:glue:eu-central-1:123456789012:job\/j$/ }],
  ])("makes a %s", (token, inputs, id, outputs) => {
    const result = made(token, inputs);
    expect(result.id).toMatch(id);
    for (const [property, pattern] of Object.entries(outputs)) expect(result.outputs[property]).toMatch(pattern);
    expect(result.outputs).toMatchObject(inputs);
  });

  it("lists validation records of all names, not in the order of the names", () => {
    const { outputs } = made("aws:acm/certificate:Certificate", { domainName: "a.org", subjectAlternativeNames: ["b.a.org"] });
    const names = (outputs["domainValidationOptions"] as { domainName: string }[]).map(({ domainName }) => domainName);
    expect(names).toEqual(["b.a.org", "a.org"]);
  });

  it("adds the region and the provider's default tags", () => {
    expect(made("aws:sns/topic:Topic", { tags: { b: "c" } }).outputs).toMatchObject({
      region: "eu-central-1",
      tagsAll: { team: "a", b: "c" },
      tags: { b: "c" },
    });
  });

  it("gives random results of the requested length and characters", () => {
    const { outputs } = made("random:index/randomPassword:RandomPassword", { length: 40, special: false, minUpper: 3, upper: true });
    expect(outputs["result"]).toMatch(/^[A-Za-z0-9]{40}$/);
    expect(String(outputs["result"]).match(/[A-Z]/g)?.length).toBeGreaterThanOrEqual(3);
    expect(made("random:index/randomId:RandomId", { byteLength: 4 }).outputs["hex"]).toMatch(/^[0-9a-f]{8}$/);
  });

  it("has a format for every type whose replacement is known", () => {
    const facts = JSON.parse(readFileSync(join(projectRoot, "compiler/plan/builder/replacement.json"), "utf8")) as object;
    const fallback = Object.keys(facts).filter((token) => /^it-[0-9a-f]{8}$/.test(made(token, { length: 1, byteLength: 1 }).id));
    expect(fallback).toEqual([]);
  });
});

describe("foresee", () => {
  it("knows in a preview what the program set, and not what AWS computes", () => {
    const making = { token: "aws:sns/topic:Topic", inputs: { name: "t" }, ...place };
    const outputs = foresee(catalogue, making, {});
    expect(outputs).toMatchObject({ name: "t", arn: unknownValue, region: "eu-central-1" });
    expect(outputs).not.toHaveProperty("kmsMasterKeyId");
  });
});
