/** Statements of AWS's schemas that AWS or the provider contradicts, or that another rule judges better. */

export interface Exclusion {
  readonly token: RegExp;
  readonly path: RegExp;
  /** Without keywords everything that is said of the property. */
  readonly keywords?: readonly string[];
  readonly reason: string;
  readonly source: string;
}

const provider = "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources";

export const exclusions: readonly Exclusion[] = [
  {
    token: /^aws:cloudwatch\/logGroup:/,
    path: /^retentionInDays$/,
    reason: "The provider takes 0 for logs that never expire; the plan is judged by the table of retention periods.",
    source: `${provider}/cloudwatch_log_group`,
  },
  {
    token: /^aws:lb\/listenerRule:/,
    path: /^conditions\./,
    keywords: ["maxItems"],
    reason: "The limit is for the values of all conditions together: listener-rule-beyond-limits counts them.",
    source: "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-limits.html",
  },
  {
    token: /^aws:ecs\/service:/,
    path: /propagateTags$/,
    reason: "ECS and the provider take NONE as well.",
    source: "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateService.html",
  },
  {
    token: /^aws:lambda\/function:/,
    path: /^runtime$/,
    reason: "AWS adds runtimes between two releases of the schemas.",
    source: "https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html",
  },
  {
    token: /./,
    path: /(^|\.)(\w*[rR]egions?|scalableDimension|serviceNamespace|predefinedMetricType|operatingSystemFamily|customerMasterKeySpec)$/,
    keywords: ["enum"],
    reason: "AWS adds values between two releases of the schemas.",
    source: "https://github.com/aws-cloudformation/cfn-lint/tree/main/src/cfnlint/data/schemas",
  },
  {
    token: /^aws:iam\//,
    path: /(^|\.)(policy|assumeRolePolicy)$/,
    reason: "The quota of the policy's kind is far lower, and counts no white space.",
    source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html",
  },
];

/** What is left of a statement. */
export function withoutExcluded<T extends object>(token: string, path: string, statement: T): T {
  const found = exclusions.filter((each) => each.token.test(token) && each.path.test(path));
  return Object.fromEntries(
    Object.entries(statement).filter(([keyword]) => !found.some(({ keywords }) => keywords === undefined || keywords.includes(keyword))),
  ) as T;
}
