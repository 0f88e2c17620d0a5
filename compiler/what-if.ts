/** Alternatives to a spec with other values of some keys: the plan, the waivers that it would need, and its new warnings. */
import { accepts } from "../generated/validators/accepts.js";
import type { Alternative, Alternatives, Edits } from "./cost/alternatives.ts";
import { hasErrors } from "./diagnostics/types.ts";
import { buildEnvironment } from "./model/index.ts";
import type { Environment } from "./model/types.ts";
import { lowerEnvironment } from "./modules/lower.ts";
import { planWithOverrides, usesOverrides } from "./overrides/index.ts";
import type { Plan } from "./plan/types.ts";
import { checkSpec } from "./rules/check-spec.ts";
import { securityRule } from "./rules/index.ts";
import type { RuleFinding } from "./rules/rule.ts";
import type { SpecSource, Tree } from "./source/types.ts";
import { withValueAt } from "./source/value-at.ts";

/** Alternatives to a spec that compiles, each planned on demand. Waivers are evaluated as of `asOf`, YYYY-MM-DD. */
export function alternativesOf(spec: SpecSource, asOf: string): Alternatives {
  let environment: Environment | undefined;
  const own = () => (environment ??= buildEnvironment(spec));
  let warnings: ReadonlySet<string> | undefined;
  const known = () => (warnings ??= new Set(checkSpec(own(), { asOf }).map(identityOf)));
  return { environment: own, change: (edits) => whatIf(spec, edits, asOf, known) };
}

function whatIf(spec: SpecSource, edits: Edits, asOf: string, known: () => ReadonlySet<string>): Alternative | undefined {
  const tree = Object.entries(edits).reduce((changed, [key, value]) => withValueAt(changed, key.split("."), value), spec.tree);
  if (!accepts(tree)) return undefined;
  const unwaived = checked(withTree(spec, tree), asOf);
  if (unwaived.errors.some(({ rule }) => securityRule(rule) === undefined)) return undefined;
  // A waiver is granted for every error, and the rules decide whether the class allows it.
  const waived = unwaived.errors.length === 0 ? unwaived : checked(withTree(spec, withWaivers(tree, unwaived.errors, asOf)), asOf);
  if (waived.errors.length > 0) return undefined;
  const plan = planOf(waived.environment, waived.spec);
  if (plan === undefined) return undefined;
  const waivers = [...new Set(unwaived.errors.map(({ rule }) => rule))];
  return { plan, waivers, warnings: unwaived.warnings.filter((finding) => !known().has(identityOf(finding))) };
}

/** The same layers and places with another tree. */
function withTree(spec: SpecSource, tree: Tree): SpecSource {
  const { file, files, complete, empties } = spec;
  return {
    ...{ file, files, complete, empties, tree },
    isSet: (path) => spec.isSet(path),
    isInherited: (path) => spec.isInherited(path),
    textOf: (path) => spec.textOf(path),
    locate: (path, what) => spec.locate(path, what),
    settings: (path) => spec.settings(path),
  };
}

interface Checked {
  readonly spec: SpecSource;
  readonly environment: Environment;
  readonly errors: readonly RuleFinding[];
  readonly warnings: readonly RuleFinding[];
}

function checked(spec: SpecSource, asOf: string): Checked {
  const environment = buildEnvironment(spec);
  const found = checkSpec(environment, { asOf });
  const errors = found.filter(({ severity }) => severity === "error");
  return { spec, environment, errors, warnings: found.filter(({ severity }) => severity !== "error") };
}

function planOf(environment: Environment, spec: SpecSource): Plan | undefined {
  return usesOverrides(environment)
    ? planWithOverrides(environment, spec, hasErrors, (judge) => judge()).value
    : lowerEnvironment(environment);
}

/** Two findings of a rule at one key are the same, although their messages state other numbers. */
function identityOf({ rule, key }: RuleFinding): string {
  return `${rule} ${key}`;
}

function withWaivers(tree: Tree, errors: readonly RuleFinding[], until: string): Tree {
  const own = (tree["waivers"] ?? []) as readonly unknown[];
  const more = errors.map(({ rule, key }) => ({ rule, key, reason: "The change is only tried.", until, price: 1 }));
  return { ...tree, waivers: [...own, ...more] };
}
