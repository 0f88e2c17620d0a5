import { canonicalType } from "../../plan/reader.ts";
import { handWrittenInputs, isHandWritten } from "../../plan/hand-written.ts";
import type { PlanResource, PlanValue } from "../../plan/types.ts";
import { uniqueParts } from "../../plan/unique-parts.ts";
import type { Rule } from "../rule.ts";
import { isUncertain, textIn } from "../shared/rendered.ts";
import type { PolicyView } from "../shared/view.ts";
import { withoutDot } from "../shared/zones.ts";

const rule: Rule = {
  severity: "error",
  title: "Two resources are the same for AWS",
  reason:
    "AWS tells some resources apart by what they belong to: a queue has one policy, a listener one port, a name one record of each type. It refuses the second one, or each deployment replaces one by the other.",
  source: "https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketPolicy.html",
  good: '{domainName: api.chat.example, route53: {hostedZoneName: chat.example}, extraResources: {blog: {type: "aws:route53/record:Record", inputs: {zoneId: {$ref: route53-alias.zoneId}, name: blog.chat.example, type: CNAME, ttl: 60, records: [tide.ghost.io]}}}}',
  bad: '{extraResources: {second: {type: "aws:ec2/internetGateway:InternetGateway", inputs: {vpcId: {$ref: vpc.id}}}}}',

  *checkPlan(view) {
    const owners = new Map<string, PlanResource>();
    for (const resource of view.plan.resources) {
      const key = keyOf(view, resource);
      if (key === undefined) continue;
      const owner = owners.get(key);
      if (owner === undefined) owners.set(key, resource);
      else yield* together(owner, resource);
    }
  },
};

/** The one that somebody wrote is the one to change. */
function* together(first: PlanResource, second: PlanResource) {
  const [kept, changed] = isHandWritten(second) ? [first, second] : [second, first];
  const names = uniqueParts(changed)!.filter((name) => changed.inputs[name] !== undefined);
  const property = handWrittenInputs(changed).find(([name]) => names.includes(name))?.[0];
  yield {
    resource: changed.id,
    ...(property === undefined ? {} : { property }),
    message: `${kept.id} has the same ${names.join(" and ")}, so AWS cannot tell them apart`,
    help: `override ${kept.id} instead, or state another ${names.at(-1)!}`,
  };
}

/** The priorities of a listener have a rule of their own, which names both paths. */
function keyOf(view: PolicyView, resource: PlanResource): string | undefined {
  const names = canonicalType(resource.type) === "aws:lb/listenerRule:ListenerRule" ? undefined : uniqueParts(resource);
  return names && [resource.type, ...names.map((name) => partOf(view, resource.inputs[name]))].join(" ");
}

/** What is known only at deployment is the same if it comes from the same place. */
function partOf(view: PolicyView, value: PlanValue | undefined): string {
  const text = textIn(view, value);
  return isUncertain(text) ? JSON.stringify(value) : withoutDot(text);
}

export default rule;
