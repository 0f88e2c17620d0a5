/** Physical names: what AWS takes for each type (rows of the constraints in brackets), and that no two resources share one. */
import { parse } from "../../compiler/plan/expressions.ts";
import type { Plan, PlanValue } from "../../compiler/plan/types.ts";

interface NameFormat {
  readonly property: string;
  readonly pattern: RegExp;
  /** The account's 12 digits are added at deployment. */
  readonly accountSuffix?: boolean;
}

const dashed = (limit: number) => new RegExp(`^(?=.{1,${limit}}$)[a-zA-Z](-?[a-zA-Z0-9])*$`);

const formats: Readonly<Record<string, NameFormat>> = {
  "aws:lb/loadBalancer:LoadBalancer": { property: "name", pattern: /^(?!internal-)(?=.{1,32}$)[a-zA-Z0-9](-?[a-zA-Z0-9])*$/ }, // B1
  "aws:lb/targetGroup:TargetGroup": { property: "name", pattern: /^(?=.{1,32}$)[a-zA-Z0-9](-?[a-zA-Z0-9])*$/ }, // B1
  "aws:rds/instance:Instance": { property: "identifier", pattern: /^(?=.{1,63}$)[a-z](-?[a-z0-9])*$/ }, // R1
  "aws:rds/proxy:Proxy": { property: "name", pattern: dashed(63) }, // X1
  "aws:rds/subnetGroup:SubnetGroup": { property: "name", pattern: /^(?!default$)[a-z0-9._ -]{1,255}$/ }, // R16
  "aws:rds/parameterGroup:ParameterGroup": { property: "name", pattern: /^(?=.{1,255}$)[a-z](-?[a-z0-9])*$/ }, // P1
  "aws:elasticache/replicationGroup:ReplicationGroup": { property: "replicationGroupId", pattern: /^(?=.{1,40}$)[a-z](-?[a-z0-9])*$/ }, // E1
  "aws:elasticache/subnetGroup:SubnetGroup": { property: "name", pattern: /^[a-z0-9-]{1,255}$/ }, // E14
  "aws:elasticache/parameterGroup:ParameterGroup": { property: "name", pattern: dashed(255) },
  "aws:iam/role:Role": { property: "name", pattern: /^[\w+=,.@-]{1,64}$/ }, // N1
  "aws:iam/rolePolicy:RolePolicy": { property: "name", pattern: /^[\w+=,.@-]{1,128}$/ }, // N1
  "aws:sqs/queue:Queue": { property: "name", pattern: /^[A-Za-z0-9_-]{1,80}$/ }, // Q1
  "aws:sns/topic:Topic": { property: "name", pattern: /^[A-Za-z0-9_-]{1,256}$/ }, // Q8
  "aws:secretsmanager/secret:Secret": { property: "name", pattern: /^(?!.*-[A-Za-z0-9]{6}$)[A-Za-z0-9/_+=.@-]{1,512}$/ }, // N3
  "aws:ecr/repository:Repository": {
    property: "name",
    pattern: /^(?=.{2,256}$)[a-z][a-z0-9]*((\.|_|__|-+)[a-z0-9]+)*(\/[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*)*$/,
  }, // N4
  "aws:ecs/cluster:Cluster": { property: "name", pattern: /^[A-Za-z0-9_-]{1,255}$/ }, // F8
  "aws:ecs/service:Service": { property: "name", pattern: /^[A-Za-z0-9_-]{1,255}$/ }, // F8
  "aws:ecs/taskDefinition:TaskDefinition": { property: "family", pattern: /^[A-Za-z0-9_-]{1,255}$/ }, // F8
  "aws:cloudwatch/logGroup:LogGroup": { property: "name", pattern: /^(?!aws\/)[.\-_/#A-Za-z0-9]{1,512}$/ }, // L2
  "aws:cloudwatch/metricAlarm:MetricAlarm": { property: "name", pattern: /^.{1,255}$/ }, // A1
  "aws:cloudwatch/dashboard:Dashboard": { property: "dashboardName", pattern: /^[A-Za-z0-9_-]{1,255}$/ },
  "aws:ec2/securityGroup:SecurityGroup": { property: "name", pattern: /^(?!sg-)[a-zA-Z0-9. _:/()#,@[\]+=&;{}!$*-]{1,255}$/ }, // V9
  "aws:wafv2/webAcl:WebAcl": { property: "name", pattern: /^[\w-]{1,128}$/ }, // W2
  "aws:backup/vault:Vault": { property: "name", pattern: /^[a-zA-Z0-9_-]{2,50}$/ }, // K1
  "aws:backup/plan:Plan": { property: "name", pattern: /^[a-zA-Z0-9_.-]{1,50}$/ }, // K1
  "aws:kms/alias:Alias": { property: "name", pattern: /^alias\/(?!aws\/)[a-zA-Z0-9/_-]{1,250}$/ }, // N7
  "aws:s3/bucket:Bucket": { property: "bucket", pattern: /^(?=.{3,63}$)(?!xn--|sthree-)[a-z0-9][a-z0-9.-]*[a-z0-9]$/, accountSuffix: true }, // N5
  "aws:scheduler/schedule:Schedule": { property: "name", pattern: /^[0-9a-zA-Z._-]{1,64}$/ },
  "aws:appautoscaling/policy:Policy": { property: "name", pattern: /^.{1,256}$/ }, // AS6
};

/** Types whose names may repeat: unique within a parent (role, scaling target), not in the region. */
const uniqueWithinParent: ReadonlySet<string> = new Set(["aws:iam/rolePolicy:RolePolicy", "aws:appautoscaling/policy:Policy"]);

/** Every physical name of the plan with its type, as AWS would compare them. */
export function physicalNames(plan: Plan): readonly { readonly id: string; readonly type: string; readonly name: string }[] {
  return plan.resources.flatMap(({ id, type, inputs }) => {
    const format = formats[type];
    const name = format === undefined ? undefined : text(inputs[format.property]);
    return name === undefined ? [] : [{ id, type, name }];
  });
}

/** What is wrong with the names of a plan. */
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

/** Text with the account id (12 digits) and four random bytes (8 hex digits) in place of their expressions; nothing for others. */
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
