/** What the reference is written from. The command collects it: docs know no other consumer of the plan. */
import type { Environment } from "../model/types.ts";
import type { Plan } from "../plan/types.ts";

/** One spec, compiled. */
export interface DocEnvironment {
  /** What its plan is called, `prod-100k`: heads columns. */
  readonly name: string;
  /** The spec's path relative to the project. */
  readonly file: string;
  /** The files that it is made of, itself first. */
  readonly layers: readonly string[];
  readonly environment: Environment;
  readonly plan: Plan;
  /** Does the spec, or what it extends, state this dotted key? */
  isSet(key: string): boolean;
}

/** A command of the command line, as it describes itself. */
export interface DocCommand {
  readonly name: string;
  readonly summary: string;
  readonly usage: string;
  readonly options: Readonly<
    Record<string, { readonly value?: string; readonly choices?: readonly string[]; readonly description: string }>
  >;
}

/** Monthly cost of one module in each environment, USD, in the order of the environments. */
export interface DocCost {
  readonly module: string;
  readonly monthly: readonly number[];
}

export interface DocInput {
  /** Class dev first, then by number of resources. */
  readonly environments: readonly DocEnvironment[];
  readonly commands: readonly DocCommand[];
  /** By module, when prices were computed. */
  readonly costs?: readonly DocCost[];
  /** Paths of pictures below docs/infrastructure, by name of the environment. */
  readonly pictures: Readonly<Record<string, string>>;
}

/** The environment that diagrams are drawn of: the one called prod, else the first of class prod, else the last. */
export function mainEnvironment({ environments }: Pick<DocInput, "environments">): DocEnvironment {
  return (
    environments.find(({ name }) => name === "prod") ??
    environments.find(({ environment }) => environment.class === "prod") ??
    environments.at(-1)!
  );
}
