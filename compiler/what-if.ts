/** Alternatives to a spec with one key changed: the plan, and the rules that would reject it. */
import { accepts } from "../generated/validators/accepts.js";
import type { Alternative, Alternatives } from "./cost/alternatives.ts";
import { buildEnvironment } from "./model/index.ts";
import { lowerEnvironment } from "./modules/lower.ts";
import { usesOverrides } from "./overrides/index.ts";
import { checkSpec } from "./rules/check-spec.ts";
import { securityRule } from "./rules/index.ts";
import type { SpecSource, Tree } from "./source/types.ts";

/** The spec to change, which must be valid. */
export type SpecTree = Pick<SpecSource, "tree" | "file" | "files">;

/** Alternatives to a spec, each planned on demand. Waivers are evaluated as of `asOf`, YYYY-MM-DD. */
export function alternativesOf(spec: SpecTree, asOf: string): Alternatives {
  return {
    environment: () => buildEnvironment(spec),
    change: (key, value) => whatIf(spec, key, value, asOf),
    baseline() {
      const environment = buildEnvironment(spec);
      return usesOverrides(environment) ? lowerEnvironment(environment) : undefined;
    },
  };
}

function whatIf(spec: SpecTree, key: string, value: unknown, asOf: string): Alternative | undefined {
  const tree = withValue(spec.tree, key.split("."), value);
  if (!accepts(tree)) return undefined;
  const before = new Set(refusals(spec, asOf));
  const after = refusals({ ...spec, tree }, asOf).filter((refusal) => !before.has(refusal));
  if (after.some((rule) => securityRule(rule) === undefined)) return undefined;
  return { plan: lowerEnvironment(buildEnvironment({ ...spec, tree })), waivers: [...new Set(after)] };
}

/** Names of the rules that report an error. */
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
