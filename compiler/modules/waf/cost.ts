/** Cost of the web ACL: its rules, inspected requests and logs. */
import type { PlanResource, PlanValue } from "../../plan/types.ts";
import { linesOfAll, type CostContext } from "../../pricing/context.ts";
import { decimal, over, times, zero } from "../../pricing/decimal.ts";
import { lines, type CostLine, type LineDraft } from "../../pricing/line.ts";
import { logLines } from "../../pricing/logs.ts";

const million = decimal(1_000_000);
const botControlGroup = "AWSManagedRulesBotControlRuleSet";

export function cost(context: CostContext): readonly CostLine[] {
  return [
    ...linesOfAll(context, "aws:wafv2/webAcl:WebAcl", (acl) => [...aclLines(context, acl), ...botControlLines(context, acl)]),
    ...linesOfAll(context, "aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration", (logging) => wafLogLines(context, logging)),
  ];
}

function aclLines(context: CostContext, acl: PlanResource): readonly CostLine[] {
  const rules = context.plan.list(acl, "rules").length;
  const drafts: readonly LineDraft[] = [
    {
      item: "web ACL",
      kind: "fixed",
      key: "waf.enableWaf",
      quantity: decimal(1),
      price: context.price("waf", "web_acl_month", "ACL-month"),
    },
    {
      item: "WAF rules and rule groups",
      kind: "fixed",
      key: "waf.wafManagedRuleGroups",
      by: ["rules"],
      quantity: decimal(rules),
      price: context.price("waf", "rule_month", "rule or rule group-month"),
    },
    {
      item: "WAF requests",
      kind: "usage",
      key: "waf.enableWaf",
      quantity: over(context.traffic.requests, million),
      price: context.price("waf", "requests_million", "million requests"),
    },
  ];
  return drafts.flatMap((draft) => lines(acl, draft));
}

function botControlLines(context: CostContext, acl: PlanResource): readonly CostLine[] {
  const rules = context.plan.list(acl, "rules").map((rule) => context.plan.known(rule) as Rule);
  const groups = rules.flatMap(({ statement }) => statement?.managedRuleGroupStatement ?? []);
  const bots = groups.find(({ name }) => name === botControlGroup);
  if (bots === undefined) return [];
  const targeted = bots.managedRuleGroupConfigs?.some((config) => config.awsManagedRulesBotControlRuleSet?.inspectionLevel === "TARGETED");
  return [
    ...lines(acl, {
      item: "bot control",
      kind: "fixed",
      key: "waf.wafBotControl",
      quantity: decimal(1),
      price: context.price("waf", "bot_control_month", "subscription-month"),
    }),
    ...lines(acl, {
      item: "bot control requests",
      kind: "usage",
      key: "waf.wafBotControl",
      quantity: over(context.traffic.requests, million),
      price: context.price("waf", targeted === true ? "bot_control_targeted_million" : "bot_control_common_million", "million requests"),
      ...(targeted === true ? {} : { allowance: "bot-control" as const }),
    }),
  ];
}

interface Rule {
  readonly statement?: {
    readonly managedRuleGroupStatement?: {
      readonly name: string;
      readonly managedRuleGroupConfigs?: readonly { readonly awsManagedRulesBotControlRuleSet?: { readonly inspectionLevel?: string } }[];
    };
  };
}

/** With a filter that drops by default, only blocked or counted requests are logged. */
function wafLogLines(context: CostContext, logging: PlanResource): readonly CostLine[] {
  const { plan, traffic } = context;
  const group = plan.list(logging, "logDestinationConfigs").map((value) => plan.target(value))[0];
  if (group === undefined) return [];
  const filter = logging.inputs["loggingFilter"] as Readonly<Record<string, PlanValue>> | undefined;
  const share = plan.known(filter?.["defaultBehavior"]) === "DROP" ? traffic.share("wafLoggedPercent") : decimal(1);
  const logged = traffic.requests === zero ? zero : times(traffic.requests, share);
  const gigabytes = traffic.gigabytes(logged, traffic.of("wafLogKilobytesPerRequest"));
  return logLines(context, group, { gigabytes, vended: true });
}
