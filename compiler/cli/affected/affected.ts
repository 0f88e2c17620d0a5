/** Which environments a change affects: those whose plan is not the same, byte for byte, as at the base. */
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { prettyJson } from "../../canonical/json.ts";
import type { Diagnostic } from "../../diagnostics/types.ts";
import type { Plan } from "../../plan/types.ts";
import type { CliIo } from "../command.ts";
import { textIfAny } from "../input-file.ts";
import { compileAll } from "../targets/plans.ts";
import { planFolder, planName, planPath, planSuffix } from "../targets/project.ts";
import { planIn } from "../targets/read-plan.ts";
import { compileAt, type Revision } from "../targets/revisions.ts";
import { fewEnough, specsInFolder } from "../targets/specs.ts";

/**
 * - `new`: the base has neither its plan nor its spec;
 * - `changed`: the bytes of the plan differ, or the base has no plan to compare with because its spec does not compile;
 * - `removed`: its spec is no longer there, or neither plan nor spec;
 * - `refused`: the spec has errors, so whether its plan would differ is unknown.
 */
export type AffectedState = "new" | "changed" | "removed" | "refused";

/** An environment that is not as at the base. */
export interface Affected {
  /** Name of the plan. */
  readonly name: string;
  /** Path of the plan, relative to the root. */
  readonly path: string;
  readonly state: AffectedState;
  readonly before?: Plan;
  readonly after?: Plan;
  /** Where the plan at the base comes from: a spec without a committed plan is compiled as it was, by this compiler. */
  readonly base: "committed" | "compiled" | "none";
}

export interface Comparison {
  readonly affected: readonly Affected[];
  /** Plans that are the same. */
  readonly same: readonly string[];
  /** Of the specs in the working tree. */
  readonly diagnostics: readonly Diagnostic[];
}

/** A plan as text, as it is committed, with the plan itself. */
interface Side {
  readonly text: string;
  readonly plan: Plan | undefined;
}

/** Compares what the specs of the working tree compile to with the plans at the base; without a base, all environments are new. */
export function compareWith(base: Revision | undefined, asOf: string, io: CliIo): Comparison {
  const { plans: after, refused, compiled, diagnostics } = plansNow(asOf, io);
  const committed = new Map((base?.plans() ?? []).map((path) => [nameOf(path), base!.text(path) ?? ""]));
  const specsThen = new Map(fewEnough(base?.specs() ?? []).map((file) => [planName(file), file]));
  const names = [...new Set([...committed.keys(), ...specsThen.keys(), ...after.keys(), ...refused])].sort();
  const same: string[] = [];
  const affected = names.flatMap((name): readonly Affected[] => {
    const spec = specsThen.get(name);
    const before = sideOf(committed.get(name)) ?? (base === undefined || spec === undefined ? undefined : compiledAt(base, spec, asOf));
    // The plan of a spec that is gone is left over.
    const now = spec !== undefined && !compiled.has(name) ? undefined : after.get(name);
    const existed = committed.has(name) || spec !== undefined;
    const source = committed.has(name) ? "committed" : before === undefined ? "none" : "compiled";
    const found = { name, path: planPath(name), base: source, ...plan("before", before), ...plan("after", now) } as const;
    if (refused.has(name)) return [{ ...found, state: "refused" }];
    if (now === undefined) return [{ ...found, state: "removed" }];
    if (before?.text !== now.text) return [{ ...found, state: existed ? "changed" : "new" }];
    same.push(name);
    return [];
  });
  return { affected, same, diagnostics };
}

/** What specs compile to, and committed plans that have no spec here: artifacts of another place, which nothing can compile. */
function plansNow(
  asOf: string,
  io: CliIo,
): {
  readonly plans: ReadonlyMap<string, Side>;
  readonly refused: ReadonlySet<string>;
  /** Names of the plans that have a spec here. */
  readonly compiled: ReadonlySet<string>;
  readonly diagnostics: readonly Diagnostic[];
} {
  const targets = specsNow(io).map((file) => ({ file, name: planName(file), stdin: false }));
  const compiled = compileAll(targets, { asOf }, io);
  const refused = new Set(compiled.flatMap(({ target, plan }) => (plan === undefined ? [target.name] : [])));
  const plans = new Map(onDisk(io).flatMap(([name, text]): [string, Side][] => (refused.has(name) ? [] : [[name, sideOf(text)!]])));
  for (const { target, plan } of compiled) if (plan !== undefined) plans.set(target.name, { text: prettyJson(plan), plan });
  const names = new Set(targets.map(({ name }) => name));
  return { plans, refused, compiled: names, diagnostics: compiled.flatMap((each) => each.diagnostics) };
}

/** The specs of the spec folder, and those elsewhere from which the plans on disk were compiled. */
function specsNow(io: CliIo): readonly string[] {
  const elsewhere = onDisk(io).flatMap(([name, text]) => {
    const own = Object.keys(planIn(text)?.spec.files ?? {}).find((file) => planName(file) === name);
    return own !== undefined && existsSync(join(io.root, own)) ? [own] : [];
  });
  return fewEnough([...new Set([...specsInFolder(io), ...elsewhere])].sort());
}

function onDisk({ root }: CliIo): readonly (readonly [name: string, text: string])[] {
  const folder = join(root, planFolder);
  const files = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith(planSuffix)) : [];
  return files.sort().flatMap((file) => {
    const text = textIfAny(join(folder, file));
    return text === undefined ? [] : [[nameOf(file), text] as const];
  });
}

function compiledAt(base: Revision, spec: string, asOf: string): Side | undefined {
  const { plan } = compileAt(base, spec, { asOf, ignoreBudget: true });
  return plan === undefined ? undefined : { text: prettyJson(plan), plan };
}

function sideOf(text: string | undefined): Side | undefined {
  return text === undefined ? undefined : { text, plan: planIn(text) };
}

function plan<K extends "before" | "after">(key: K, side: Side | undefined): { readonly [P in K]?: Plan } {
  return (side?.plan === undefined ? {} : { [key]: side.plan }) as { readonly [P in K]?: Plan };
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1, -planSuffix.length);
}

/** The spec files whose content differs between two plans of an environment; empty if only the compiler differs. */
export function filesChanged({ before, after }: Affected): readonly string[] {
  if (before === undefined || after === undefined) return [];
  const [old, now] = [before.spec.files, after.spec.files];
  return [...new Set([...Object.keys(old), ...Object.keys(now)])].filter((file) => old[file] !== now[file]).sort();
}
