/** The same spec with one key changed: what would be planned, and what stands against it. */
import { accepts } from "../../generated/validators/accepts.js";
import { usesOverrides } from "../overrides/index.ts";
import { buildEnvironment } from "../model/index.ts";
import { lowerEnvironment } from "../modules/lower.ts";
import type { Plan } from "../plan/types.ts";
import type { SpecSource, Tree } from "../source/types.ts";
import { checkSpec } from "../rules/check-spec.ts";
import { securityRule } from "../rules/index.ts";
import { costOf, type CostReport, type Totals } from "./index.ts";

/** What `whatIf` starts from: a valid spec. */
export type SpecTree = Pick<SpecSource, "tree" | "file" | "files">;

export interface Alternative {
  readonly plan: Plan;
  /** Security controls that the change switches off, and that the spec would have to waive. */
  readonly waivers: readonly string[];
}

/** Undefined where the schema or a rule refuses the change, for a reason that the spec itself does not already have. */
export function whatIf(spec: SpecTree, key: string, value: unknown, asOf: string): Alternative | undefined {
  const tree = withValue(spec.tree, key.split("."), value);
  if (!accepts(tree)) return undefined;
  const before = new Set(refusals(spec, asOf));
  const after = refusals({ ...spec, tree }, asOf).filter((refusal) => !before.has(refusal));
  if (after.some((rule) => securityRule(rule) === undefined)) return undefined;
  return { plan: lowerEnvironment(buildEnvironment({ ...spec, tree })), waivers: [...new Set(after)] };
}

/** What alternatives are compared with. They are planned without overrides and extra resources, so where there are any, so is this. */
export function baselineOf({ totals, book }: CostReport, spec: SpecTree): Totals {
  const environment = buildEnvironment(spec);
  return usesOverrides(environment) ? costOf(lowerEnvironment(environment), book).totals : totals;
}

/** Names of the rules that find an error. */
function refusals(spec: SpecTree, asOf: string): readonly string[] {
  const findings = checkSpec(buildEnvironment(spec), { asOf });
  return findings.filter(({ severity }) => severity === "error").map(({ rule }) => rule);
}

function withValue(tree: Tree, [step, ...rest]: readonly string[], value: unknown): Tree {
  if (step === undefined) return tree;
  const inner = tree[step];
  const below = inner !== null && typeof inner === "object" && !Array.isArray(inner) ? (inner as Tree) : {};
  return { ...tree, [step]: rest.length === 0 ? value : withValue(below, rest, value) };
}
