/** The stacks of environments, for the matrix of a CI job. */
import type { Plan } from "../../plan/types.ts";

/** A stack to preview or deploy, as one job of a matrix. */
export interface Stack {
  readonly stack: string;
  /** The only account that the plan may be deployed to; empty if the spec does not say. */
  readonly account: string;
  readonly region: string;
}

/** An environment, as it is after a change; without a plan if it is deleted. */
interface Changed {
  readonly path: string;
  readonly before?: Plan;
  readonly after?: Plan;
}

/** The stacks of new and changed environments. A stack has the name of its environment. */
export function stacksOf(changes: readonly Changed[]): readonly Stack[] {
  return changes.flatMap(({ after }) => {
    if (after === undefined) return [];
    const accounts = after.providers["aws"]?.inputs["allowedAccountIds"];
    const [account] = Array.isArray(accounts) ? (accounts as readonly unknown[]) : [];
    return [{ stack: after.environment, account: typeof account === "string" ? account : "", region: after.region }];
  });
}
