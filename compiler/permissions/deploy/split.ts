/** Divides statements among policies within IAM's limits (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html). */
import type { PolicyStatement } from "./statements.ts";

export interface PolicyDocument {
  readonly Version: "2012-10-17";
  readonly Statement: readonly PolicyStatement[];
}

/** Characters of a managed policy, without whitespace, and managed policies of a role by default. */
export const policyLimits = { characters: 6144, perRole: 10 } as const;

export function sizeOf(document: PolicyDocument): number {
  return JSON.stringify(document).replaceAll(/\s/g, "").length;
}

export function documentOf(statements: readonly PolicyStatement[]): PolicyDocument {
  return { Version: "2012-10-17", Statement: statements };
}

/** Fills one policy after the other with whole statements; a statement that is too long for a policy is divided by its resources. */
export function split(statements: readonly PolicyStatement[]): readonly PolicyDocument[] {
  const policies: PolicyStatement[][] = [];
  for (const statement of statements.flatMap(divided)) {
    const fits = policies.find((policy) => sizeOf(documentOf([...policy, statement])) <= policyLimits.characters);
    if (fits === undefined) policies.push([statement]);
    else fits.push(statement);
  }
  return policies.map(documentOf);
}

function divided(statement: PolicyStatement): readonly PolicyStatement[] {
  if (sizeOf(documentOf([statement])) <= policyLimits.characters || statement.Resource.length < 2) return [statement];
  const half = Math.ceil(statement.Resource.length / 2);
  return [
    { ...statement, Sid: `${statement.Sid}A`, Resource: statement.Resource.slice(0, half) },
    { ...statement, Sid: `${statement.Sid}B`, Resource: statement.Resource.slice(half) },
  ].flatMap(divided);
}
