import { matchesKind, resourceKinds } from "../../aws/iam-resources.ts";
import type { Rule } from "../rule.ts";
import { arnPattern } from "../shared/arn-patterns.ts";
import { statedStatements } from "../shared/stated-iam.ts";

const rule: Rule = {
  severity: "error",
  title: "IAM statement names no resource of the kind that its action applies to",
  reason:
    "Each action applies to certain kinds of resources. With an ARN of another form the statement has no effect: requests are denied at run time, or not denied where they should be.",
  source: "https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html",
  good: '{ecsServices: {serviceExtras: {api: {iamStatements: [{Action: ["s3:GetObject"], Resource: ["arn:aws:s3:::acme-avatars/*"]}]}}}}',
  bad: '{ecsServices: {serviceExtras: {api: {iamStatements: [{Action: ["s3:GetObject"], Resource: ["arn:aws:s3:::acme-avatars"]}]}}}}',

  *checkSpec(environment) {
    for (const { key, statement } of statedStatements(environment)) {
      for (const [index, action] of statement.Action.entries()) {
        const wanted = unmet(action, statement.Resource);
        if (wanted === undefined) continue;
        yield {
          key: `${key}.Action.${index}`,
          message: `\`${action}\` has no effect: none of the resources is one that it applies to`,
          help: `list ${wanted}`,
          related: [{ key: `${key}.Resource`, message: "the resources" }],
        };
      }
    }
  },

  judges: "resources",
  *checkPlan(view) {
    for (const { resource, property, actions, resources } of view.statements()) {
      const patterns = resources.map((value) => arnPattern(view, value));
      if (patterns.length === 0 || patterns.includes(undefined)) continue;
      for (const action of actions) {
        const wanted = unmet(action, patterns as readonly string[]);
        if (wanted !== undefined)
          yield { resource: resource.id, property, message: `${action} has no effect on ${patterns.join(", ")}: it applies to ${wanted}` };
      }
    }
  },
};

/** What the action applies to, if none of the patterns matches it. */
function unmet(action: string, patterns: readonly string[]): string | undefined {
  const kinds = resourceKinds(action);
  if (kinds === undefined || patterns.some((pattern) => kinds.some((kind) => matchesKind(pattern, kind)))) return undefined;
  return kinds.map(({ name }) => name).join(" or ");
}

export default rule;
