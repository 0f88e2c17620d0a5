/** Statements of IAM and resource policies. */
import type { PlanResource, PlanValue } from "../../plan/types.ts";
import { parse, walk } from "../../plan/expressions.ts";
import { textOf } from "../../plan/known.ts";
import type { PlanReader } from "../../plan/reader.ts";
import { referencesOf } from "../../plan/references.ts";
import { isRecord, list, records, type PlanRecord } from "../../plan/values.ts";

/** A statement of an IAM or resource policy, with normalized lists. */
export interface Statement {
  readonly resource: PlanResource;
  readonly property: string;
  readonly effect: string;
  /**
   * Actions that the statement certainly allows or denies: `NotAction` counts as every action if the statement allows, and as none if it
   * denies.
   */
  readonly actions: readonly string[];
  /** Resources, with `NotResource` treated like `NotAction`. */
  readonly resources: readonly PlanValue[];
  /** The principal; `NotPrincipal` in an allow statement counts as everyone. */
  readonly principal: PlanValue | undefined;
  readonly condition: Readonly<Record<string, Readonly<Record<string, PlanValue>>>>;
}

const properties = ["policy", "policyDocument", "assumeRolePolicy", "accessPolicy"] as const;

/** Every statement in the policies of a resource. */
export function statementsOf(reader: PlanReader, resource: PlanResource): readonly Statement[] {
  const read = (property: string, policy: PlanValue | undefined) => statementsIn(reader, policy, { resource, property });
  const own = properties.flatMap((property) => read(property, resource.inputs[property]));
  const inline = records(resource.inputs["inlinePolicies"]).flatMap((each) => read("inlinePolicies", each["policy"]));
  return [...own, ...inline];
}

function statementsIn(
  reader: PlanReader,
  policy: PlanValue | undefined,
  { resource, property }: Pick<Statement, "resource" | "property">,
): readonly Statement[] {
  const found = reader.document(policy);
  if (found.state !== "known" || !isRecord(found.value)) return [];
  return records(found.value["Statement"]).map((statement) => {
    const effect = String(statement["Effect"]);
    return {
      resource,
      property,
      effect,
      actions: certain(statement, "Action", effect).map(String),
      resources: certain(statement, "Resource", effect),
      principal: certain(statement, "Principal", effect)[0],
      condition: (statement["Condition"] ?? {}) as Statement["condition"],
    };
  });
}

function certain(statement: PlanRecord, element: "Action" | "Resource" | "Principal", effect: string): readonly PlanValue[] {
  if (statement[`Not${element}`] === undefined) return list(statement[element]);
  return effect === "Allow" ? ["*"] : [];
}

/** Does the principal include everyone? */
export function isEverybody(principal: PlanValue | undefined): boolean {
  return principal === "*" || (isRecord(principal) && list(principal["AWS"]).includes("*"));
}

/** Does the resource pattern match every resource, or every resource of a service? */
export function isEveryResource(resource: PlanValue): boolean {
  return /^\*$|^arn:(\*|([^:]*:){4}\*)$/.test(textOf(resource));
}

/**
 * Is the value (of a principal or condition) this account, a resource in it, or a resource of the plan? For a list, every element must be.
 */
export function isOwnAccount(value: PlanValue | undefined, accounts: readonly PlanValue[]): boolean {
  const owned = (each: PlanValue) => namesOwnThing(each) || accounts.some((account) => JSON.stringify(each).includes(String(account)));
  const values = list(value);
  return values.length > 0 && values.every(owned);
}

/** Does the value contain a reference to a resource of the plan, or the id of the account that the plan is deployed to? */
export function namesOwnThing(value: PlanValue): boolean {
  let account = false;
  walk(value, (object) => {
    const node = parse(object);
    account ||= node.kind === "data" && node.id === "caller-identity" && node.path[0] === "accountId";
  });
  return account || referencesOf(value).size > 0;
}

/** Is the statement restricted to requests that originate from this account or from a resource in it? */
export function isForOwnAccount({ condition }: Pick<Statement, "condition">, accounts: readonly PlanValue[]): boolean {
  return Object.entries(condition).some(
    ([operator, keys]) =>
      /^(StringEquals|StringLike|Arn(Equals|Like))$/.test(operator) &&
      Object.entries(keys).some(([key, value]) => accountKeys.has(key.toLowerCase()) && isOwnAccount(value, accounts)),
  );
}

/** Condition keys that contain an account id, or an ARN with one. IAM ignores their case. */
const accountKeys: ReadonlySet<string> = new Set(
  ["SourceAccount", "SourceArn", "PrincipalAccount", "PrincipalArn", "ResourceAccount"].map((name) => `aws:${name.toLowerCase()}`),
);
