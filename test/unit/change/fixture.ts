/** Small plans for questions about one resource. */
import { changeOf } from "../../../compiler/change/operations/index.ts";
import type { Operation } from "../../../compiler/change/types.ts";
import type { Plan, PlanInputs, PlanOptions, PlanResource } from "../../../compiler/plan/types.ts";

export const types = {
  balancer: "aws:lb/loadBalancer:LoadBalancer",
  bucket: "aws:s3/bucket:Bucket",
  cache: "aws:elasticache/replicationGroup:ReplicationGroup",
  database: "aws:rds/instance:Instance",
  group: "aws:lb/targetGroup:TargetGroup",
  listener: "aws:lb/listener:Listener",
  password: "random:index/randomPassword:RandomPassword",
  policy: "aws:iam/rolePolicy:RolePolicy",
  queue: "aws:sqs/queue:Queue",
  role: "aws:iam/role:Role",
  rule: "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
  subnetGroup: "aws:rds/subnetGroup:SubnetGroup",
  topic: "aws:sns/topic:Topic",
  /** Without replacement facts. */
  unknown: "aws:glue/job:Job",
} as const;

export function resource(id: string, type: keyof typeof types, inputs: PlanInputs = {}, options: PlanOptions = {}): PlanResource {
  const from = Object.fromEntries(Object.keys(inputs).map((name) => [name, [`key.${name}`]]));
  return { id, module: "test", type: types[type], inputs, options, from };
}

export function plan(resources: readonly PlanResource[], more: Partial<Plan> = {}): Plan {
  return {
    format: 1,
    project: "test",
    environment: "test",
    class: "dev",
    region: "eu-central-1",
    spec: { schema: 1, files: {} },
    providers: {
      aws: { package: "aws", version: "7.48.0", inputs: { region: "eu-central-1", defaultTags: { tags: { Project: "test" } } } },
    },
    config: {},
    data: {},
    resources,
    outputs: {},
    usage: {},
    waivers: [],
    ...more,
  };
}

/** The operations between two lists of resources. */
export function operations(before: readonly PlanResource[], after: readonly PlanResource[]): readonly Operation[] {
  return changeOf(plan(before), plan(after)).operations;
}

/** `queue: replace delete first (name)`: each operation with the properties that differ. */
export function words(found: readonly Operation[]): readonly string[] {
  return found.map(({ id, kind, order, properties }) => {
    const names = properties.map(({ name }) => name).join(" ");
    return [`${id}: ${kind}`, order, names === "" ? undefined : `(${names})`].filter(Boolean).join(" ");
  });
}

export const ref = (id: string, ...path: readonly (string | number)[]): PlanInputs[string] => ({ $ref: id, path });
