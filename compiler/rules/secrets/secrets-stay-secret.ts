import { tellsSecret } from "../../model/secret-names.ts";
import { parse, walk } from "../../plan/expressions.ts";
import type { PlanResource, PlanValue } from "../../plan/types.ts";
import { secretProperties } from "../../provider/secrets.ts";
import type { Rule } from "../rule.ts";
import { textIn } from "../shared/rendered.ts";
import { holdsSecret, parameter, secretVariables } from "../shared/secret-values.ts";
import { isHandWritten } from "../../plan/hand-written.ts";
import type { PolicyView } from "../shared/view.ts";

/** URLs of webhooks contain tokens. State hides those from stack config, and SNS has no other input for them. */
const subscription = "aws:sns/topicSubscription:TopicSubscription";

const rule: Rule = {
  severity: "error",
  title: "Secrets go only into inputs that keep them secret",
  reason:
    "A password in a tag, a description or a parameter of type String is readable for everyone who may list resources, and stays in logs and histories.",
  source: "https://www.pulumi.com/docs/iac/concepts/secrets/",
  good: '{extraResources: {search-token: {type: "aws:ssm/parameter:Parameter", inputs: {name: /realtime/search-token, type: SecureString, value: {$secret: {$config: searchToken}}}}}}',
  bad: '{extraResources: {search-token: {type: "aws:ssm/parameter:Parameter", inputs: {name: /realtime/search-token, type: String, value: {$secret: {$config: searchToken}}}}}}',
  security: { optional: "never", demand: "secrets go only into inputs that keep them secret" },

  *checkPlan(view) {
    const reported = new Set([...secretVariables(view)].map(({ task }) => task));
    for (const original of view.original.resources) {
      if (!isHandWritten(original)) continue;
      const name = secretName(view, original);
      if (name !== undefined)
        yield {
          resource: original.id,
          property: "type",
          message: `\`${name}\` is the name of a secret, and only a SecureString keeps one`,
        };
      for (const [property, value] of Object.entries(original.inputs)) {
        // no-secrets-in-environment reports variables.
        if (property === "containerDefinitions" && reported.has(original.id)) continue;
        const keeps = keepsSecret(view, original, property);
        if (!keeps && holdsSecret(view, value, original.type === subscription && property === "endpoint")) {
          yield { resource: original.id, property, message: "a secret goes into an input that does not keep it secret" };
        } else if (keeps && view.resolve(value).state === "known") {
          yield { resource: original.id, property, message: "the value of a secret is written in the spec" };
        } else if (keeps && readsPlainConfig(view, value)) {
          yield { resource: original.id, property, message: "the value of a secret stands in the stack config, which does not encrypt it" };
        }
      }
    }
  },
};

/** Is a part of the value stack config that no place marks as a secret? */
function readsPlainConfig(view: PolicyView, value: PlanValue): boolean {
  let found = false;
  walk(value, (object) => {
    const node = parse(object);
    found ||= node.kind === "config" && view.plan.config[node.key]?.secret !== true;
  });
  return found;
}

/** The name of a parameter that says it is a secret, although its type shows the value to everybody who may read parameters. */
function secretName(view: PolicyView, { id, type }: PlanResource): string | undefined {
  const inputs = type === parameter ? view.byId(id)?.inputs : undefined;
  if (inputs === undefined || textIn(view, inputs["type"]) === "SecureString") return undefined;
  const name = textIn(view, inputs["name"]);
  return tellsSecret((name.split("/").at(-1) ?? "").replaceAll(/[^A-Za-z0-9]/g, "_")) ? name : undefined;
}

/** Does the provider mark the input as secret? A parameter hides its value only as a SecureString. */
function keepsSecret(view: PolicyView, { id, type }: PlanResource, property: string): boolean {
  if (!secretProperties(type).secretInputs.includes(property)) return false;
  return type !== parameter || textIn(view, view.byId(id)?.inputs["type"]) === "SecureString";
}

export default rule;
