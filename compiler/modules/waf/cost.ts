/** Cost of the web ACL: its rules, inspected requests and logs. */
import { webAclIncludedCapacity } from "../../aws/waf.ts";
import { evaluatedResources } from "../../plan/hand-written.ts";
import type { PlanResource, PlanValue } from "../../plan/types.ts";
import { linesOfAll, type CostContext } from "../../pricing/context.ts";
import { decimal, over, times, zero } from "../../pricing/decimal.ts";
import { lines, type CostLine, type LineDraft } from "../../pricing/line.ts";
import { logLines } from "../../pricing/logs.ts";
import { capacityOf } from "../../rules/shared/waf-capacity.ts";

const million = decimal(1_000_000);
const botControlGroup = "AWSManagedRulesBotControlRuleSet";
/** Capacity units beyond those in the base price are sold by the block; a block that is begun counts. */
const capacityBlock = 500;
/** Groups of AWS with a subscription of their own, like those that other vendors sell in the Marketplace. */
const soldGroups: ReadonlySet<string> = new Set([
  "AWSManagedRulesACFPRuleSet",
  "AWSManagedRulesATPRuleSet",
  "AWSManagedRulesAntiDDoSRuleSet",
]);

export function cost(context: CostContext): readonly CostLine[] {
  return [
    ...linesOfAll(context, "aws:wafv2/webAcl:WebAcl", (acl) => [
      ...aclLines(context, acl),
      ...botControlLines(context, acl),
      ...subscriptionLines(context, acl),
    ]),
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
    {
      item: "WAF requests, extra capacity",
      kind: "usage",
      key: "waf.wafManagedRuleGroups",
      by: ["rules"],
      quantity: times(over(context.traffic.requests, million), decimal(extraBlocks(context, acl))),
      price: context.price("waf", "extra_capacity_million", "million requests"),
    },
  ];
  return drafts.flatMap((draft) => lines(acl, draft));
}

/** What cannot be counted, web-acl-capacity-exceeded warns about. */
function extraBlocks({ plan }: CostContext, acl: PlanResource): number {
  const { units } = capacityOf(plan, evaluatedResources([acl], plan.plan.resources)[0]!);
  return Math.ceil(Math.max(0, units - webAclIncludedCapacity) / capacityBlock);
}

function groupsOf({ plan }: CostContext, acl: PlanResource): readonly Group[] {
  const rules = plan.list(acl, "rules").map((rule) => plan.known(rule) as Rule | undefined);
  return rules.flatMap((rule) => rule?.statement?.managedRuleGroupStatement ?? []);
}

function botControlLines(context: CostContext, acl: PlanResource): readonly CostLine[] {
  const bots = groupsOf(context, acl).find(({ name }) => name === botControlGroup);
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

/** The price book has no price of any of them: a budget says that it cannot be checked. */
function subscriptionLines(context: CostContext, acl: PlanResource): readonly CostLine[] {
  return groupsOf(context, acl)
    .filter(({ name, vendorName }) => vendorName !== "AWS" || soldGroups.has(name))
    .flatMap(({ name, vendorName }) =>
      lines(acl, {
        item: `subscription of ${name}`,
        kind: "fixed",
        by: ["rules"],
        quantity: decimal(1),
        price: context.price("waf", `${vendorName} ${name}`, "subscription-month"),
      }),
    );
}

interface Rule {
  readonly statement?: { readonly managedRuleGroupStatement?: Group };
}

interface Group {
  readonly name: string;
  readonly vendorName: string;
  readonly managedRuleGroupConfigs?: readonly { readonly awsManagedRulesBotControlRuleSet?: { readonly inspectionLevel?: string } }[];
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
