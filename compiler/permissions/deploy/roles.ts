/** Roles that provider instances of a plan assume, such as one in the account of the hosted zone. */
import { isRecord, list } from "../../plan/values.ts";
import type { Plan } from "../../plan/types.ts";
import type { Permit } from "./scope.ts";

/** What acts through a role of its own needs no permission of the deployer but to assume that role. */
export interface AssumedRoles {
  /** Does the instance for a type or function act as the deployer? */
  readonly isOwn: (token: string, provider: string | undefined) => boolean;
  readonly permits: readonly Permit[];
  /** ARNs of the roles, sorted. */
  readonly arns: readonly string[];
}

/** The instance `aws` acts in the environment's account: its role is the deployer's. */
const home = "aws";

export function assumedRoles({ providers }: Plan): AssumedRoles {
  const first = new Map(
    Object.entries(providers).flatMap(([name, { inputs }]) => {
      const [role] = name === home ? [] : list(inputs["assumeRoles"]);
      return isRecord(role) && typeof role["roleArn"] === "string" ? [[name, role["roleArn"]] as const] : [];
    }),
  );
  const arns = [...new Set(first.values())].sort();
  return {
    isOwn: (token, provider = token.slice(0, token.indexOf(":"))) => !first.has(provider),
    permits: arns.map((arn) => ({ action: "sts:AssumeRole", resources: [arn], condition: {} })),
    arns,
  };
}
