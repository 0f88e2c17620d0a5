/** Types of a web ACL rule, derived from the provider's types, and the settings that all rules share. */
import type { Args } from "../../plan/builder/inputs.ts";
import { rule, type Traced } from "../../plan/builder/traced.ts";

type Rules = Extract<Args<"aws:wafv2/webAcl:WebAcl">["rules"], readonly unknown[]>;

/** One element of `rules`. */
export type WebAclRule = Extract<Rules[number], { readonly priority: unknown }>;

type Statement = Extract<WebAclRule["statement"], { readonly rateBasedStatement?: unknown }>;
type RateBased = Extract<Statement["rateBasedStatement"], { readonly limit: unknown }>;

/** The scope-down statement of a rate limit: which requests count. */
export type ScopeDown = Extract<RateBased["scopeDownStatement"], { readonly byteMatchStatement?: unknown }>;

/** Enables metrics and samples for a rule or the ACL (web-acl-rule-metrics), under the given metric name. */
export function visibility(metricName: string | Traced<string>) {
  return { cloudwatchMetricsEnabled: rule("web-acl-rule-metrics", true), sampledRequestsEnabled: true, metricName };
}
