/** Limits on how many resources or entries something has. */
import type { PlanValue } from "../../../plan/types.ts";
import { isList, isRecord, list, member, records, valueAt } from "../../../plan/values.ts";
import { metricsInMathAlarm } from "../../../aws/cloudwatch.ts";
import { egressType, ingressType } from "../../../reach/stated-rules.ts";
import type { PolicyView } from "../view.ts";
import { counted, countedBy, itemsOf, type Limit, type Sum } from "./limit.ts";

const vpc = "https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html";
const elb = "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-limits.html";
const scaling = "https://docs.aws.amazon.com/autoscaling/application/userguide/application-auto-scaling-quotas.html";
const alarms = "https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-limits.html";
const logs = "https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/cloudwatch_limits_cwl.html";

export const countLimits: readonly Limit[] = [
  { what: "metrics in the expressions of an alarm", most: metricsInMathAlarm, source: alarms, sums: alarmMetrics },
  { what: "metrics in the expressions of a scaling policy", most: metricsInMathAlarm, source: alarms, sums: policyMetrics },
  {
    what: "containers of a task definition",
    most: 10,
    source: "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-quotas.html",
    sums: itemsOf(10, "aws:ecs/taskDefinition:TaskDefinition", "containerDefinitions"),
  },
  {
    what: "tags of a resource",
    most: 50,
    source: "https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html",
    *sums(view) {
      const common = Object.keys((valueAt(view.plan.providers["aws"]?.inputs, "defaultTags.tags") ?? {}) as object);
      for (const { id, inputs } of view.plan.resources) {
        const { tags } = inputs;
        if (isRecord(tags)) yield { resource: id, property: "tags", value: new Set([...common, ...Object.keys(tags)]).size };
      }
    },
  },
  {
    what: "subscription filters of a log group",
    most: 2,
    source: logs,
    sums: countedBy("aws:cloudwatch/logSubscriptionFilter:LogSubscriptionFilter", "logGroup"),
  },
  {
    what: "metric filters of a log group",
    most: 100,
    source: logs,
    sums: countedBy("aws:cloudwatch/logMetricFilter:LogMetricFilter", "logGroupName"),
  },
  {
    what: "targets of an event rule",
    most: 5,
    source: "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-quota.html",
    sums: countedBy("aws:cloudwatch/eventTarget:EventTarget", "rule"),
  },
  {
    what: "resource assignments of a backup plan",
    most: 100,
    source: "https://docs.aws.amazon.com/aws-backup/latest/devguide/aws-backup-limits.html",
    sums: countedBy("aws:backup/selection:Selection", "planId"),
  },
  {
    what: "ingress rules of a security group",
    most: 60,
    quota: "Inbound or outbound rules per security group",
    source: vpc,
    sums: groupRules(ingressType, "ingress"),
  },
  {
    what: "egress rules of a security group",
    most: 60,
    quota: "Inbound or outbound rules per security group",
    source: vpc,
    sums: groupRules(egressType, "egress"),
  },
  {
    what: "security groups of a network interface",
    most: 5,
    quota: "Security groups per network interface",
    source: vpc,
    sums: (view) =>
      lengths(view, [
        "aws:lb/loadBalancer:LoadBalancer securityGroups",
        "aws:ec2/vpcEndpoint:VpcEndpoint securityGroupIds",
        "aws:rds/instance:Instance vpcSecurityGroupIds",
        "aws:elasticache/replicationGroup:ReplicationGroup securityGroupIds",
      ]),
  },
  { what: "subnets of a VPC", most: 200, quota: "Subnets per VPC", source: vpc, sums: countedBy("aws:ec2/subnet:Subnet", "vpcId") },
  {
    what: "route tables of a VPC",
    most: 200,
    quota: "Route tables per VPC",
    source: vpc,
    sums: countedBy("aws:ec2/routeTable:RouteTable", "vpcId"),
  },
  { what: "Elastic IP addresses", most: 5, quota: "EC2-VPC Elastic IPs", source: vpc, sums: counted("aws:ec2/eip:Eip") },
  {
    what: "rules of a listener",
    most: 100,
    quota: "Rules per Application Load Balancer",
    source: elb,
    sums: countedBy("aws:lb/listenerRule:ListenerRule", "listenerArn"),
  },
  {
    what: "listeners of a load balancer",
    most: 50,
    quota: "Listeners per Application Load Balancer",
    source: elb,
    sums: countedBy("aws:lb/listener:Listener", "loadBalancerArn"),
  },
  {
    what: "further certificates of a listener",
    most: 25,
    quota: "Certificates per Application Load Balancer",
    source: elb,
    sums: countedBy("aws:lb/listenerCertificate:ListenerCertificate", "listenerArn"),
  },
  {
    what: "managed policies of a role",
    most: 10,
    quota: "Managed policies per role",
    source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html",
    *sums(view) {
      yield* countedBy("aws:iam/rolePolicyAttachment:RolePolicyAttachment", "role")(view);
      yield* lengths(view, ["aws:iam/role:Role managedPolicyArns"]);
    },
  },
  { what: "scaling policies of a target", most: 50, source: scaling, sums: countedBy("aws:appautoscaling/policy:Policy", "resourceId") },
  {
    what: "scheduled actions of a target",
    most: 200,
    source: scaling,
    sums: countedBy("aws:appautoscaling/scheduledAction:ScheduledAction", "resourceId"),
  },
  {
    what: "rules of a network ACL",
    most: 20,
    quota: "Rules per network ACL",
    source: vpc,
    sums: countedBy("aws:ec2/networkAclRule:NetworkAclRule", "networkAclId"),
  },
];

function* alarmMetrics(view: PolicyView): Iterable<Sum> {
  for (const { id, inputs } of view.ofType("aws:cloudwatch/metricAlarm:MetricAlarm")) {
    const queries = records(inputs["metricQueries"]);
    if (queries.some((query) => query["expression"] !== undefined))
      yield { resource: id, property: "metricQueries", value: queries.filter((query) => query["metric"] !== undefined).length };
  }
}

function* policyMetrics(view: PolicyView): Iterable<Sum> {
  for (const { id, inputs } of view.ofType("aws:appautoscaling/policy:Policy")) {
    const property = "targetTrackingScalingPolicyConfiguration";
    const metrics = records(valueAt(inputs[property], "customizedMetricSpecification.metrics"));
    yield { resource: id, property, value: metrics.filter((metric) => metric["metricStat"] !== undefined).length };
  }
}

/** Rules of their own and rules inside the group. One that names a prefix list counts as many entries as the list may have. */
function groupRules(type: string, inline: string): Limit["sums"] {
  return function* (view) {
    const counts = new Map<string, { readonly value: number; readonly resource: string }>();
    for (const { id, inputs } of view.ofType(type)) {
      const group = view.target(inputs["securityGroupId"])?.id ?? view.known(inputs["securityGroupId"]);
      const entries = view.target(inputs["prefixListId"]);
      if (typeof group !== "string") continue;
      const weight = entries === undefined ? 1 : view.number(entries, "maxEntries", 1);
      counts.set(group, { value: (counts.get(group)?.value ?? 0) + weight, resource: id });
    }
    for (const [of, sum] of counts) yield { ...sum, property: "securityGroupId", of };
    for (const { id, inputs } of view.ofType("aws:ec2/securityGroup:SecurityGroup"))
      yield { resource: id, property: inline, value: list(inputs[inline]).reduce<number>((sum, each) => sum + endsOf(each), 0) };
  };
}

/** An inline rule with several other ends counts once for each of them. */
function endsOf(rule: PlanValue): number {
  const ends = ["cidrBlocks", "ipv6CidrBlocks", "securityGroups", "prefixListIds"].map((name) => list(member(rule, name)).length);
  return Math.max(
    1,
    ends.reduce((sum, count) => sum + count, 0),
  );
}

/** Lengths of the lists in inputs, each named by type and property. */
function* lengths(view: PolicyView, places: readonly string[]): Iterable<Sum> {
  for (const place of places) {
    const [type = "", property = ""] = place.split(" ");
    for (const { id, inputs } of view.ofType(type)) {
      const value = inputs[property];
      if (isList(value)) yield { resource: id, property, value: value.length };
    }
  }
}
