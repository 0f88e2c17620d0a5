/** Extra IAM policy statements of a spec, with their keys. */
import type { IamStatement } from "../../model/extras.ts";
import type { Environment } from "../../model/types.ts";
import { workloadsOf } from "../../model/workloads.ts";

/** A statement and its key. */
export interface StatedStatement {
  /** `ecsServices.serviceExtras.api.iamStatements.0`. */
  readonly key: string;
  readonly statement: IamStatement;
}

/** The extra statements of all services and workers. */
export function statedStatements(environment: Environment): readonly StatedStatement[] {
  return workloadsOf(environment).flatMap(({ extras }) =>
    extras.iamStatements.value.map((statement, index) => ({ key: `${extras.iamStatements.from[0]!}.${index}`, statement })),
  );
}

/** The actions of `Allow` statements for which `wanted` is true, each with its key. */
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
