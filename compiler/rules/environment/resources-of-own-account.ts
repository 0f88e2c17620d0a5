import { documentSites } from "../../plan/document-sites.ts";
import { isExpression, parse } from "../../plan/expressions.ts";
import { handWrittenInputs } from "../../plan/hand-written.ts";
import { isList, isRecord } from "../../plan/values.ts";
import type { PlanResource, PlanValue } from "../../plan/types.ts";
import type { Rule } from "../rule.ts";
import { accountOf, isIdentifierOf, isUncertain, textIn } from "../shared/rendered.ts";
import { statedArns } from "../shared/stated-iam.ts";
import type { PolicyView } from "../shared/view.ts";

const rule: Rule = {
  severity: "error",
  title: "Specs name resources of this account only",
  reason:
    "Backups that are copied, logs that are sent and messages that are delivered to another account leave this one, and its roles and keys no longer protect them. The name of a bucket does not tell whose it is, so only planned ones count.",
  source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html",
  good: '{extraResources: {to-billing: {type: "aws:sns/topicSubscription:TopicSubscription", inputs: {topic: {$ref: observability-alarms.arn}, protocol: sqs, endpoint: "arn:aws:sqs:eu-central-1:412356789014:billing"}}}, observability: {enableAlarms: true, alarmEmail: oncall@chat.example}}',
  bad: '{extraResources: {to-billing: {type: "aws:sns/topicSubscription:TopicSubscription", inputs: {topic: {$ref: observability-alarms.arn}, protocol: sqs, endpoint: "arn:aws:sqs:eu-central-1:999988887777:billing"}}}, observability: {enableAlarms: true, alarmEmail: oncall@chat.example}}',
  security: {
    optional: "with-waiver",
    demand: "specs name resources of this account only",
    prodWaiver: "conflict",
  },

  control: {
    keys: ["ecsServices.serviceExtras", "ecsServices.extraServices", "ecsWorkers.workerExtras", "ecsWorkers.extraWorkers"],
    *off(environment) {
      const { awsAccountId } = environment.spec;
      if (awsAccountId === undefined) return;
      for (const { key, arn } of statedArns(environment)) {
        const foreign = foreignPart(arn, awsAccountId);
        if (foreign !== undefined) yield { key, on: `${foreign}; name one of account ${awsAccountId}` };
      }
    },
  },

  *checkPlan(view) {
    const account = accountOf(view);
    for (const resource of view.plan.resources) {
      for (const [property, value] of handWrittenInputs(resource)) {
        const foreign = foreignPart(value, account) ?? strangePlace(view, resource, property, value);
        if (foreign !== undefined) yield { resource: resource.id, property, message: foreign };
      }
    }
  },
};

/** What names an account: ARNs, private registries and queue URLs. The account `aws` owns what AWS shares with everyone. */
const withAccount: readonly RegExp[] = [
  /\barn:[a-z-]+:[a-z0-9-]*:[a-z0-9-]*:(\d{12}|\d*[*?][\d*?]*):[^\s"]*/g,
  /\b(\d{12})\.dkr\.ecr\.[a-z0-9-]+\.amazonaws\.com[^\s"]*/g,
  /\bhttps:\/\/sqs\.[a-z0-9-]+\.amazonaws\.com[a-z.]*\/(\d{12})\/[^\s"]*/g,
];

/** Something of another account, at any depth of the value. */
function foreignPart(value: PlanValue, own: string): string | undefined {
  for (const text of stringsIn(value))
    for (const form of withAccount)
      for (const [part, account] of text.matchAll(form))
        if (account !== own) return /^\d+$/.test(account!) ? `${part} belongs to another account` : `${part} can belong to any account`;
  return undefined;
}

/** Properties that say where logs, messages, backups or copies go, whose key encrypts them, and whose role or account is used. */
const leading = [
  ...["[eE]ndpoint", "[dD]estinations?", "[dD]estinationConfigs", "[aA]ctions", "[tT]opics?", "[bB]ucket(Name|Owner)?", "[qQ]ueue(Url)?"],
  ...["[aA]rns?", "[kK]msKey(Id)?", "[kK]eyId", "[rR]oles?", "serviceName", "[aA]ccount(Id)?", "[oO]wner(Id)?", "[rR]egistryId"],
];
const destination = new RegExp(`(^|[a-z])(${leading.join("|")})$`);

const documents: Readonly<Record<string, Readonly<Record<string, string>>>> = documentSites;
const judgedElsewhere: ReadonlySet<string> = new Set([
  "identityPolicy",
  "resourcePolicy",
  "trustPolicy",
  "containerDefinitions",
  "dashboard",
]);

/** A place that holds no account, and could be anybody's. */
function strangePlace(view: PolicyView, { type, inputs }: PlanResource, property: string, value: PlanValue): string | undefined {
  // Other rules judge policies, tasks and dashboards; the bucket of a bucket's own settings is the one that they change.
  if (judgedElsewhere.has(documents[type]?.[property] ?? "")) return undefined;
  if ((type.startsWith("aws:s3/") && property === "bucket") || property === "tags") return undefined;
  // People and web sites are told apart from resources by the protocol, and nobody can tell their account anyhow.
  const isAddress = property === "endpoint" && /^(https?|email(-json)?|sms)$/.test(String(view.known(inputs["protocol"])));
  for (const [name, text] of textsIn(view, value, property)) {
    if (destination.test(name) && isUncertain(text) && !isAddress) return `nobody can tell before the deployment where ${name} leads`;
    const bucket = /^arn:[a-z-]+:s3:::([^/*?]+)/.exec(text)?.[1] ?? (/bucket(name)?$/i.test(name) ? text : undefined);
    if (bucket !== undefined && !isPlanned(view, bucket)) return `nobody can tell whose bucket ${bucket} is: it is not in the plan`;
    if (/\.vpce-svc-\w+$/.test(text)) return `${text} is the endpoint service of somebody else, or one that no rule judges`;
    if (/^\d{12}$/.test(text) && destination.test(name) && text !== accountOf(view)) return `${name} is another account, ${text}`;
    if (/^\d{12}\/sg-/.test(text)) return `${text} is a security group of a peered network`;
  }
  return undefined;
}

/** Texts in a value, each with the name of the property that holds it. */
function* textsIn(view: PolicyView, value: PlanValue, name: string): Iterable<readonly [name: string, text: string]> {
  const node = parse(value);
  if (node.kind === "json") yield* textsIn(view, node.document, name);
  else if (typeof value === "string" || isExpression(value)) yield [name, textIn(view, value)];
  else if (isList(value)) for (const item of value) yield* textsIn(view, item, name);
  else if (isRecord(value)) for (const [key, item] of Object.entries(value)) yield* textsIn(view, item, key);
}

function isPlanned(view: PolicyView, bucket: string): boolean {
  const planned = view.ofType("aws:s3/bucket:Bucket");
  return planned.some(({ id, inputs }) => isIdentifierOf(view, id, bucket) || bucket === textIn(view, inputs["bucket"]));
}

/** Every text in a value, in parts of expressions as well. */
function* stringsIn(value: unknown): Iterable<string> {
  if (typeof value === "string") yield value;
  else if (Array.isArray(value)) for (const item of value) yield* stringsIn(item);
  else if (typeof value === "object" && value !== null) yield* stringsIn(Object.values(value));
}

export default rule;
