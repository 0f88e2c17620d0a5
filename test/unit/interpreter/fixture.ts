/** A small plan by hand, with every kind of expression and option, and the spec that it pretends to come from. */
import { fingerprint } from "../../../compiler/source/fingerprint.ts";
import { when } from "../../../compiler/plan/builder/expr.ts";
import type { Plan, PlanResource, PlanValue } from "../../../compiler/plan/types.ts";

/** Spec text; its key order, comments and layout do not count for freshness. */
export const specText = `# the fixture's spec
network:
  cidr: 10.0.0.0/16
  zones: 2
database:
  instanceClass: db.t4g.micro
site:
  domain: example.org
`;

export const specPath = "spec/small.yaml";

function planned(
  id: string,
  module: string,
  type: string,
  inputs: PlanResource["inputs"],
  options: PlanResource["options"] = {},
  from: PlanResource["from"] = {},
): PlanResource {
  return { id, module, type, inputs, options, from };
}

const resources: readonly PlanResource[] = [
  planned(
    "network",
    "net",
    "aws:ec2/vpc:Vpc",
    { cidrBlock: "10.0.0.0/16", tags: { Name: "small" } },
    {},
    { "": ["network"], cidrBlock: ["network.cidr"] },
  ),
  planned("subnet-a", "net", "aws:ec2/subnet:Subnet", { vpcId: { $ref: "network", path: ["id"] }, cidrBlock: "10.0.0.0/24" }),
  planned(
    "subnet-b",
    "net",
    "aws:ec2/subnet:Subnet",
    { vpcId: { $ref: "network", path: ["id"] }, cidrBlock: "10.0.1.0/24" },
    { dependsOn: ["subnet-a"] },
  ),
  planned("database-subnets", "db", "aws:rds/subnetGroup:SubnetGroup", {
    name: "small",
    subnetIds: [
      { $ref: "subnet-a", path: ["id"] },
      { $ref: "subnet-b", path: ["id"] },
    ],
  }),
  planned("password", "db", "random:index/randomPassword:RandomPassword", { length: 32, special: false }),
  planned(
    "database",
    "db",
    "aws:rds/instance:Instance",
    {
      identifier: "small",
      instanceClass: "db.t4g.micro",
      engine: "postgres",
      engineVersion: "17",
      allocatedStorage: 20,
      dbSubnetGroupName: { $ref: "database-subnets", path: ["name"] },
      username: "app",
      password: { $ref: "password", path: ["result"] },
      deletionProtection: true,
      skipFinalSnapshot: true,
      tags: { owner: { $config: "owner" }, size: either("large", "large", "small") },
    },
    { protect: true, ignoreChanges: ["allocatedStorage"], customTimeouts: { create: "60m" } },
    { "": ["database"], instanceClass: ["database.instanceClass"], storageEncrypted: ["rule:database-not-public"] },
  ),
  planned("url", "db", "aws:secretsmanager/secret:Secret", { name: "small/url", recoveryWindowInDays: 0 }),
  planned("url-version", "db", "aws:secretsmanager/secretVersion:SecretVersion", {
    secretId: { $ref: "url", path: ["id"] },
    secretString: {
      $json: {
        url: {
          $concat: ["postgres://app:", { $ref: "password", path: ["result"] }, "@", { $ref: "database", path: ["endpoint"] }, "/app"],
        },
        apiKey: { $config: "apiKey" },
        port: { $ref: "database", path: ["port"] },
      },
    },
  }),
  planned("certificate", "web", "aws:acm/certificate:Certificate", {
    domainName: "example.org",
    subjectAlternativeNames: ["www.example.org"],
    validationMethod: "DNS",
  }),
  ...["example.org", "www.example.org"].map((domain) =>
    planned(
      `record-${domain.replaceAll(".", "-")}`,
      "web",
      "aws:route53/record:Record",
      Object.fromEntries(
        Object.entries({ name: "resourceRecordName", type: "resourceRecordType" })
          .map(([property, output]): [string, unknown] => [property, validation(domain, output)])
          .concat([
            ["zoneId", { $data: "zone", path: ["zoneId"] }],
            ["ttl", 60],
            ["records", [validation(domain, "resourceRecordValue")]],
          ]),
      ) as PlanResource["inputs"],
    ),
  ),
  planned("bucket", "web", "aws:s3/bucket:Bucket", {
    bucket: { $concat: ["small-", { $data: "caller", path: ["accountId"] }] },
    tags: { $literal: { $strange: "kept" } },
  }),
  planned("policy", "web", "aws:s3/bucketPolicy:BucketPolicy", {
    bucket: { $ref: "bucket", path: ["bucket"] },
    policy: {
      $json: {
        Statement: [
          { Action: "s3:GetObject", Effect: "Deny", Principal: "*", Resource: { $concat: [{ $ref: "bucket", path: ["arn"] }, "/*"] } },
        ],
        Version: "2012-10-17",
      },
    },
  }),
  planned("far-topic", "web", "aws:sns/topic:Topic", { name: "small-far" }, { provider: "far" }),
];

function validation(domain: string, output: string): unknown {
  return { $ref: "certificate", path: ["domainValidationOptions", { find: { domainName: domain } }, output] };
}

const defaultTags = { tags: { project: "shop", environment: "small" } };

/** The plan; `change` gives the parts that a test needs otherwise. */
export function smallPlan(change: Partial<Plan> = {}): Plan {
  return {
    format: 1,
    project: "shop",
    environment: "small",
    class: "dev",
    region: "eu-central-1",
    spec: { schema: 1, files: { [specPath]: fingerprint(specText) } },
    providers: {
      aws: { package: "aws", version: "7.48.0", inputs: { region: "eu-central-1", defaultTags, allowedAccountIds: ["123456789012"] } },
      far: { package: "aws", version: "7.48.0", inputs: { region: "us-east-1", defaultTags } },
    },
    config: {
      owner: { type: "string", secret: false, required: true, pattern: "^[a-z]+$", example: "team", description: "Who to ask." },
      apiKey: { type: "string", secret: true, required: true, requiredUnless: "bootstrap", description: "Key of the mail service." },
      large: { type: "boolean", secret: false, required: false, description: "More of everything." },
      bootstrap: { type: "boolean", secret: false, required: false, description: "First deployment." },
    },
    data: {
      caller: { function: "aws:index/getCallerIdentity:getCallerIdentity", inputs: {} },
      zone: { function: "aws:route53/getZone:getZone", inputs: { name: "example.org" } },
    },
    resources,
    outputs: {
      databaseEndpoint: { value: { $ref: "database", path: ["endpoint"] }, description: "Host and port.", module: "db", secret: false },
      account: { value: { $data: "caller", path: ["accountId"] }, description: "Account number.", module: "net", secret: false },
      password: { value: { $ref: "password", path: ["result"] }, description: "For migrations.", module: "db", secret: false },
      urlSecret: { value: { $ref: "url", path: ["arn"] }, description: "Secret with the URL.", module: "db", secret: true },
      note: {
        value: either("large", "large", null),
        description: "Only when large.",
        module: "db",
        secret: false,
      },
    },
    usage: {},
    waivers: [],
    ...change,
  };
}

/** A choice by stack config. */
export function either(config: string, yes: PlanValue, no: PlanValue, matches?: string): PlanValue {
  return when(matches === undefined ? { config } : { config, matches }, yes, no) as unknown as PlanValue;
}

/** The plan with one resource changed, or others in place of it. */
export function withResource(plan: Plan, id: string, change: (resource: PlanResource) => PlanResource | readonly PlanResource[]): Plan {
  return { ...plan, resources: plan.resources.flatMap((resource) => (resource.id === id ? change(resource) : resource)) };
}
