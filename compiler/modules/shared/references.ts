/**
 * Spec keys that can name the place of a value instead of the value itself (`x-reference` in the schema): stack config, an SSM parameter or
 * a secret. The plan never contains a value that is kept in one of these places.
 */
import type { Lowered } from "../../plan/builder/draft.ts";
import { config, data, secret, type Expr } from "../../plan/builder/expr.ts";
import type { PlanConfigKey } from "../../plan/types.ts";

/** A literal, or exactly one of the three places. */
export type Reference = string | { readonly config?: string; readonly ssm?: string; readonly secretArn?: string };

/** How the value is used. */
export interface ReferenceOptions {
  /** Id of the data call that reads the value, if there is one; kebab-case, unique. */
  readonly id: string;
  /** True when the value is a secret, so that Pulumi encrypts it in state. */
  readonly secret: boolean;
  /** Regular expression that a value from stack config must match. */
  readonly pattern?: string;
  /** Purpose of the value; shown when stack config lacks it. */
  readonly description: string;
}

/** The value, with the config key or data call that the plan needs for it. */
export interface Referred {
  readonly value: string | Expr<string>;
  readonly config: NonNullable<Lowered["config"]>;
  readonly data: NonNullable<Lowered["data"]>;
}

/** The literal, or an expression that reads the value at deployment. */
export function resolveReference(reference: Reference, options: ReferenceOptions): Referred {
  if (typeof reference === "string") return { value: reference, config: {}, data: {} };
  const mark = (value: Expr<string>): Expr<string> => (options.secret ? secret(value) : value);
  if (reference.config !== undefined) {
    return { value: mark(config(reference.config)), config: { [reference.config]: configKey(options) }, data: {} };
  }
  const call =
    reference.ssm === undefined
      ? {
          function: "aws:secretsmanager/getSecretVersion:getSecretVersion",
          inputs: { secretId: reference.secretArn },
          result: "secretString",
        }
      : { function: "aws:ssm/getParameter:getParameter", inputs: { name: reference.ssm, withDecryption: true }, result: "value" };
  return {
    value: mark(data(options.id, call.result)),
    config: {},
    data: { [options.id]: { function: call.function, inputs: call.inputs } },
  };
}

function configKey({ secret: isSecret, pattern, description }: ReferenceOptions): PlanConfigKey {
  return { type: "string", secret: isSecret, required: true, ...(pattern === undefined ? {} : { pattern }), description };
}
