/** What a deployment calls for each resource and function of a plan. */
import table from "../../../generated/aws/deploy-permissions.json" with { type: "json" };
import type { PlanData, PlanResource } from "../../plan/types.ts";

export const operations = ["create", "read", "update", "delete"] as const;
export type Operation = (typeof operations)[number];

type Calls = Partial<Readonly<Record<Operation, string>>>;

/** A row of the table: calls by operation, those that a property causes, and those that only the provider makes. */
type Row = Calls & {
  readonly when?: Readonly<Record<string, Calls>>;
  readonly provider?: string;
  readonly comparedWith?: string;
};

const rows: Readonly<Record<string, Row>> = table.types;
const functions: Readonly<Record<string, string>> = table.functions;

export interface Call {
  readonly action: string;
  readonly operation: Operation;
}

export function rowOf(type: string): Row | undefined {
  const name = type.replace(/^aws:alb\//, "aws:lb/");
  return Object.hasOwn(rows, name) ? rows[name] : undefined;
}

/** The calls for a resource, each action and operation once; undefined for a type that is not in the table. */
export function callsFor(resource: PlanResource): readonly Call[] | undefined {
  const found = rowOf(resource.type);
  if (found === undefined) return undefined;
  const { when = {}, ...row } = found;
  const caused = Object.entries(when).flatMap(([property, calls]) => (isSet(resource, property) ? [calls] : []));
  return operations.flatMap((operation) => {
    if (operation === "delete" && resource.options.retainOnDelete === true) return [];
    const actions = [row, ...caused].flatMap((calls) => words(calls[operation]));
    return [...new Set(actions)].map((action) => ({ action, operation }));
  });
}

function isSet({ inputs }: PlanResource, property: string): boolean {
  const value = inputs[property];
  return value !== undefined && value !== null && value !== false && !(Array.isArray(value) && value.length === 0);
}

/** The calls of functions, with the names of functions that are not in the table. */
export function callsOfFunctions(data: readonly PlanData[]): { readonly actions: readonly string[]; readonly unknown: readonly string[] } {
  const names = [...new Set(data.map((each) => each.function))];
  return {
    actions: names.flatMap((name) => words(functions[name])),
    unknown: names.filter((name) => !Object.hasOwn(functions, name)),
  };
}

function words(text: string | undefined): readonly string[] {
  return text === undefined || text === "" ? [] : text.split(" ");
}
