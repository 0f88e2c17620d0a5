/**
 * Evaluates choices by stack config before anything is registered. The resulting plan has no `$if`, and every config value that it uses is
 * set.
 */
import type { Plan, PlanCondition, PlanInputs, PlanValue } from "../plan/types.ts";
import type { ConfigValues } from "./config.ts";
import { matchesPattern } from "./patterns.ts";
import { parse, unparse, type PlanNode } from "../plan/expressions.ts";

/** The plan with every `$if` replaced by the chosen branch, and the problems under this config. */
export function settle(plan: Plan, config: ConfigValues): { readonly plan: Plan; readonly problems: readonly string[] } {
  const problems: string[] = [];
  const settled = (value: PlanValue, where: string): PlanValue => choose(value, { config, where, problems }) ?? null;
  const resources = plan.resources.map((resource) => ({ ...resource, inputs: settled(resource.inputs, resource.id) as PlanInputs }));
  const outputs = Object.entries(plan.outputs).map(([name, output]) => [
    name,
    { ...output, value: settled(output.value, `output ${name}`) },
  ]);
  return { plan: { ...plan, resources, outputs: Object.fromEntries(outputs) }, problems };
}

interface Choosing {
  readonly config: ConfigValues;
  readonly where: string;
  readonly problems: string[];
}

/** Undefined if the chosen branch is null, in which case the property or element is left out. */
function choose(value: PlanValue, at: Choosing): PlanValue | undefined {
  const node = parse(value);
  switch (node.kind) {
    case "list":
      return chooseElements(node.items, at);
    case "map":
      return Object.fromEntries(
        Object.entries(node.entries)
          .map(([key, inner]) => [key, choose(inner, at)] as const)
          .filter((entry): entry is readonly [string, PlanValue] => entry[1] !== undefined),
      );
    case "concat":
      return unparse({ kind: "concat", parts: chooseElements(node.parts, at) });
    case "json": {
      const document = choose(node.document, at);
      return document === undefined ? undefined : unparse({ kind: "json", document });
    }
    case "subnet": {
      const block = choose(node.block, at);
      return block === undefined ? undefined : unparse({ ...node, block });
    }
    case "secret": {
      const hidden = choose(node.value, at);
      return hidden === undefined ? undefined : unparse({ kind: "secret", value: hidden });
    }
    case "if":
      return chosen(node, at);
    default:
      return value;
  }
}

/** Unlike a property, an element of a list or a string cannot be left out if its config is not set. */
function chooseElements(elements: readonly PlanValue[], at: Choosing): readonly PlanValue[] {
  return elements.flatMap((element) => {
    const result = choose(element, at);
    if (result === undefined) return [];
    const node = parse(result);
    if (node.kind === "config" && !at.config.has(node.key))
      at.problems.push(`${at.where} requires ${node.key}, which is not set:\n    pulumi config set ${node.key} <value>`);
    return [result];
  });
}

function chosen({ condition, ...node }: Extract<PlanNode, { readonly kind: "if" }>, at: Choosing): PlanValue | undefined {
  const branch = choose(holds(condition, at.config) ? node.then : node.else, at) ?? undefined;
  // The branch that a secret selects reveals something about the secret.
  const telling = condition.matches !== undefined && at.config.get(condition.config)?.secret === true;
  return telling && branch !== undefined ? unparse({ kind: "secret", value: branch }) : branch;
}

/** Without `matches`: is the config set (for a boolean: is it true)? With `matches`: does its text match? */
export function holds({ config: key, matches }: PlanCondition, config: ConfigValues): boolean {
  const found = config.get(key)?.value;
  if (matches !== undefined) return found !== undefined && matchesPattern(matches, String(found), key);
  return found !== undefined && found !== false;
}
