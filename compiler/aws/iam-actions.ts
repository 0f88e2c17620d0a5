/** IAM actions by what a statement may do with them (Service Authorization Reference, "Actions, resources, and condition keys"). */

/** Actions for which AWS offers no resource: only in their statements may `*` stand alone (security-rules I7). */
const withoutResource: readonly RegExp[] = [
  /^ecr:GetAuthorizationToken$/,
  /^ssmmessages:/,
  /^cloudwatch:(PutMetricData|GetMetricData|GetMetricStatistics|ListMetrics)$/,
  /^logs:DescribeLogGroups$/,
  /^ecs:(RegisterTaskDefinition|DescribeTaskDefinition)$/,
  /^xray:(PutTraceSegments|PutTelemetryRecords|GetSamplingRules|GetSamplingTargets)$/,
  /^sts:GetCallerIdentity$/,
];

/** Actions that read secrets or data, or give rights away: with every resource they are a key to the whole account (I2). */
const powerful: readonly RegExp[] = [
  /^kms:(Decrypt|Encrypt|CreateGrant|PutKeyPolicy)/,
  /^iam:/,
  /^secretsmanager:(Get|Put|Update|Delete)/,
  /^s3:(Get|Put|Delete)/,
  /^sqs:(Send|Receive|Delete)/,
  /^sts:AssumeRole$/,
  /^logs:(Put|Create|Delete)/,
];

/** Does AWS offer a resource for the action? */
export function hasResource(action: string): boolean {
  return !withoutResource.some((pattern) => pattern.test(action));
}

/** Is it one of the actions that must never have every resource? */
export function isPowerful(action: string): boolean {
  return powerful.some((pattern) => pattern.test(action));
}

/** Every action of a service, or of all: `*`, `s3:*` (I1). */
export function isServiceWide(action: string): boolean {
  return action === "*" || /:[*?]+$/.test(action);
}
