import { describe, expect, it } from "vitest";
import vpc from "../../../compiler/modules/vpc/index.ts";
import { environmentOf } from "../../../tools/fixtures/specs.ts";
import { lowerOnly, type LoweredResource } from "../../support/lower.ts";

const account = { $data: "caller-identity", path: ["accountId"] };
const lower = (name: string, over: Record<string, unknown> = {}) => lowerOnly(vpc, environmentOf(name, over));
const endpointsOf = (resources: Record<string, LoweredResource>) =>
  Object.values(resources)
    .filter(({ type }) => type === "aws:ec2/vpcEndpoint:VpcEndpoint")
    .map(({ id }) => id.replace("vpc-endpoint-", ""))
    .sort();

interface Statement {
  readonly Action: string | readonly string[];
  readonly Resource: string | readonly string[];
  readonly Condition?: unknown;
}

const statementsOf = (endpoint: LoweredResource): readonly Statement[] => endpoint.inputs["policy"].$json.Statement;

describe("endpoints (interface-vpc-endpoints)", () => {
  it.each([
    ["dev", {}, ["s3"]],
    ["prod", { vpc: { enableInterfaceEndpoints: false } }, ["s3"]],
    ["prod", { vpc: { enableInterfaceEndpoints: true } }, ["ecr-api", "ecr-dkr", "logs", "monitoring", "s3", "secretsmanager", "sqs"]],
    [
      "dev",
      { vpc: { enableInterfaceEndpoints: true }, ecsServices: { enableExecuteCommand: true } },
      ["ecr-api", "ecr-dkr", "logs", "monitoring", "s3", "secretsmanager", "sqs", "ssmmessages"],
    ],
  ])("of %s with %j are %j", (name, over, expected) => {
    expect(endpointsOf(lower(name, over))).toEqual(expected);
  });

  it("are on by default in class prod", () => {
    expect(endpointsOf(lower("prod", { vpc: { enableInterfaceEndpoints: null } }))).toContain("secretsmanager");
  });

  it("are in a private subnet of every zone, under the private name, behind their own group", () => {
    const endpoint = lower("prod-100k")["vpc-endpoint-sqs"]!;
    expect(endpoint.inputs).toMatchObject({
      vpcEndpointType: "Interface",
      serviceName: "com.amazonaws.eu-central-1.sqs",
      privateDnsEnabled: true,
      subnetIds: ["a", "b", "c"].map((letter) => ({ $ref: `vpc-private-${letter}`, path: ["id"] })),
      securityGroupIds: [{ $ref: "sg-endpoints", path: ["id"] }],
    });
    expect(endpoint.from["subnetIds"]).toContain("vpc.availabilityZones");
    expect(endpoint.from[""]).toContain("vpc.enableInterfaceEndpoints");
  });

  it("admit only this account's principals, and no whole service (endpoint-policy-own-account)", () => {
    const resources = lower("dev", { vpc: { enableInterfaceEndpoints: true }, ecsServices: { enableExecuteCommand: true } });
    for (const name of endpointsOf(resources).filter((each) => each !== "s3")) {
      const [statement, ...more] = statementsOf(resources[`vpc-endpoint-${name}`]!);
      expect(more).toEqual([]);
      expect(statement!.Condition).toEqual({ StringEquals: { "aws:PrincipalAccount": account } });
      expect(statement!.Action.length).toBeGreaterThan(0);
      for (const action of statement!.Action) expect(action).toMatch(/^[a-z]+:[A-Z][A-Za-z]+$/);
    }
    expect(resources["vpc-endpoint-ssmmessages"]!.from[""]).toContain("ecsServices.enableExecuteCommand");
  });

  it("have China's names there", () => {
    const environment = {
      region: "cn-north-1",
      vpc: { availabilityZones: ["cn-north-1a", "cn-north-1b"], enableInterfaceEndpoints: true },
    };
    const resources = lower("prod", environment);
    const nameOf = (id: string) => resources[`vpc-endpoint-${id}`]!.inputs["serviceName"];
    expect(nameOf("ecr-dkr")).toBe("cn.com.amazonaws.cn-north-1.ecr.dkr");
    expect(nameOf("s3")).toBe("com.amazonaws.cn-north-1.s3");
    expect(nameOf("logs")).toBe("com.amazonaws.cn-north-1.logs");
    expect(JSON.stringify(resources["vpc-endpoint-s3"]!.inputs["policy"])).toContain("arn:aws-cn:s3:::");
  });
});

describe("what the spec's own statements allow", () => {
  const stated = (...iamStatements: readonly object[]) => ({
    vpc: { enableInterfaceEndpoints: true },
    ecsServices: { serviceExtras: { api: { iamStatements } } },
  });
  const key = "ecsServices.serviceExtras.api.iamStatements";
  const avatars = { Action: ["s3:GetObjectTagging", "sqs:PurgeQueue"], Resource: ["arn:aws:s3:::tidechat-avatars/*"] };

  it("passes the endpoint of its service, for the resources that it names", () => {
    const resources = lower("prod", stated(avatars, { Action: ["cloudwatch:GetMetricData"], Resource: ["*"] }));
    expect(statementsOf(resources["vpc-endpoint-s3"]!).at(-1)).toEqual({
      Effect: "Allow",
      Principal: "*",
      Action: ["s3:GetObjectTagging"],
      Resource: ["arn:aws:s3:::tidechat-avatars/*"],
      Condition: { StringEquals: { "aws:PrincipalAccount": account } },
    });
    expect(statementsOf(resources["vpc-endpoint-sqs"]!)[0]!.Action).toContain("sqs:PurgeQueue");
    expect(statementsOf(resources["vpc-endpoint-monitoring"]!)[0]!.Action).toEqual([
      "cloudwatch:PutMetricData",
      "cloudwatch:GetMetricData",
    ]);
    expect(resources["vpc-endpoint-s3"]!.from["policy"]).toContain(key);
    expect(resources["vpc-endpoint-logs"]!.from["policy"]).not.toContain(key);
  });

  it("is stated once, and not what it denies", () => {
    const one = lower("prod", stated(avatars, avatars, { ...avatars, Effect: "Deny", Resource: ["arn:aws:s3:::other/*"] }));
    expect(statementsOf(one["vpc-endpoint-s3"]!)).toHaveLength(3);
  });
});

describe("the S3 endpoint", () => {
  const endpoint = lower("prod")["vpc-endpoint-s3"]!;

  it("is on the route tables of tasks, not on the data tier's", () => {
    expect(endpoint.inputs["vpcEndpointType"]).toBe("Gateway");
    expect(endpoint.inputs["routeTableIds"].map((each: { $ref: string }) => each.$ref)).toEqual([
      "vpc-public-routes",
      "vpc-private-routes-a",
      "vpc-private-routes-b",
    ]);
    expect(endpoint.from["routeTableIds"]).toEqual(["vpc.availabilityZones"]);
  });

  it("allows image layers, packages and this account's own buckets", () => {
    const [own, reading] = statementsOf(endpoint);
    expect(own!.Condition).toEqual({ StringEquals: { "aws:PrincipalAccount": account, "aws:ResourceAccount": account } });
    expect(reading).toMatchObject({ Action: "s3:GetObject" });
    expect(reading!.Condition).toBeUndefined();
    expect(reading!.Resource).toEqual([
      "arn:aws:s3:::prod-eu-central-1-starport-layer-bucket/*",
      "arn:aws:s3:::al2023-repos-eu-central-1-de612dc2/*",
      "arn:aws:s3:::amazonlinux-2-repos-eu-central-1/*",
    ]);
    expect(endpoint.from["policy"]).toEqual(["region", "rule:endpoint-policy-own-account"]);
  });
});

describe("flow logs (vpc-flow-logs)", () => {
  it.each([
    ["dev", {}, "ALL", 600, 7],
    ["prod", {}, "ALL", 60, 30],
    ["prod", { flowLogRetentionDays: null }, "ALL", 60, 365],
    ["dev", { flowLogTraffic: "REJECT", flowLogAggregationSeconds: 60, flowLogRetentionDays: 90 }, "REJECT", 60, 90],
  ])("of %s with %j record %s every %i seconds, for %i days", (name, over, traffic, seconds, days) => {
    const resources = lower(name, { vpc: over });
    expect(resources["vpc-flow-log"]!.inputs).toMatchObject({
      vpcId: { $ref: "vpc", path: ["id"] },
      trafficType: traffic,
      maxAggregationInterval: seconds,
      logDestinationType: "cloud-watch-logs",
      logDestination: { $ref: "vpc-flow-logs", path: ["arn"] },
      iamRoleArn: { $ref: "vpc-flow-logs-role", path: ["arn"] },
    });
    expect(resources["vpc-flow-logs"]!.inputs["retentionInDays"]).toBe(days);
    expect(resources["vpc-flow-log"]!.from["trafficType"]).toEqual(["vpc.flowLogTraffic"]);
    expect(resources["vpc-flow-log"]!.from["maxAggregationInterval"]).toEqual(["vpc.flowLogAggregationSeconds"]);
  });

  it("are encrypted with the environment's key where it has one (log-group-customer-managed-key)", () => {
    const keyOf = (enableCustomerManagedKeys: boolean) =>
      lower("prod", { iam: { enableCustomerManagedKeys } })["vpc-flow-logs"]!.inputs["kmsKeyId"];
    expect(keyOf(true)).toEqual({ $ref: "iam-key", path: ["arn"] });
    expect(keyOf(false)).toBeUndefined();
  });

  it("are written by a role that only this account's flow logs can assume (flow-log-role-own-account)", () => {
    const [statement] = lower("prod")["vpc-flow-logs-role"]!.inputs["assumeRolePolicy"].$json.Statement;
    expect(statement.Principal).toEqual({ Service: "vpc-flow-logs.amazonaws.com" });
    expect(statement.Condition).toEqual({
      StringEquals: { "aws:SourceAccount": account },
      ArnLike: { "aws:SourceArn": { $concat: ["arn:aws:ec2:eu-central-1:", account, ":vpc-flow-log/*"] } },
    });
  });

  it("are written only to their group, and wait for the permission", () => {
    const resources = lower("prod");
    const [writing, listing] = resources["vpc-flow-logs-policy"]!.inputs["policy"].$json.Statement;
    expect(writing.Action).toContain("logs:PutLogEvents");
    for (const target of writing.Resource) expect(JSON.stringify(target)).toContain('"$ref":"vpc-flow-logs"');
    expect(listing.Action).toBe("logs:DescribeLogGroups");
    expect(listing.Resource).not.toBe("*");
    expect(JSON.stringify(resources["vpc-flow-log"]!.options.dependsOn)).toContain("vpc-flow-logs-policy");
  });
});
