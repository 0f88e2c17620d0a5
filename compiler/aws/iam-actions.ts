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
const powerful: readonly RegExp[] = [
  /^kms:(Decrypt|Encrypt|CreateGrant|PutKeyPolicy)/,
  /^iam:/,
  /^secretsmanager:(Get|Put|Update|Delete)/,
  /^s3:(Get|Put|Delete)/,
  /^sqs:(Send|Receive|Delete)/,
  /^sts:AssumeRole$/,
  /^logs:(Put|Create|Delete)/,
];

/** Does the action support resource-level permissions? */
export function hasResource(action: string): boolean {
  return !withoutResource.some((pattern) => pattern.test(action));
}

/** Is it one of the actions that must never be allowed on all resources? */
export function isPowerful(action: string): boolean {
  return powerful.some((pattern) => pattern.test(action));
}

/** Does the pattern match every action of a service, or of all services: `s3:*`, `*`? */
export function isServiceWide(action: string): boolean {
  return action === "*" || /:[*?]+$/.test(action);
}
