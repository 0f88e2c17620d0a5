/** Classifies IAM actions (Service Authorization Reference, "Actions, resources, and condition keys for AWS services"). */

/** Actions without resource-level permissions: their statements must use the resource `*`. */
const withoutResource: readonly RegExp[] = [
  /^ecr:GetAuthorizationToken$/,
  /^ssmmessages:/,
  /^cloudwatch:(PutMetricData|GetMetricData|GetMetricStatistics|ListMetrics)$/,
  /^logs:DescribeLogGroups$/,
  /^ecs:(RegisterTaskDefinition|DescribeTaskDefinition)$/,
  /^xray:(PutTraceSegments|PutTelemetryRecords|GetSamplingRules|GetSamplingTargets)$/,
  /^sts:GetCallerIdentity$/,
];

/** Actions that read secrets or data, or that grant permissions: on all resources they give access to the whole account. */
const powerful: readonly string[] = [
  "kms:Decrypt*",
  "kms:Encrypt*",
  "kms:CreateGrant*",
  "kms:PutKeyPolicy*",
  "iam:*",
  "secretsmanager:Get*",
  "secretsmanager:Put*",
  "secretsmanager:Update*",
  "secretsmanager:Delete*",
  "s3:Get*",
  "s3:Put*",
  "s3:Delete*",
  "sqs:Send*",
  "sqs:Receive*",
  "sqs:Delete*",
  "sts:AssumeRole",
  "logs:Put*",
  "logs:Create*",
  "logs:Delete*",
];

/** Actions that change who may do what in the account. */
const administering: readonly string[] = [
  ...["Create", "Delete", "Put", "Attach", "Detach", "Update", "Add", "Remove", "Set", "Upload", "Enable", "Deactivate"].map(
    (verb) => `iam:${verb}*`,
  ),
  "organizations:*",
  "account:*",
  "sso:*",
];

/** Does the action support resource-level permissions? */
export function hasResource(action: string): boolean {
  return !withoutResource.some((pattern) => pattern.test(action));
}

/** Is it one of the actions that must never be allowed on all resources? */
export function isPowerful(action: string): boolean {
  return powerful.some((pattern) => share(action, pattern));
}

/** Does the action, or an action that the pattern matches, change who may do what in the account? Service-linked roles belong to AWS. */
export function isAdministering(action: string): boolean {
  return !/^iam:(Create|Delete)ServiceLinkedRole$/i.test(action) && administering.some((pattern) => share(action, pattern));
}

/** Is there an action that both patterns match? IAM ignores the case of actions; `*` matches any text and `?` any character. */
function share(a: string, b: string): boolean {
  const left = a.toLowerCase().replace(/\*+/g, "*");
  const right = b.toLowerCase();
  // Most pairs name different services, and differ before the first wildcard.
  const literal = Math.min(literalLength(left), literalLength(right));
  if (left.slice(0, literal) !== right.slice(0, literal)) return false;
  // row[j]: do the first i characters of `left` and the first j of `right` match a common text?
  let row = Array.from({ length: right.length + 1 }, (_, j) => /^\*?$/.test(right.slice(0, j)));
  for (const character of left) {
    const next = [row[0]! && character === "*"];
    for (let j = 1; j <= right.length; j++) {
      const other = right[j - 1]!;
      const same = character === other || character === "?" || other === "?";
      next[j] = character === "*" || other === "*" ? row[j]! || next[j - 1]! || row[j - 1]! : same && row[j - 1]!;
    }
    row = next;
  }
  return row[right.length]!;
}

/** Length of the text before the first wildcard. */
function literalLength(pattern: string): number {
  const at = pattern.search(/[*?]/);
  return at < 0 ? pattern.length : at;
}

/** Does the pattern match every action of a service, or of all services: `s3:*`, `*`? */
export function isServiceWide(action: string): boolean {
  return /^[*?]+$|:[*?]+$/.test(action);
}
