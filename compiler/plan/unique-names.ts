/** Names that exist only once in an account, in a region of it, or in the world, whichever spec states them. */
import { canonicalType, readerOf } from "./reader.ts";
import type { Plan, PlanResource } from "./types.ts";

/** Where two resources cannot have one name. */
export type NameScope = "region" | "account" | "world";

export interface UniqueName {
  readonly resource: PlanResource;
  /** The input that holds the name. */
  readonly property: string;
  readonly value: string;
  readonly scope: NameScope;
}

/** Types whose names are unique, by scope. A type that is missing here has names that several resources may share. */
const namedBy: Readonly<Record<NameScope, Readonly<Record<string, readonly string[]>>>> = {
  // Names of IAM, and dashboards, belong to no region.
  account: {
    name: [
      ...["role:Role", "policy:Policy", "user:User", "group:Group", "instanceProfile:InstanceProfile"].map((type) => `aws:iam/${type}`),
      "aws:iam/samlProvider:SamlProvider",
      "aws:route53/zone:Zone",
      "aws:budgets/budget:Budget",
    ],
    url: ["aws:iam/openIdConnectProvider:OpenIdConnectProvider"],
    dashboardName: ["aws:cloudwatch/dashboard:Dashboard"],
  },
  region: {
    identifier: ["aws:rds/instance:Instance"],
    clusterIdentifier: ["aws:rds/cluster:Cluster", "aws:docdb/cluster:Cluster", "aws:redshift/cluster:Cluster"],
    replicationGroupId: ["aws:elasticache/replicationGroup:ReplicationGroup"],
    clusterId: ["aws:elasticache/cluster:Cluster"],
    userId: ["aws:elasticache/user:User"],
    policyName: ["aws:cloudwatch/logResourcePolicy:LogResourcePolicy"],
    alarmName: ["aws:cloudwatch/compositeAlarm:CompositeAlarm"],
    name: [
      ...["subnetGroup:SubnetGroup", "parameterGroup:ParameterGroup", "proxy:Proxy", "eventSubscription:EventSubscription"].map(
        (type) => `aws:rds/${type}`,
      ),
      ...["subnetGroup:SubnetGroup", "parameterGroup:ParameterGroup"].map((type) => `aws:elasticache/${type}`),
      ...["loadBalancer:LoadBalancer", "targetGroup:TargetGroup"].map((type) => `aws:lb/${type}`),
      ...["logGroup:LogGroup", "metricAlarm:MetricAlarm", "eventBus:EventBus", "eventRule:EventRule"].map(
        (type) => `aws:cloudwatch/${type}`,
      ),
      "aws:backup/vault:Vault",
      "aws:dynamodb/table:Table",
      "aws:ecr/repository:Repository",
      "aws:ecs/cluster:Cluster",
      "aws:kinesis/stream:Stream",
      "aws:kms/alias:Alias",
      "aws:lambda/function:Function",
      "aws:secretsmanager/secret:Secret",
      "aws:sfn/stateMachine:StateMachine",
      "aws:sns/topic:Topic",
      "aws:sqs/queue:Queue",
      "aws:ssm/parameter:Parameter",
      "aws:wafv2/ipSet:IpSet",
      "aws:wafv2/ruleGroup:RuleGroup",
      "aws:wafv2/webAcl:WebAcl",
    ],
  },
  world: { bucket: ["aws:s3/bucket:Bucket", "aws:s3/bucketV2:BucketV2"] },
};

const byType = new Map(
  (Object.keys(namedBy) as NameScope[]).flatMap((scope) =>
    Object.entries(namedBy[scope]).flatMap(([property, types]) => types.map((type) => [type, { property, scope }] as const)),
  ),
);

/** The unique names that a plan states. A name that only deployment tells, or that AWS chooses, is nobody's claim. */
export function uniqueNames(plan: Plan): readonly UniqueName[] {
  const reader = readerOf(plan);
  return plan.resources.flatMap((resource) => {
    const named = byType.get(canonicalType(resource.type));
    const value = named === undefined ? undefined : reader.known(resource.inputs[named.property]);
    return named === undefined || typeof value !== "string" ? [] : [{ resource, value, ...named }];
  });
}

const properties = new Set([...byType.values()].map(({ property }) => property));

/** Can an input of this name hold a unique name? */
export function mayBeUnique(property: string): boolean {
  return properties.has(property);
}
