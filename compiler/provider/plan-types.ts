/**
 * Checks a whole plan against the provider catalog: inputs of providers, data and resources, all references (including those of outputs),
 * and the property names in options.
 */
import { nearest } from "../diagnostics/nearest.ts";
import type { Catalogue, CatalogueEntry, LocatedType } from "./catalogue.ts";
import { checkFunctionInputs, checkInputs, checkValue } from "./check.ts";
import { problemText } from "./describe.ts";
import type { InputProblem } from "./describe.ts";
import type { Check, ExpressionTypes } from "./check-state.ts";
import type { DataNode, RefNode, Reference } from "../plan/expressions.ts";
import { missingProperty, typeAt } from "./paths.ts";
import type { BrokenPath } from "./paths.ts";
import type { CatalogueShard } from "./types.ts";
import type { Plan, PlanData, PlanOptions, PlanResource } from "../plan/types.ts";

export interface PlanProblem extends InputProblem {
  /** Part of the plan. For a problem in options, `path` starts with the option's name. */
  readonly in: "providers" | "data" | "resources" | "options" | "outputs";
  /** Name of the provider, data call, resource or output. */
  readonly id: string;
}

/**
 * Problems of `plan` in plan order; empty if the provider would accept everything that is known before deployment. `resources` limits the
 * check to some of the plan's resources, for callers that have checked the others already.
 */
export function checkPlan(catalogue: Catalogue, plan: Plan, resources: readonly PlanResource[] = plan.resources): PlanProblem[] {
  const expressions = planTypes(catalogue, plan);
  const problems: PlanProblem[] = [];
  const add = (part: PlanProblem["in"], id: string, found: readonly InputProblem[]): void => {
    for (const problem of found) problems.push({ in: part, id, ...problem });
  };
  for (const [id, { package: name, inputs }] of Object.entries(plan.providers)) {
    add("providers", id, checkInputs(catalogue, `pulumi:providers:${name}`, inputs, { expressions }));
  }
  for (const [id, call] of Object.entries(plan.data))
    add("data", id, checkFunctionInputs(catalogue, call.function, call.inputs, { expressions }));
  for (const resource of resources) {
    add("resources", resource.id, checkInputs(catalogue, resource.type, resource.inputs, { expressions }));
    add("options", resource.id, checkOptions(catalogue.resource(resource.type), resource.options));
  }
  for (const [id, { value }] of Object.entries(plan.outputs)) {
    const check: Check = { expressions, shard: noShard, path: [], problems: [] };
    checkValue(value, "any", check);
    add("outputs", id, check.problems);
  }
  return problems;
}

/** One line per problem: `resources rds-instance: engineVersion: …`. */
export function planProblemText(problem: PlanProblem): string {
  return `${problem.in} ${problem.id}: ${problemText(problem)}`;
}

/** Options that contain property names, and which of the type's properties each option may name. */
const propertyOptions = {
  ignoreChanges: "inputs",
  replaceOnChanges: "outputs",
  additionalSecretOutputs: "outputs",
} as const;

function checkOptions(entry: CatalogueEntry | undefined, options: PlanOptions): InputProblem[] {
  if (entry === undefined) return [];
  return (Object.keys(propertyOptions) as (keyof typeof propertyOptions)[]).flatMap((option) => {
    const known = Object.keys(entry.member[propertyOptions[option]]);
    const names = (options[option] ?? []).map((path) => /^[^.[]*/.exec(path)?.[0] ?? path);
    return names.filter((name) => name !== "*" && !known.includes(name)).map((name) => unknownName(option, name, known));
  });
}

function unknownName(option: string, name: string, known: readonly string[]): InputProblem {
  const suggestion = nearest(name, known);
  const problem = { path: [option], kind: "unknown", expected: "a property of the resource type", got: `property ${name}` } as const;
  return suggestion === undefined ? problem : { ...problem, suggestion };
}

const noShard: CatalogueShard = {
  package: "",
  version: "",
  module: "",
  resources: {},
  functions: {},
  types: {},
  outputTypes: {},
  enums: {},
};

/** Types of the references in `plan`. */
export function planTypes(catalogue: Catalogue, plan: Pick<Plan, "resources" | "data" | "config">): ExpressionTypes {
  const resources = new Map(plan.resources.map((resource) => [resource.id, resource]));
  return {
    typeOf(reference: Reference): LocatedType | BrokenPath {
      if (reference.kind === "config") return configType(plan, reference.key);
      if (reference.kind === "data") return dataType(catalogue, plan.data, reference);
      return resourceType(catalogue, resources, reference);
    },
  };
}

function configType(plan: Pick<Plan, "config">, name: string): LocatedType | BrokenPath {
  const found = Object.hasOwn(plan.config, name) ? plan.config[name] : undefined;
  if (found === undefined) return nothingNamed("config key", name, Object.keys(plan.config));
  return { type: found.type, shard: noShard, side: "outputTypes" };
}

function dataType(catalogue: Catalogue, data: Plan["data"], { id, path }: DataNode): LocatedType | BrokenPath {
  const found: PlanData | undefined = Object.hasOwn(data, id) ? data[id] : undefined;
  if (found === undefined) return nothingNamed("data", id, Object.keys(data));
  return outputType(catalogue.function(found.function), path);
}

function resourceType(catalogue: Catalogue, resources: ReadonlyMap<string, PlanResource>, { id, path }: RefNode): LocatedType | BrokenPath {
  const found = resources.get(id);
  if (found === undefined) return nothingNamed("resource", id, [...resources.keys()]);
  const plain = path.length === 1 && (path[0] === "id" || path[0] === "urn");
  return plain ? { type: "string", shard: noShard, side: "outputTypes" } : outputType(catalogue.resource(found.type), path);
}

/** The type at `path` of a member's outputs. An unknown member is reported at its declaration, not at each reference to it. */
function outputType(entry: CatalogueEntry | undefined, path: RefNode["path"]): LocatedType | BrokenPath {
  if (entry === undefined) return { type: "any", shard: noShard, side: "outputTypes" };
  const { member, shard } = entry;
  const [first, ...rest] = path;
  if (typeof first !== "string") return { got: "output without a name", expected: "a path that begins with an output property" };
  const type = Object.hasOwn(member.outputs, first) ? member.outputs[first] : undefined;
  if (type === undefined) return missingProperty(first, Object.keys(member.outputs));
  return typeAt({ type, shard, side: "outputTypes" }, rest);
}

function nothingNamed(what: string, name: string, names: readonly string[]): BrokenPath {
  const suggestion = nearest(name, names);
  return { got: `${what} ${name}`, expected: `a ${what} of the plan`, ...(suggestion === undefined ? {} : { suggestion }) };
}
