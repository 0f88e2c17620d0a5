/** Secrets that the spec names: variables of a container, and permissions of the execution role. */
import { entriesOf, usedKeys, type Extras, type NamedEntry, type ExtraSecret } from "../../../model/extras.ts";
import type { Environment, Service, Worker } from "../../../model/types.ts";
import { concat, type Expr } from "../../../plan/builder/expr.ts";
import { traced, type Traced } from "../../../plan/builder/traced.ts";
import { arnOf } from "../account.ts";

/** One entry of a container's `secrets`. */
interface StatedVariable {
  readonly name: string;
  readonly valueFrom: Traced<string | Expr<string>>;
}

/** Sorted by variable name. */
export function statedSecrets(environment: Environment, secrets: Extras["secrets"]): readonly StatedVariable[] {
  return entriesOf(secrets).map(({ name, key, value }) => ({ name, valueFrom: traced(valueFrom(environment, value), key) }));
}

/** A parameter's ARN, or a secret's ARN with the JSON key and no version, which means the current one. */
function valueFrom(environment: Environment, { ssm, secretArn, jsonKey }: ExtraSecret): string | Expr<string> {
  if (secretArn === undefined) return parameterArn(environment, ssm!);
  return jsonKey === undefined ? secretArn : `${secretArn}:${jsonKey}::`;
}

/** ARN of a parameter in the environment's account and region. */
export function parameterArn(environment: Environment, path: string): Expr<string> {
  return arnOf(environment, "ssm", concat(`parameter${path}`));
}

/** Secrets of a workload's own container and, with `sidecars`, of its sidecars. */
export function secretEntries({ extras }: Service | Worker, sidecars: boolean): readonly NamedEntry<ExtraSecret>[] {
  const beside = sidecars ? entriesOf(extras.sidecars).map(({ key, value }) => traced(value.secrets, `${key}.secrets`)) : [];
  return [extras.secrets, ...beside].flatMap(entriesOf);
}

/** Spec keys that define these secrets. */
export function secretKeys({ extras }: Service | Worker, sidecars: boolean): readonly string[] {
  return usedKeys(extras.secrets, ...(sidecars ? [extras.sidecars] : []));
}
