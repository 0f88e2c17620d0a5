/**
 * Keys that may say where their value is kept instead of stating it (schema: `x-reference`): the stack's config, an SSM
 * parameter or a secret. What is kept elsewhere never stands in a plan.
 */
import type { Lowered } from "../../plan/builder/draft.ts";
import { config, data, secret, type Expr } from "../../plan/builder/expr.ts";
import type { PlanConfigKey } from "../../plan/types.ts";

/** A literal, or one of the three places. */
export type Reference = string | { readonly config?: string; readonly ssm?: string; readonly secretArn?: string };

/** What the reference is for. */
export interface ReferenceOptions {
  /** Id of the data call that reads it, where one does; kebab-case, unique. */
  readonly id: string;
  /** Is what is kept elsewhere a secret? Pulumi then encrypts it in state. */
  readonly secret: boolean;
  /** Regular expression that a value from stack config must match. */
  readonly pattern?: string;
  /** What the value is for, shown when stack config lacks it. */
  readonly description: string;
}

/** The value, and the config key or data call that it needs in the plan. */
export interface Referred {
  readonly value: string | Expr<string>;
  readonly config: NonNullable<Lowered["config"]>;
  readonly data: NonNullable<Lowered["data"]>;
}

/** The literal itself, or an expression for what the deployment finds in its place. */
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
