/** Types of one rule of a web ACL, taken from the provider's own, and what all rules have in common. */
import type { Args } from "../../plan/builder/inputs.ts";
import { rule, type Traced } from "../../plan/builder/traced.ts";

type Rules = Extract<Args<"aws:wafv2/webAcl:WebAcl">["rules"], readonly unknown[]>;

/** One rule as `rules` takes it. */
export type WebAclRule = Extract<Rules[number], { readonly priority: unknown }>;

type Statement = Extract<WebAclRule["statement"], { readonly rateBasedStatement?: unknown }>;
type RateBased = Extract<Statement["rateBasedStatement"], { readonly limit: unknown }>;

/** What a rate limit counts. */
export type ScopeDown = Extract<RateBased["scopeDownStatement"], { readonly byteMatchStatement?: unknown }>;

/** Metrics and samples of every rule and of the ACL (web-acl-rule-metrics), each under its own name. */
export function visibility(metricName: string | Traced<string>) {
  return { cloudwatchMetricsEnabled: rule("web-acl-rule-metrics", true), sampledRequestsEnabled: true, metricName };
}
