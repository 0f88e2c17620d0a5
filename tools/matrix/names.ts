/** Physical names: the pattern that AWS requires for each type, and no duplicates. */
import { parse } from "../../compiler/plan/expressions.ts";
import type { Plan, PlanValue } from "../../compiler/plan/types.ts";

interface NameFormat {
  readonly property: string;
  readonly pattern: RegExp;
  /** Deployment adds the account's 12 digits. */
  readonly accountSuffix?: boolean;
}

const dashed = (limit: number) => new RegExp(`^(?=.{1,${limit}}$)[a-zA-Z](-?[a-zA-Z0-9])*$`);

const formats: Readonly<Record<string, NameFormat>> = {
  "aws:lb/loadBalancer:LoadBalancer": { property: "name", pattern: /^(?!internal-)(?=.{1,32}$)[a-zA-Z0-9](-?[a-zA-Z0-9])*$/ },
  "aws:lb/targetGroup:TargetGroup": { property: "name", pattern: /^(?=.{1,32}$)[a-zA-Z0-9](-?[a-zA-Z0-9])*$/ },
  "aws:rds/instance:Instance": { property: "identifier", pattern: /^(?=.{1,63}$)[a-z](-?[a-z0-9])*$/ },
  "aws:rds/proxy:Proxy": { property: "name", pattern: dashed(63) },
  "aws:rds/subnetGroup:SubnetGroup": { property: "name", pattern: /^(?!default$)[a-z0-9._ -]{1,255}$/ },
  "aws:rds/parameterGroup:ParameterGroup": { property: "name", pattern: /^(?=.{1,255}$)[a-z](-?[a-z0-9])*$/ },
  "aws:elasticache/replicationGroup:ReplicationGroup": { property: "replicationGroupId", pattern: /^(?=.{1,40}$)[a-z](-?[a-z0-9])*$/ },
  "aws:elasticache/subnetGroup:SubnetGroup": { property: "name", pattern: /^[a-z0-9-]{1,255}$/ },
  "aws:elasticache/parameterGroup:ParameterGroup": { property: "name", pattern: dashed(255) },
  "aws:iam/role:Role": { property: "name", pattern: /^[\w+=,.@-]{1,64}$/ },
  "aws:iam/rolePolicy:RolePolicy": { property: "name", pattern: /^[\w+=,.@-]{1,128}$/ },
  "aws:sqs/queue:Queue": { property: "name", pattern: /^[A-Za-z0-9_-]{1,80}$/ },
  "aws:sns/topic:Topic": { property: "name", pattern: /^[A-Za-z0-9_-]{1,256}$/ },
  "aws:secretsmanager/secret:Secret": { property: "name", pattern: /^(?!.*-[A-Za-z0-9]{6}$)[A-Za-z0-9/_+=.@-]{1,512}$/ },
  "aws:ecr/repository:Repository": {
    property: "name",
    pattern: /^(?=.{2,256}$)[a-z][a-z0-9]*((\.|_|__|-+)[a-z0-9]+)*(\/[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*)*$/,
  },
  "aws:ecs/cluster:Cluster": { property: "name", pattern: /^[A-Za-z0-9_-]{1,255}$/ },
  "aws:ecs/service:Service": { property: "name", pattern: /^[A-Za-z0-9_-]{1,255}$/ },
  "aws:ecs/taskDefinition:TaskDefinition": { property: "family", pattern: /^[A-Za-z0-9_-]{1,255}$/ },
  "aws:cloudwatch/logGroup:LogGroup": { property: "name", pattern: /^(?!aws\/)[.\-_/#A-Za-z0-9]{1,512}$/ },
  "aws:cloudwatch/eventRule:EventRule": { property: "name", pattern: /^[.\-_A-Za-z0-9]{1,64}$/ },
  "aws:cloudwatch/metricAlarm:MetricAlarm": { property: "name", pattern: /^.{1,255}$/ },
  "aws:cloudwatch/dashboard:Dashboard": { property: "dashboardName", pattern: /^[A-Za-z0-9_-]{1,255}$/ },
  "aws:ec2/securityGroup:SecurityGroup": { property: "name", pattern: /^(?!sg-)[a-zA-Z0-9. _:/()#,@[\]+=&;{}!$*-]{1,255}$/ },
  "aws:wafv2/webAcl:WebAcl": { property: "name", pattern: /^[\w-]{1,128}$/ },
  "aws:backup/vault:Vault": { property: "name", pattern: /^[a-zA-Z0-9_-]{2,50}$/ },
  "aws:backup/plan:Plan": { property: "name", pattern: /^[a-zA-Z0-9_.-]{1,50}$/ },
  "aws:kms/alias:Alias": { property: "name", pattern: /^alias\/(?!aws\/)[a-zA-Z0-9/_-]{1,250}$/ },
  "aws:s3/bucket:Bucket": { property: "bucket", pattern: /^(?=.{3,63}$)(?!xn--|sthree-)[a-z0-9][a-z0-9.-]*[a-z0-9]$/, accountSuffix: true },
  "aws:scheduler/schedule:Schedule": { property: "name", pattern: /^[0-9a-zA-Z._-]{1,64}$/ },
  "aws:appautoscaling/policy:Policy": { property: "name", pattern: /^.{1,256}$/ },
  "aws:appautoscaling/scheduledAction:ScheduledAction": { property: "name", pattern: /^(?!.*[:/|])[!-~]{1,256}$/ },
};

/** Types whose names may repeat: unique within a parent (role, scaling target), not in the region. */
const uniqueWithinParent: ReadonlySet<string> = new Set([
  "aws:iam/rolePolicy:RolePolicy",
  "aws:appautoscaling/policy:Policy",
  "aws:appautoscaling/scheduledAction:ScheduledAction",
]);

/** Every physical name of the plan with its type, normalized as AWS compares them. */
export function physicalNames(plan: Plan): readonly { readonly id: string; readonly type: string; readonly name: string }[] {
  return plan.resources.flatMap(({ id, type, inputs }) => {
    const format = formats[type];
    const name = format === undefined ? undefined : text(inputs[format.property]);
    return name === undefined ? [] : [{ id, type, name }];
  });
}

/** The problems with the names of a plan. */
export function judgeNames(plan: Plan): readonly string[] {
  const problems: string[] = [];
  const seen = new Map<string, string>();
  for (const resource of plan.resources) {
    const format = formats[resource.type];
    if (format === undefined) continue;
    const name = text(resource.inputs[format.property]);
    if (name === undefined) problems.push(`${resource.id}: ${format.property} is no fixed name`);
    else if (!format.pattern.test(name))
      problems.push(`${resource.id}: ${format.property} "${name}" (${name.length} characters) does not match ${format.pattern.source}`);
    else if (!uniqueWithinParent.has(resource.type)) {
      const key = `${resource.type} ${name.toLowerCase()}`;
      const other = seen.get(key);
      if (other !== undefined) problems.push(`${resource.id} and ${other} are both called ${name}`);
      seen.set(key, resource.id);
    }
  }
  return problems;
}

/**
 * Text with sample values for the account id (12 digits) and four random bytes (8 hex digits) in place of their expressions; undefined for
 * other values.
 */
function text(value: PlanValue | undefined): string | undefined {
  if (typeof value === "string") return value;
  const node = parse(value ?? null);
  if (node.kind !== "concat") return undefined;
  const parts = node.parts.map(partText);
  return parts.includes(undefined) ? undefined : parts.join("");
}

function partText(part: PlanValue): string | undefined {
  const node = parse(part);
  if (node.kind === "scalar") return typeof node.value === "string" ? node.value : undefined;
  if (node.kind === "data") return node.id === "caller-identity" && node.path[0] === "accountId" ? "412356789014" : undefined;
  return node.kind === "ref" && node.path[0] === "hex" ? "0a1b2c3d" : undefined;
}
