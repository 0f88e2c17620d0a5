/** Load balancer, web ACL, logs, bucket (security-rules 1.9 to 1.12). */
import type { PlanResource } from "../../../../../compiler/plan/types.ts";
import { isForOwnAccount } from "../../../../../compiler/rules/shared/principals.ts";
import { refId } from "../../../../../compiler/plan/references.ts";
import { isRecord, records } from "../../../../../compiler/plan/values.ts";
import type { PolicyView } from "../../../../../compiler/rules/shared/view.ts";
import { every, isOwnKey, linked, plan, spec, type ProdRows } from "./row.ts";

const balancer = "aws:lb/loadBalancer:LoadBalancer";
const acl = "aws:wafv2/webAcl:WebAcl";
const transport = "routingHttpResponseStrictTransportSecurityHeaderValue";
const logGroup = "aws:cloudwatch/logGroup:LogGroup";
const off = { "no web ACL": spec({ waf: { enableWaf: false } }) };

/** The managed group blocks: its rules keep their own actions. */
function blocks(view: PolicyView, name: string): boolean {
  return every(view, acl, ({ inputs }) =>
    records(inputs["rules"]).some((rule) => {
      const override = rule["overrideAction"];
      return rule["name"] === name && isRecord(override) && override["none"] !== undefined;
    }),
  );
}

/** The bucket admits the service that delivers a load balancer's logs, and the load balancer waits for that. */
function logsToBucket(view: PolicyView, { inputs, options }: PlanResource): boolean {
  const [logs] = records(inputs["accessLogs"]);
  const bucket = refId(logs?.["bucket"]);
  const delivers = view
    .statements()
    .find(
      (each) =>
        refId(each.resource.inputs["bucket"]) === bucket &&
        each.effect === "Allow" &&
        each.actions.includes("s3:PutObject") &&
        JSON.stringify(each.principal) === '{"Service":"logdelivery.elasticloadbalancing.amazonaws.com"}' &&
        isForOwnAccount(view, each.condition),
    );
  return logs?.["enabled"] === true && delivers !== undefined && options.dependsOn?.includes(delivers.resource.id) === true;
}

/** Log groups that keep less than a year. */
export function shortLogs(view: PolicyView): readonly PlanResource[] {
  return view.ofType(logGroup).filter(({ inputs }) => !(Number(inputs["retentionInDays"]) >= 365));
}

export const edgeRows: ProdRows = {
  "listener-security-headers": {
    holds: (view) => view.ofType("aws:lb/listener:Listener").some(({ inputs }) => /max-age=\d{8}/.test(String(inputs[transport]))),
    loses: { "no header": plan((each) => each.set("alb-https", transport, undefined)) },
  },
  "redirects-stay-on-platform": {
    holds: (view) =>
      view
        .ofType("aws:lb/listener:Listener")
        .flatMap(({ inputs }) => records(inputs["defaultActions"]))
        .every(({ redirect }) => !isRecord(redirect) || (redirect["protocol"] === "HTTPS" && redirect["host"] === undefined)),
    loses: { "to another host": plan((each) => each.set("alb-http", "defaultActions.0.redirect.host", "chat.example.net")) },
  },
  "listener-requires-https": {
    holds: (view) => {
      const listeners = view.ofType("aws:lb/listener:Listener");
      const redirects = ({ inputs }: PlanResource) =>
        records(inputs["defaultActions"]).every(
          ({ type, redirect }) => type === "redirect" && isRecord(redirect) && redirect["protocol"] === "HTTPS",
        );
      const secure = listeners.filter(({ inputs }) => inputs["protocol"] === "HTTPS" && inputs["certificateArn"] !== undefined);
      return secure.length > 0 && listeners.every((each) => secure.includes(each) || redirects(each));
    },
    loses: {
      "HTTP is served": plan((each) =>
        each.set("alb-http", "defaultActions", [{ type: "forward", targetGroupArn: { $ref: "alb-target-api", path: ["arn"] } }]),
      ),
      "there is no HTTPS": plan((each) => each.remove("alb-https")),
    },
  },
  "load-balancer-access-logs": {
    holds: (view) => every(view, balancer, (each) => logsToBucket(view, each)),
    loses: {
      "switched off": spec({ alb: { enableAlbAccessLogs: false } }),
      "the bucket admits nobody": plan((each) => each.set("alb-logs-policy", "policy.$json.Statement.0.Effect", "Deny")),
      "the bucket admits later": plan((each) => (each.resource("alb").options.dependsOn = [])),
    },
  },
  "load-balancer-deletion-protection": {
    holds: (view) => every(view, balancer, ({ inputs }) => inputs["enableDeletionProtection"] === true),
    loses: { "switched off": spec({ alb: { albDeletionProtection: false } }) },
  },
  "load-balancer-has-web-acl": {
    holds: (view) => {
      const guarded = linked(view, "aws:wafv2/webAclAssociation:WebAclAssociation", "resourceArn");
      return every(view, balancer, ({ id }) => guarded.has(id));
    },
    loses: off,
  },
  "web-acl-has-rules": {
    holds: (view) =>
      every(view, acl, ({ inputs }) => {
        const rules = records(inputs["rules"]);
        return rules.length > 0 && rules.every((rule) => rule["action"] !== undefined || rule["overrideAction"] !== undefined);
      }),
    loses: {
      ...off,
      "a rule has no action": plan((each) => each.set("waf", "rules.0.action", undefined)),
      "it has no rules": plan((each) => each.set("waf", "rules", [])),
    },
  },
  "web-acl-known-bad-inputs": {
    holds: (view) => blocks(view, "AWSManagedRulesKnownBadInputsRuleSet"),
    loses: {
      ...off,
      "they are counted": spec({ waf: { wafManagedRuleGroups: [{ name: "AWSManagedRulesKnownBadInputsRuleSet", mode: "count" }] } }),
    },
  },
  "web-acl-logging": {
    holds: (view) => {
      const logged = linked(view, "aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration", "resourceArn");
      const groups = view
        .ofType("aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration")
        .flatMap(({ inputs }) => inputs["logDestinationConfigs"] ?? []);
      const named = groups.every((each) => String(view.target(each)?.inputs["name"]).startsWith("aws-waf-logs-"));
      return named && every(view, acl, ({ id }) => logged.has(id));
    },
    loses: {
      ...off,
      "it does not log": plan((each) => each.remove("waf-logging")),
      "AWS refuses the group": plan((each) => each.set("waf-logs", "name", "/waf")),
    },
  },
  "web-acl-sql-injection-reputation": {
    holds: (view) => blocks(view, "AWSManagedRulesSQLiRuleSet") && blocks(view, "AWSManagedRulesAmazonIpReputationList"),
    loses: {
      ...off,
      "SQL is not looked at": spec({ waf: { wafManagedRuleGroups: [{ name: "AWSManagedRulesAmazonIpReputationList", mode: "block" }] } }),
    },
  },
};

export const logRows: ProdRows = {
  "log-retention-one-year": {
    holds: (view) =>
      view.ofType(logGroup).length > 0 &&
      shortLogs(view).length === 0 &&
      every(view, "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration", ({ inputs }) =>
        records(inputs["rules"]).every(({ expiration }) => isRecord(expiration) && Number(expiration["days"]) >= 365),
      ),
    loses: {
      "flow records": spec({ vpc: { flowLogRetentionDays: 180 } }),
      "access logs": spec({ alb: { albAccessLogRetentionDays: 364 } }),
      "Redis logs": spec({ redis: { redisLogRetentionDays: 30 } }),
    },
  },
  "log-group-customer-managed-key": {
    holds: (view) => every(view, logGroup, ({ inputs }) => isOwnKey(view, inputs["kmsKeyId"])),
    loses: {
      "no key of its own": spec({ iam: { enableCustomerManagedKeys: false } }),
      "one has none": plan((each) => each.set("waf-logs", "kmsKeyId", undefined)),
    },
  },
  "bucket-versioning": {
    holds: (view) => {
      const kept = new Set(
        view
          .ofType("aws:s3/bucketVersioning:BucketVersioning")
          .filter(({ inputs }) => JSON.stringify(inputs["versioningConfiguration"]) === '{"status":"Enabled"}')
          .map(({ inputs }) => refId(inputs["bucket"])),
      );
      return every(view, "aws:s3/bucket:Bucket", ({ id }) => kept.has(id));
    },
    loses: { "versions are not kept": plan((each) => each.set("alb-logs-versioning", "versioningConfiguration.status", "Suspended")) },
  },
};
