/** Quotas and capacities that a change consumes or frees. */
import { demandsOf } from "../cost/limits.ts";
import { readerOf, type PlanReader } from "../plan/reader.ts";
import type { Plan } from "../plan/types.ts";
import { isList } from "../plan/values.ts";
import { decimalText } from "../pricing/decimal.ts";
import type { LimitChange } from "./types.ts";

/** A quota of AWS, with the value that an account has unless AWS raised it. */
interface Quota {
  readonly name: string;
  readonly unit: string;
  readonly limit: number;
  readonly source: string;
  readonly used: (view: PlanReader) => number;
}

const vpcQuotas = "https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html";
const albQuotas = "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-limits.html";

const quotas: readonly Quota[] = [
  { name: "Elastic IP addresses per region", unit: "addresses", limit: 5, source: vpcQuotas, used: count("aws:ec2/eip:Eip") },
  { name: "interface endpoints per VPC", unit: "endpoints", limit: 50, source: vpcQuotas, used: interfaceEndpoints },
  { name: "inbound rules of a security group", unit: "rules", limit: 60, source: vpcQuotas, used: most("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", "securityGroupId") },
  { name: "outbound rules of a security group", unit: "rules", limit: 60, source: vpcQuotas, used: most("aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule", "securityGroupId") },
  { name: "rules of a load balancer", unit: "rules", limit: 100, source: albQuotas, used: most("aws:lb/listenerRule:ListenerRule", "listenerArn") },
  { name: "target groups of a load balancer", unit: "groups", limit: 100, source: albQuotas, used: count("aws:lb/targetGroup:TargetGroup") },
  {
    name: "RDS instances per region", unit: "instances", limit: 40,
    source: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_Limits.html", used: count("aws:rds/instance:Instance"),
  },
  {
    name: "Redis nodes per region", unit: "nodes", limit: 300,
    source: "https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/quota-limits.html",
    used: total("aws:elasticache/replicationGroup:ReplicationGroup", "numCacheClusters"),
  },
  {
    name: "CloudWatch alarms per region", unit: "alarms", limit: 5000,
    source: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_limits.html", used: count("aws:cloudwatch/metricAlarm:MetricAlarm"),
  },
  {
    name: "Fargate vCPUs at the maximum of autoscaling", unit: "vCPUs", limit: 6,
    source: "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-quotas.html", used: fargate,
  },
  {
    name: "IAM roles per account", unit: "roles", limit: 1000,
    source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html", used: count("aws:iam/role:Role"),
  },
  {
    name: "S3 buckets per account", unit: "buckets", limit: 10_000,
    source: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/BucketRestrictions.html", used: count("aws:s3/bucket:Bucket"),
  },
]; // prettier-ignore

function count(type: string): Quota["used"] {
  return (view) => view.ofType(type).length;
}

function total(type: string, property: string): Quota["used"] {
  return (view) => view.ofType(type).reduce((sum, resource) => sum + view.number(resource, property, 1), 0);
}

/** The largest number of resources that one parent has. */
function most(type: string, parent: string): Quota["used"] {
  return (view) => {
    const counts = new Map<string, number>();
    for (const { inputs } of view.ofType(type)) {
      const id = JSON.stringify(inputs[parent]);
      counts.set(id, (counts.get(id) ?? 0) + 1);
    }
    return Math.max(0, ...counts.values());
  };
}

function interfaceEndpoints(view: PlanReader): number {
  return view.ofType("aws:ec2/vpcEndpoint:VpcEndpoint").filter(({ inputs }) => isList(inputs["subnetIds"])).length;
}

function fargate(view: PlanReader): number {
  const most = new Map(
    view
      .ofType("aws:appautoscaling/target:Target")
      .flatMap((target) => view.targets(target.inputs["resourceId"]).map(({ id }) => [id, view.number(target, "maxCapacity", 0)] as const)),
  );
  return view.ofType("aws:ecs/service:Service").reduce((sum, service) => {
    const task = view.target(service.inputs["taskDefinition"]);
    const tasks = most.get(service.id) ?? view.number(service, "desiredCount", 1);
    return sum + (task === undefined ? 0 : (tasks * view.number(task, "cpu", 0)) / 1024);
  }, 0);
}

/** Quotas and capacities whose use or size differs. The ones that are exceeded come first, then by the share that is used. */
export function limitChanges(before: Plan | undefined, after: Plan | undefined): readonly LimitChange[] {
  if (after === undefined) return [];
  const old = before === undefined ? new Map<string, Use>() : usesOf(before);
  const found = [...usesOf(after)].flatMap(([name, now]): readonly LimitChange[] => {
    const was = old.get(name);
    if (was?.used === now.used && was.limit === now.limit) return [];
    return [
      {
        name,
        unit: now.unit,
        before: was?.used ?? 0,
        after: now.used,
        limit: now.limit,
        limitBefore: was?.limit ?? now.limit,
        source: now.source,
      },
    ];
  });
  return found.sort((a, b) => b.after / b.limit - a.after / a.limit || (a.name < b.name ? -1 : 1));
}

interface Use {
  readonly used: number;
  readonly limit: number;
  readonly unit: string;
  readonly source: string;
}

function usesOf(plan: Plan): ReadonlyMap<string, Use> {
  const view = readerOf(plan, "in-service");
  const stated = quotas.map(({ name, unit, limit, source, used }) => [name, { used: used(view), limit, unit, source }] as const);
  const computed = demandsOf(plan).map(({ name, unit, demand, capacity, key }) => {
    const use = {
      used: Number(decimalText(demand, 2)),
      limit: Math.floor(Number(decimalText(capacity, 2))),
      unit,
      source: `the plan and its usage: ${key}`,
    };
    return [`${name}, busiest hour`, use] as const;
  });
  return new Map([...stated, ...computed].filter(([, { used }]) => used > 0));
}
