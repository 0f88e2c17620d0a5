import { looksSecret, tellsSecret } from "../../model/secret-names.ts";
import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Specs contain no credentials",
  reason:
    "Specs and plans are committed: a key or password in them is readable for everyone who can read the repository, and stays in its history. It must count as leaked.",
  source: "https://docs.github.com/en/code-security/secret-scanning/introduction/supported-secret-scanning-patterns",
  good: "{tags: {Owner: chat}}",
  bad: "{tags: {Owner: AKIAIOSFODNN7EXAMPLE}}",
  security: { optional: "never", demand: "specs contain no credentials", ids: { checkov: ["CKV_SECRET_2"] } },

  *checkSpec({ spec }) {
    for (const key of credentials(spec)) {
      // no-secrets-in-environment reports variables.
      if (/^ecs(Services|Workers)\..*\.environment\./.test(key)) continue;
      yield {
        key,
        message: "the value looks like a credential",
        help: "store it in Systems Manager or Secrets Manager, or read it from stack config with `{$secret: {$config: name}}`; rotate the one that was written here",
      };
    }
  },

  judges: "resources",
  *checkPlan(view) {
    for (const { id, inputs } of view.plan.resources) {
      for (const key of credentials(inputs))
        yield { resource: id, property: key.split(".")[0]!, message: "the value looks like a credential" };
    }
  },
};

/** Dotted keys of texts that look like credentials; map keys count as well. Hardly any does, so paths are made on the way back. */
function credentials(value: unknown): readonly string[] {
  if (typeof value === "string") return looksSecret(value) ? [""] : none;
  if (value === null || typeof value !== "object") return none;
  const found: string[] = [];
  for (const [name, child] of Object.entries(value)) {
    if (looksSecret(name) || isNamedSecret(name, child)) found.push(name);
    for (const inner of credentials(child)) found.push(inner === "" ? name : `${name}.${inner}`);
  }
  return found;
}

/** A text under a name such as `clientSecret`, which the provider need not mark as a secret. */
function isNamedSecret(name: string, value: unknown): boolean {
  return typeof value === "string" && value !== "" && tellsSecret(name);
}

const none: readonly string[] = [];

export default rule;
