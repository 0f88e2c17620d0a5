/** ARNs in policies of a plan, as patterns: the form is known before deployment, even where names are not. */
import { parse } from "../../plan/expressions.ts";
import type { PlanReader } from "../../plan/reader.ts";
import type { PlanValue } from "../../plan/types.ts";

/** ARNs of planned resources that policies refer to, by type. */
const arns: Readonly<Record<string, string>> = {
  "aws:backup/vault:Vault": "arn:aws:backup:x:x:backup-vault:x",
  "aws:cloudwatch/logGroup:LogGroup": "arn:aws:logs:x:x:log-group:x",
  "aws:dynamodb/table:Table": "arn:aws:dynamodb:x:x:table/x",
  "aws:ecr/repository:Repository": "arn:aws:ecr:x:x:repository/x",
  "aws:ecs/cluster:Cluster": "arn:aws:ecs:x:x:cluster/x",
  "aws:ecs/service:Service": "arn:aws:ecs:x:x:service/x/x",
  "aws:ecs/taskDefinition:TaskDefinition": "arn:aws:ecs:x:x:task-definition/x:1",
  "aws:iam/role:Role": "arn:aws:iam::x:role/x",
  "aws:kms/alias:Alias": "arn:aws:kms:x:x:alias/x",
  "aws:kms/key:Key": "arn:aws:kms:x:x:key/x",
  "aws:lambda/function:Function": "arn:aws:lambda:x:x:function:x",
  "aws:rds/instance:Instance": "arn:aws:rds:x:x:db:x",
  "aws:s3/bucket:Bucket": "arn:aws:s3:::x",
  "aws:secretsmanager/secret:Secret": "arn:aws:secretsmanager:x:x:secret:x-xxxxxx",
  "aws:sns/topic:Topic": "arn:aws:sns:x:x:x",
  "aws:sqs/queue:Queue": "arn:aws:sqs:x:x:x",
  "aws:ssm/parameter:Parameter": "arn:aws:ssm:x:x:parameter/x",
};

/** The ARN with `x` for unknown names; undefined if its form is unknown as well. */
export function arnPattern(view: PlanReader, value: PlanValue): string | undefined {
  const node = parse(value);
  if (node.kind === "scalar") return String(node.value);
  if (node.kind === "data" || node.kind === "config") return "x";
  if (node.kind === "concat") {
    const parts = node.parts.map((part) => arnPattern(view, part));
    return parts.includes(undefined) ? undefined : parts.join("");
  }
  if (node.kind !== "ref") return undefined;
  const [output] = node.path;
  if (output === "arnWithoutRevision") return "arn:aws:ecs:x:x:task-definition/x";
  return output === "arn" ? arns[view.byId(node.id)?.type ?? ""] : "x";
}
