/**
 * What the spec's own IAM statements allow tasks to do with a service that has an endpoint here: it must pass the endpoint as well, or the
 * calls fail although the role allows them.
 */
import type { IamStatement } from "../../model/extras.ts";
import type { Environment } from "../../model/types.ts";
import { workloadsOf } from "../../model/workloads.ts";
import { traced, type Traced } from "../../plan/builder/traced.ts";

/** IAM services of the endpoints that have another name. */
const iamServices: Readonly<Record<string, string>> = { "ecr.api": "ecr", "ecr.dkr": "ecr", monitoring: "cloudwatch" };

export type Access = Pick<IamStatement, "Action" | "Resource">;

/** The statements that allow something with the endpoint's service, with its actions alone. */
export function statedAccess(environment: Environment, endpoint: string): Traced<readonly Access[]> {
  const prefix = `${iamServices[endpoint] ?? endpoint}:`;
  const found = workloadsOf(environment).map(({ extras: { iamStatements } }) => ({
    from: iamStatements.from,
    access: iamStatements.value
      .filter(({ Effect }) => Effect === "Allow")
      .map(({ Action, Resource }) => ({ Action: Action.filter((action) => action.startsWith(prefix)), Resource }))
      .filter(({ Action }) => Action.length > 0),
  }));
  const some = found.filter(({ access }) => access.length > 0);
  const once = new Map(some.flatMap(({ access }) => access.map((each) => [JSON.stringify(each), each] as const)));
  return traced([...once.values()], ...some.flatMap(({ from }) => from));
}
