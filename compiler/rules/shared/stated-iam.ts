/** Extra IAM policy statements of a spec, with their keys. */
import { entriesOf, type ExtraSecret, type IamStatement, type NamedEntry } from "../../model/extras.ts";
import type { Environment } from "../../model/types.ts";
import { traced } from "../../plan/builder/traced.ts";
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

/** Secrets of the containers of all services and workers, sidecars included, each with its key. */
export function statedSecrets(environment: Environment): readonly NamedEntry<ExtraSecret>[] {
  return workloadsOf(environment).flatMap(({ extras }) => {
    const beside = entriesOf(extras.sidecars).map(({ key, value }) => traced(value.secrets, `${key}.secrets`));
    return [extras.secrets, ...beside].flatMap(entriesOf);
  });
}

/** Every ARN that a spec states for a task: of secrets, of their keys, and of what it may use. */
export function statedArns(environment: Environment): readonly { readonly key: string; readonly arn: string }[] {
  const secrets = statedSecrets(environment).flatMap(({ key, value }) =>
    (["secretArn", "keyArn"] as const).flatMap((name) => (value[name] === undefined ? [] : [{ key: `${key}.${name}`, arn: value[name] }])),
  );
  const used = statedStatements(environment)
    .filter(({ statement }) => statement.Effect === "Allow")
    .flatMap(({ key, statement }) => statement.Resource.map((arn, index) => ({ key: `${key}.Resource.${index}`, arn })));
  return [...secrets, ...used];
}
