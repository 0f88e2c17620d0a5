/** Statements of IAM and resource policies. */
import type { PlanResource, PlanValue } from "../../plan/types.ts";
import { parse, walk } from "../../plan/expressions.ts";
import { textOf } from "../../plan/known.ts";
import type { PlanReader } from "../../plan/reader.ts";
import { referencesOf } from "../../plan/references.ts";
import { isRecord, list, records, type PlanRecord } from "../../plan/values.ts";

/** A statement of an IAM or resource policy, its lists normalised. */
export interface Statement {
  readonly resource: PlanResource;
  readonly property: string;
  readonly effect: string;
  /** What it allows or denies for certain: `NotAction` allows every action, and denies none for certain. */
  readonly actions: readonly string[];
  /** As `actions`: `NotResource` allows every resource. */
  readonly resources: readonly PlanValue[];
  /** `NotPrincipal` allows everybody. */
  readonly principal: PlanValue | undefined;
  readonly condition: Readonly<Record<string, Readonly<Record<string, PlanValue>>>>;
}

const properties = ["policy", "policyDocument", "assumeRolePolicy", "accessPolicy"] as const;

/** Every statement of the policies that a resource states. */
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

/** Is the principal everybody, or everybody among others? */
export function isEverybody(principal: PlanValue | undefined): boolean {
  return principal === "*" || (isRecord(principal) && list(principal["AWS"]).includes("*"));
}

/** Is the resource every one, or every one of a service? */
export function isEveryResource(resource: PlanValue): boolean {
  return /^\*$|^arn:(\*|([^:]*:){4}\*)$/.test(textOf(resource));
}

/** Is the value, of a principal or a condition, this account, something in it or something in the plan? So must be each of several. */
export function isOwnAccount(value: PlanValue | undefined, accounts: readonly PlanValue[]): boolean {
  const owned = (each: PlanValue) => namesOwnThing(each) || accounts.some((account) => JSON.stringify(each).includes(String(account)));
  const values = list(value);
  return values.length > 0 && values.every(owned);
}

/** Does the value hold something in the plan, or the id of the account that the plan is deployed to? */
export function namesOwnThing(value: PlanValue): boolean {
  let account = false;
  walk(value, (object) => {
    const node = parse(object);
    account ||= node.kind === "data" && node.id === "caller-identity" && node.path[0] === "accountId";
  });
  return account || referencesOf(value).size > 0;
}

/** Is the statement limited to requests that this account, or something in it, is the cause of? */
export function isForOwnAccount({ condition }: Pick<Statement, "condition">, accounts: readonly PlanValue[]): boolean {
  return Object.entries(condition).some(
    ([operator, keys]) =>
      /^(StringEquals|StringLike|Arn(Equals|Like))$/.test(operator) &&
      Object.entries(keys).some(([key, value]) => accountKeys.has(key.toLowerCase()) && isOwnAccount(value, accounts)),
  );
}

/** Condition keys that hold an account or an ARN with one; IAM does not mind their case. */
const accountKeys: ReadonlySet<string> = new Set(
  ["SourceAccount", "SourceArn", "PrincipalAccount", "PrincipalArn", "ResourceAccount"].map((name) => `aws:${name.toLowerCase()}`),
);
