/**
 * Checks what JSON Schema cannot: that everything a plan refers to exists, and that the order of its resources and data can be executed.
 */
import type { Plan, PlanResource, PlanValue } from "../plan/types.ts";
import { isPattern, malformed, parse, walk } from "../plan/expressions.ts";
import type { PlanRecord } from "../plan/values.ts";

/** Problems with the references of a plan, one line each. */
export function planLinks(plan: Plan): string[] {
  const problems: string[] = [];
  const seen = new Set<string>();
  for (const resource of plan.resources) {
    checkValue(plan, seen, resource.inputs, `${resource.id}.inputs`, problems);
    checkOptions(plan, seen, resource, problems);
    if (seen.has(resource.id)) problems.push(`duplicate resource ID ${resource.id}`);
    seen.add(resource.id);
  }
  for (const [name, output] of Object.entries(plan.outputs)) checkValue(plan, seen, output.value, `outputs.${name}`, problems);
  for (const [name, { inputs }] of Object.entries(plan.providers)) checkValue(plan, undefined, inputs, `providers.${name}`, problems);
  for (const [id, data] of Object.entries(plan.data)) checkValue(plan, undefined, data.inputs, `data.${id}`, problems);
  checkDataOrder(plan, problems);
  checkConfig(plan, problems);
  return problems;
}

/** `seen`: resources that a `$ref` may refer to here; undefined if none is allowed. */
function checkValue(plan: Plan, seen: ReadonlySet<string> | undefined, value: PlanValue, where: string, problems: string[]): void {
  walk(value, (object) => {
    const problem = malformed(object) ?? dangling(plan, seen, object);
    if (problem !== undefined) problems.push(`${where}: ${problem}`);
  });
}

function dangling(plan: Plan, seen: ReadonlySet<string> | undefined, object: PlanRecord): string | undefined {
  const node = parse(object);
  if (seen === undefined && (node.kind === "ref" || node.kind === "if")) return "only $config and $data are allowed here";
  switch (node.kind) {
    case "ref":
      if (typeof node.path[0] !== "string") return `$ref of ${JSON.stringify(node.id)}`;
      return seen?.has(node.id) === true ? undefined : `$ref to ${node.id}, which is not an earlier resource of the plan`;
    case "data":
      return Object.hasOwn(plan.data, node.id) ? undefined : `$data of ${node.id}, which is not in the plan`;
    case "config":
      return undeclared(plan, node.key);
    case "if":
      return undeclared(plan, node.condition.config);
    default:
      return undefined;
  }
}

function undeclared(plan: Plan, key: string): string | undefined {
  return Object.hasOwn(plan.config, key) ? undefined : `stack config ${key} is not declared in the plan`;
}

function checkOptions(plan: Plan, seen: ReadonlySet<string>, { id, type, options }: PlanResource, problems: string[]): void {
  const named = [...(options.dependsOn ?? []), ...(options.deletedWith === undefined ? [] : [options.deletedWith])];
  for (const other of named)
    if (!seen.has(other)) problems.push(`${id}: depends on ${other}, which is not an earlier resource of the plan`);
  const { provider } = options;
  if (provider === undefined) return;
  const instance = plan.providers[provider];
  if (instance === undefined) problems.push(`${id}: provider ${provider} is not in the plan`);
  else if (!type.startsWith(`${instance.package}:`))
    problems.push(`${id}: provider ${provider} belongs to package ${instance.package}, which does not match ${type}`);
}

/** Data may need a provider, and a provider may need data. A cycle of them could never start. */
function checkDataOrder(plan: Plan, problems: string[]): void {
  const state = new Map<string, "open" | "done">();
  const visit = (node: string): void => {
    if (state.get(node) === "open") problems.push(`${node} depends on itself`);
    if (state.has(node)) return;
    state.set(node, "open");
    for (const next of needs(plan, node)) visit(next);
    state.set(node, "done");
  };
  for (const id of Object.keys(plan.data)) visit(`data.${id}`);
}

/** Data that must be read before the data `id`, including the data of its provider. Providers do not depend on providers. */
export function dataNeeds(plan: Plan, id: string): string[] {
  const direct = needs(plan, `data.${id}`);
  const all = [...direct, ...direct.filter((node) => node.startsWith("providers.")).flatMap((node) => needs(plan, node))];
  return all.filter((node) => node.startsWith("data.")).map((node) => node.slice("data.".length));
}

function needs(plan: Plan, node: string): string[] {
  const [kind, name] = [node.slice(0, node.indexOf(".")), node.slice(node.indexOf(".") + 1)];
  const inputs = kind === "data" ? plan.data[name]?.inputs : plan.providers[name]?.inputs;
  const found: string[] = [];
  walk(inputs, (object) => {
    const value = parse(object);
    if (value.kind === "data") found.push(`data.${value.id}`);
  });
  const data = kind === "data" ? plan.data[name] : undefined;
  const provider = data === undefined ? undefined : providerFor(plan, data.function, data.provider);
  return provider === undefined ? found : [...found, `providers.${provider}`];
}

/** Name of the explicit provider for a type or function: the one it names, or else the one with the name of its package. */
export function providerFor(plan: Plan, token: string, named: string | undefined): string | undefined {
  const name = named ?? token.slice(0, token.indexOf(":"));
  return Object.hasOwn(plan.providers, name) ? name : undefined;
}

function checkConfig(plan: Plan, problems: string[]): void {
  for (const [key, { pattern, requiredUnless }] of Object.entries(plan.config)) {
    if (!isPattern(pattern)) problems.push(`config.${key}: ${JSON.stringify(pattern)} is not a regular expression`);
    if (requiredUnless !== undefined && plan.config[requiredUnless]?.type !== "boolean") {
      problems.push(`config.${key}: requiredUnless names ${requiredUnless}, which is not a boolean config key of the plan`);
    }
  }
  for (const [id, { provider }] of Object.entries(plan.data)) {
    if (provider !== undefined && !Object.hasOwn(plan.providers, provider))
      problems.push(`data.${id}: provider ${provider} is not in the plan`);
  }
}
