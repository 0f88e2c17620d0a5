/** Statements of IAM policies that a spec states, one after the other, with their keys. */
import type { IamStatement } from "../../model/extras.ts";
import type { Environment } from "../../model/types.ts";
import { workloadsOf } from "../../model/workloads.ts";

/** One statement. */
export interface StatedStatement {
  /** `ecsServices.serviceExtras.api.iamStatements.0`. */
  readonly key: string;
  readonly statement: IamStatement;
}

/** Of all services and workers. */
export function statedStatements(environment: Environment): readonly StatedStatement[] {
  return workloadsOf(environment).flatMap(({ extras }) =>
    extras.iamStatements.value.map((statement, index) => ({ key: `${extras.iamStatements.from[0]!}.${index}`, statement })),
  );
}

/** Of those that allow something, the actions for which `wanted` is true, each with its key. */
export function allowedActions(
  environment: Environment,
  wanted: (action: string, statement: IamStatement) => boolean,
): readonly { readonly key: string; readonly action: string; readonly statement: StatedStatement }[] {
  return statedStatements(environment).flatMap((stated) =>
    stated.statement.Effect !== "Allow"
      ? []
      : stated.statement.Action.flatMap((action, index) =>
          wanted(action, stated.statement) ? [{ key: `${stated.key}.Action.${index}`, action, statement: stated }] : [],
        ),
  );
}
