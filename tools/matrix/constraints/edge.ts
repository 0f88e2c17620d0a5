/** Load balancer, web ACL, certificate and records. */
import { parse, walk } from "../../../compiler/plan/expressions.ts";
import { referencesOf } from "../../../compiler/plan/references.ts";
import { isRecord, member, records, type PlanRecord } from "../../../compiler/plan/values.ts";
import type { PolicyView } from "../../../compiler/rules/shared/view.ts";
import { atLeast, atMost, between, matching, oneOf, property, valuesAt, type PlanCheck, type PropertyCheck } from "./check.ts";

const balancer = "lb/loadBalancer";
const group = "lb/targetGroup";
const listener = "lb/listener";
const listenerRule = "lb/listenerRule";
const acl = "wafv2/webAcl";
const contentTypes = ["text/plain", "text/css", "text/html", "application/javascript", "application/json"];

export const edgeProperties: readonly PropertyCheck[] = [
  property("load-balancer-subnets", balancer, "subnets", "in two zones or more", atLeast(2), { needed: true }),
  property("load-balancer-timeouts", balancer, "idleTimeout", "1–4000", between(1, 4000)),
  property("load-balancer-timeouts", balancer, "clientKeepAlive", "60–604800", between(60, 604_800)),
  property("deregistration-delay", group, "deregistrationDelay", "0–3600", between(0, 3600)),
  property(
    "deregistration-delay",
    group,
    "slowStart",
    "0 or 30–900",
    (value) => value === 0 || (Number(value) >= 30 && Number(value) <= 900),
  ),
  property("stickiness", group, "stickiness.cookieDuration", "1–604800", between(1, 604_800)),
  property("stickiness", group, "stickiness.cookieName", "not the load balancer's", (value) => !String(value).startsWith("AWSALB")),
  property("target-health-check", group, "healthCheck.interval", "5–300", between(5, 300)),
  property("target-health-check", group, "healthCheck.timeout", "2–120", between(2, 120)),
  property("target-health-check", group, "healthCheck.unhealthyThreshold", "2–10", between(2, 10)),
  property("target-health-check", group, "healthCheck.enabled", "true for ip targets", oneOf(true)),
  property("target-health-check", group, "healthCheck.path", "a path", matching(/^\/.{0,1023}$/)),
  property("rule-priorities", listenerRule, "priority", "1–50000", between(1, 50_000), { needed: true }),
  property("path-patterns", listenerRule, "conditions.*.pathPattern.values.*", "at most 128 characters", matching(/^\/.{0,127}$/)),
  property("forward-targets", listenerRule, "actions.*.forward.targetGroups", "at most 5", atMost(5)),
  property("fixed-responses", listener, "defaultActions.*.fixedResponse.statusCode", "2XX, 4XX or 5XX", matching(/^[245]\d\d$/)),
  property("fixed-responses", listener, "defaultActions.*.fixedResponse.contentType", "one of ELB's", oneOf(...contentTypes)),
  property(
    "fixed-responses",
    listener,
    "defaultActions.*.fixedResponse.messageBody",
    "at most 1024 characters",
    (value) => String(value).length <= 1024,
  ),
  property("redirects", listener, "defaultActions.*.redirect.protocol", "HTTPS", oneOf("HTTPS")),
  property(
    "access-log-bucket",
    "s3/bucketServerSideEncryptionConfiguration",
    "rules.*.applyServerSideEncryptionByDefault.sseAlgorithm",
    "AES256",
    oneOf("AES256"),
  ),
  property("websocket-protocol", group, "protocolVersion", "HTTP1", oneOf("HTTP1"), { needed: true }),
  property("rate-limits", acl, "rules.*.statement.rateBasedStatement.limit", "10–2,000,000,000", between(10, 2_000_000_000)),
  property("rate-limits", acl, "rules.*.statement.rateBasedStatement.evaluationWindowSec", "one of WAF's", oneOf(60, 120, 300, 600)),
  property(
    "waf-names",
    acl,
    "description",
    "of WAF's characters",
    matching(/^(?=.{1,256}$)[\w+=:#@/\-,.][\w+=:#@/\-,.\s]+[\w+=:#@/\-,.]$/),
  ),
  property("waf-metrics", acl, "rules.*.visibilityConfig.metricName", "not taken", matching(/^(?!All$|Default_Action$)[\w#:./-]{1,255}$/)),
  property(
    "waf-custom-responses",
    acl,
    "customResponseBodies.*.content",
    "at most 4 KiB",
    (value) => Buffer.byteLength(String(value)) <= 4096,
  ),
  property("waf-custom-responses", acl, "rules.*.action.block.customResponse.responseCode", "200–599", between(200, 599)),
  property(
    "waf-log-destinations",
    "wafv2/webAclLoggingConfiguration",
    "logDestinationConfigs",
    "one",
    (value) => Array.isArray(value) && value.length === 1,
  ),
  property(
    "managed-rule-groups",
    acl,
    "rules.*.statement.managedRuleGroupStatement.name",
    "a group of AWS",
    matching(/^AWSManagedRules\w+$/),
  ),
  property(
    "certificate-names",
    "acm/certificate",
    "domainName",
    "at most 64 characters",
    matching(/^(?=.{1,64}$)(\*\.)?[a-z0-9-]{1,63}(\.[a-z0-9-]{1,63})+$/),
  ),
  property("alternative-certificate-names", "acm/certificate", "subjectAlternativeNames", "at most 9 beside the first", atMost(9)),
];

export const edgeChecks: readonly PlanCheck[] = [
  { topic: "target-health-check", check: timeoutsBelowIntervals },
  { topic: "rule-priorities", check: listenerRulesFit },
  { topic: "https-certificate", check: httpsHasACertificate },
  { topic: "access-log-principal", check: logsFromTheService },
  { topic: "target-group-names", check: groupNamesFollow },
  { topic: "one-web-acl", check: oneAcl },
  { topic: "waf-capacity", check: capacityFits },
  { topic: "rate-based-rules", check: fewRateLimits },
  { topic: "waf-search-strings", check: searchStringsFit },
  { topic: "waf-rule-actions", check: actionsFit },
  { topic: "validation-records", check: recordsOnce },
  { topic: "alias-records", check: aliasesHaveNoTtl },
];

function* timeoutsBelowIntervals(view: PolicyView): Iterable<string> {
  for (const { id, inputs } of view.ofType("aws:lb/targetGroup:TargetGroup")) {
    const check = inputs["healthCheck"];
    if (isRecord(check) && !(Number(check["timeout"]) < Number(check["interval"])))
      yield `${id}: a timeout of ${String(check["timeout"])} s at ${String(check["interval"])} s`;
  }
}

/** Priorities differ, and the rules and their conditions stay within the quotas. */
function* listenerRulesFit(view: PolicyView): Iterable<string> {
  const seen = new Map<unknown, string>();
  const rules = view.ofType("aws:lb/listenerRule:ListenerRule");
  if (rules.length > 100) yield `${rules.length} rules`;
  for (const { id, inputs } of rules) {
    const other = seen.get(inputs["priority"]);
    if (other !== undefined) yield `${id} and ${other} have priority ${String(inputs["priority"])}`;
    seen.set(inputs["priority"], id);
    const conditions = valuesAt(inputs, ["conditions", "*"]);
    if (conditions.length === 0) yield `${id}: no condition`;
    const values = conditions.flatMap((condition) =>
      isRecord(condition) ? Object.values(condition).flatMap((each) => valuesAt(each, ["values", "*"])) : [],
    );
    if (values.length > 5) yield `${id}: ${values.length} condition values`;
  }
}

function* httpsHasACertificate(view: PolicyView): Iterable<string> {
  for (const { id, inputs } of view.ofType("aws:lb/listener:Listener"))
    if (inputs["protocol"] === "HTTPS" && (inputs["certificateArn"] === undefined || inputs["sslPolicy"] === undefined))
      yield `${id}: HTTPS without certificate or policy`;
}

function* logsFromTheService(view: PolicyView): Iterable<string> {
  const buckets = new Set(view.ofType("aws:lb/loadBalancer:LoadBalancer").flatMap(({ inputs }) => [...referencesOf(inputs["accessLogs"])]));
  for (const bucket of buckets) {
    const statements = view
      .statements()
      .filter(({ resource }) => resource.type.startsWith("aws:s3/bucketPolicy:") && referencesOf(resource.inputs["bucket"]).has(bucket));
    const served = statements.some(
      ({ principal }) => isRecord(principal) && principal["Service"] === "logdelivery.elasticloadbalancing.amazonaws.com",
    );
    if (!served) yield `${bucket}: the load balancer may not write its logs`;
    for (const { id, options } of view.ofType("aws:lb/loadBalancer:LoadBalancer"))
      if (!statements.some(({ resource }) => options.dependsOn?.includes(resource.id)))
        yield `${id}: does not wait for the policy of ${bucket}`;
  }
}

/** A target group is replaced create-first, so its successor needs another name. */
function* groupNamesFollow(view: PolicyView): Iterable<string> {
  for (const { id, inputs, options } of view.ofType("aws:lb/targetGroup:TargetGroup"))
    if (options.deleteBeforeReplace !== false || !/-[0-9a-f]{6}$/.test(String(inputs["name"])))
      yield `${id}: its successor would have its name`;
}

function* oneAcl(view: PolicyView): Iterable<string> {
  const seen = new Set<string>();
  for (const { id, inputs } of view.ofType("aws:wafv2/webAclAssociation:WebAclAssociation")) {
    const target = JSON.stringify(inputs["resourceArn"]);
    if (seen.has(target)) yield `${id}: a second web ACL for one resource`;
    seen.add(target);
  }
}

/**
 * WCU of AWS's managed rule groups, by name:
 * https://docs.aws.amazon.com/waf/latest/developerguide/aws-managed-rule-groups-list.html
 */
const units: Readonly<Record<string, number>> = {
  CommonRuleSet: 700,
  KnownBadInputsRuleSet: 200,
  SQLiRuleSet: 200,
  LinuxRuleSet: 200,
  AmazonIpReputationList: 25,
  AnonymousIpList: 50,
  BotControlRuleSet: 50,
};

function* capacityFits(view: PolicyView): Iterable<string> {
  for (const { id, inputs } of view.ofType("aws:wafv2/webAcl:WebAcl")) {
    const names = valuesAt(inputs, ["rules", "*", "statement", "managedRuleGroupStatement", "name"]).map(String);
    const total = names.reduce((sum, name) => sum + (units[name.replace("AWSManagedRules", "")] ?? 200), 0);
    if (total > 5000) yield `${id}: ${total} units`;
    if (new Set(names).size < names.length) yield `${id}: a managed group twice`;
  }
}

function* fewRateLimits(view: PolicyView): Iterable<string> {
  for (const { id, inputs } of view.ofType("aws:wafv2/webAcl:WebAcl")) {
    const count = valuesAt(inputs, ["rules", "*", "statement", "rateBasedStatement"]).length;
    if (count > 10) yield `${id}: ${count} rate-based rules`;
  }
}

function* searchStringsFit(view: PolicyView): Iterable<string> {
  for (const { id, inputs } of view.ofType("aws:wafv2/webAcl:WebAcl")) {
    const matches: PlanRecord[] = [];
    walk(inputs["rules"] ?? null, (object) => void matches.push(...records(member(object, "byteMatchStatement"))));
    for (const { searchString, textTransformations } of matches) {
      const text = String(searchString);
      const isLowered = records(textTransformations).some(({ type }) => type === "LOWERCASE");
      if (Buffer.byteLength(text) > 200) yield `${id}: a search string of ${Buffer.byteLength(text)} bytes`;
      if (isLowered && text !== text.toLowerCase()) yield `${id}: ${text} is compared with lower-case text`;
    }
  }
}

function* actionsFit(view: PolicyView): Iterable<string> {
  for (const { id, inputs } of view.ofType("aws:wafv2/webAcl:WebAcl")) {
    for (const rule of valuesAt(inputs, ["rules", "*"]).filter(isRecord)) {
      const managed = valuesAt(rule, ["statement", "managedRuleGroupStatement"]).length > 0;
      if ((rule["action"] !== undefined) === managed || (rule["overrideAction"] !== undefined) !== managed)
        yield `${id}: rule ${String(rule["name"])} has the action of another kind of rule`;
    }
  }
}

function* recordsOnce(view: PolicyView): Iterable<string> {
  const seen = new Set<string>();
  for (const { id, inputs } of view.ofType("aws:route53/record:Record")) {
    const key = JSON.stringify([inputs["name"], inputs["type"], inputs["zoneId"], inputs["setIdentifier"] ?? null]);
    if (seen.has(key)) yield `${id}: a second record of the same name and type`;
    seen.add(key);
  }
}

function* aliasesHaveNoTtl(view: PolicyView): Iterable<string> {
  for (const { id, inputs } of view.ofType("aws:route53/record:Record")) {
    const [zone] = valuesAt(inputs, ["aliases", "0", "zoneId"]);
    if (inputs["aliases"] === undefined) continue;
    if (inputs["ttl"] !== undefined || inputs["records"] !== undefined) yield `${id}: an alias with a TTL or records`;
    const named = zone === undefined ? undefined : parse(zone);
    if (named?.kind !== "ref" || named.path[0] !== "zoneId") yield `${id}: an alias outside the load balancer's own zone`;
  }
}
