/** Comparisons of frozen environments with edited ones. */
import { assess, type Assessment } from "../../../compiler/change/danger/index.ts";
import { changeOf } from "../../../compiler/change/operations/index.ts";
import { compileSpec } from "../../../compiler/compile.ts";
import { diffOf, type DiffOptions } from "../../../compiler/diff/index.ts";
import type { EnvironmentDiff, Side } from "../../../compiler/diff/types.ts";
import type { Plan, PlanResource } from "../../../compiler/plan/types.ts";
import type { FileReader, Tree } from "../../../compiler/source/types.ts";
import { frozenDay, frozenFiles, planOf } from "../../../tools/fixtures/specs.ts";

/** What the edit does to a frozen environment, plan against plan. */
export function edited(name: string, over: Tree, options: Partial<DiffOptions> = {}, base: Tree = {}): EnvironmentDiff {
  const pair = {
    file: `spec/${name}.yaml`,
    before: { label: "before", plan: planOf(name, base) },
    after: { label: "after", plan: planOf(name, { ...base, ...over }) },
  };
  return diffOf(pair, { asOf: frozenDay, ...options });
}

/** Danger by resource. */
export function dangersIn({ effects }: EnvironmentDiff): Readonly<Record<string, string>> {
  return Object.fromEntries(effects.map(({ operation, danger }) => [operation.id, danger]));
}

let whole: Plan | undefined;
/** Compiled once, when a test asks for it. */
const prod = (): Plan => (whole ??= planOf("prod"));

/** The plan with other inputs of one resource. */
export function withInputs(id: string, inputs: Readonly<Record<string, unknown>>, plan: Plan = prod()): Plan {
  const change = (resource: PlanResource) =>
    resource.id === id ? { ...resource, inputs: { ...resource.inputs, ...inputs } as never } : resource;
  return { ...plan, resources: plan.resources.map(change) };
}

/** What the change means for one resource; undefined if nothing happens to it. */
export function dangerOf(id: string, after: Plan, before: Plan = prod()): Assessment | undefined {
  return assess(before, after, changeOf(before, after)).find(({ operation }) => operation.id === id);
}

/** A frozen spec with another text, compiled as `diff` does; undefined if it makes no plan. */
export function editedSide(name: string, text: string): Side | undefined {
  const file = `spec/${name}.yaml`;
  const compile = (own: string) => {
    const reader: FileReader = { read: (path, within) => (path === file ? { bytes: Buffer.from(own) } : frozenFiles.read(path, within)) };
    return compileSpec(file, reader, { asOf: frozenDay, judge: true, ignoreBudget: true });
  };
  const { plan, source, diagnostics } = compile(text);
  return plan === undefined || source === undefined ? undefined : { label: file, plan, source, diagnostics, text, recompile: compile };
}
