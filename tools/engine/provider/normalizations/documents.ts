/** Policies and other JSON documents. */
import { inAnyOrder, parsed, sorted, type Normalization } from "./types.ts";
import type { Properties } from "../wire.ts";

/** Elements of a statement whose value is one text or a list of texts in any order. */
const sets = ["Action", "NotAction", "Resource", "NotResource"] as const;

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? (value as readonly unknown[]) : [value]);
const statementsOf = (policy: Properties): readonly Properties[] => listOf(policy["Statement"]) as readonly Properties[];
const mapValues = (values: unknown, change: (value: unknown) => unknown): Properties =>
  Object.fromEntries(Object.entries((values ?? {}) as Properties).map(([name, value]) => [name, change(value)]));

/** One text instead of a list of one, and lists in the order of the service. */
function shortened(value: unknown): unknown {
  if (!Array.isArray(value)) return value;
  return value.length === 1 ? value[0] : value.toReversed();
}

/** `123456789012` becomes the ARN of the account's root. */
const asArn = (principal: unknown): unknown => (/^\d{12}$/.test(String(principal)) ? `arn:aws:iam::${String(principal)}:root` : principal);

function principalOf(principal: unknown, change: (value: unknown) => unknown): unknown {
  return typeof principal === "object" && principal !== null ? mapValues(principal, change) : principal;
}

function returned(statement: Properties): Properties {
  const { Principal: principal, Condition: condition } = statement;
  return {
    ...statement,
    ...Object.fromEntries(sets.filter((name) => name in statement).map((name) => [name, shortened(statement[name])])),
    ...(principal === undefined ? {} : { Principal: principalOf(principal, (value) => shortened(listOf(value).map(asArn))) }),
    ...(condition === undefined ? {} : { Condition: mapValues(condition, (values) => mapValues(values, asText)) }),
  };
}

/** Condition values come back as texts. */
const asText = (value: unknown): unknown => shortened(listOf(value).map(String));

/** Like github.com/hashicorp/awspolicyequivalence: a condition with a number or boolean equals nothing, not even itself. */
function compared(statement: Properties): Properties {
  const { Principal: principal, Condition: condition } = statement;
  return {
    ...statement,
    ...Object.fromEntries(sets.filter((name) => name in statement).map((name) => [name, inAnyOrder(listOf(statement[name]))])),
    ...(principal === undefined ? {} : { Principal: principalOf(principal, (value) => inAnyOrder(listOf(value).map(asArn))) }),
    ...(condition === undefined
      ? {}
      : { Condition: mapValues(condition, (values) => mapValues(values, (value) => inAnyOrder(listOf(value)))) }),
  };
}

function eachStatement(text: unknown, change: (statement: Properties) => Properties): Properties | undefined {
  const policy = parsed(text);
  if (policy === null || typeof policy !== "object" || !("Statement" in policy)) return undefined;
  return { ...policy, Statement: statementsOf(policy as Properties).map(change) };
}

/** Services return policies with other white space and order, and shorten lists of one. */
export const policy: Normalization = {
  returned: (text) => {
    const found = eachStatement(text, returned);
    return found === undefined ? text : JSON.stringify({ ...found, Statement: statementsOf(found).toReversed() });
  },
  compared: (text) => {
    const found = eachStatement(text, compared);
    return found === undefined ? text : sorted({ ...found, Statement: inAnyOrder(statementsOf(found)) });
  },
  sources: [
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html",
    "https://github.com/hashicorp/awspolicyequivalence",
  ],
};

/** Documents whose keys come back in another order. The provider compares the parsed values. */
export const json: Normalization = {
  returned: (text) => (typeof parsed(text) === "object" ? JSON.stringify(sorted(parsed(text))) : text),
  compared: (text) => sorted(parsed(text)),
  sources: ["https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/verify/json.go"],
};
