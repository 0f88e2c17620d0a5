/** Input of the reference. The command collects it: `docs` depends on no other consumer of the plan. */
import type { Environment } from "../model/types.ts";
import type { Plan } from "../plan/types.ts";

/** One compiled spec. */
export interface DocEnvironment {
  /** Name of its plan, `prod-100k`, used as column heading. */
  readonly name: string;
  /** The spec's path relative to the project. */
  readonly file: string;
  /** The spec file and the files that it extends, itself first. */
  readonly layers: readonly string[];
  readonly environment: Environment;
  readonly plan: Plan;
  /** Does the spec, or a spec that it extends, set this dotted key? */
  isSet(key: string): boolean;
}

/** A command of the CLI, from its own definition. */
export interface DocCommand {
  readonly name: string;
  readonly summary: string;
  readonly usage: string;
  readonly options: Readonly<
    Record<string, { readonly value?: string; readonly choices?: readonly string[]; readonly description: string }>
  >;
}

/** Monthly cost of one module per environment, USD, in the order of the environments. */
export interface DocCost {
  readonly module: string;
  /** By environment; undefined where there are no prices. */
  readonly monthly: readonly (number | undefined)[];
}

export interface DocInput {
  /** Class dev first, then by number of resources. */
  readonly environments: readonly DocEnvironment[];
  readonly commands: readonly DocCommand[];
  /** Costs by module, if prices are available. */
  readonly costs?: readonly DocCost[];
  /** USD a month per environment of what a key decides more than any other key; undefined where prices are missing. */
  readonly keyCosts: (key: string) => readonly (number | undefined)[];
  /** Paths of pictures below docs/infrastructure, by environment name. */
  readonly pictures: Readonly<Record<string, string>>;
  /** Is the project the repository of the compiler? Only there pages refer to its sources, and to what it was made from. */
  readonly hasSources: boolean;
}

/** Regions of the environments: prices of others are not shown. */
export function regionsOf({ environments }: Pick<DocInput, "environments">): readonly string[] {
  return [...new Set(environments.map(({ plan }) => plan.region))];
}

/** The environment that diagrams show: the one named prod, or else the first of class prod, or else the last. */
export function mainEnvironment({ environments }: Pick<DocInput, "environments">): DocEnvironment {
  return (
    environments.find(({ name }) => name === "prod") ??
    environments.find(({ environment }) => environment.class === "prod") ??
    environments.at(-1)!
  );
}
