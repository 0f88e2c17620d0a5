/** The two sides of a change: specs now and at a git revision, or two specs. */
import type { Compiled } from "../../compile.ts";
import type { CompileOptions } from "../../compile-options.ts";
import { hasOtherErrors } from "../../diagnostics/types.ts";
import type { Plan } from "../../plan/types.ts";
import type { ReadSpec } from "../../why/cause.ts";
import type { WhySpec } from "../../why/chain.ts";
import { UsageError, type CliIo } from "../command.ts";
import { pricedTargets, type PricedTarget } from "../cost/targets.ts";
import { compileAt, openRevision } from "../targets/revisions.ts";
import { compileAll } from "../targets/plans.ts";
import { fewEnough, specTargets } from "../targets/specs.ts";

/** Two versions of one environment; one is undefined if the environment is new or removed. */
export interface Pair {
  readonly title: string;
  readonly before: Side | undefined;
  readonly after: Side | undefined;
}

export interface Side extends Compiled {
  readonly label: string;
  readonly revision: string | null;
}

/** What only violates a security rule or the budget has causes all the same. */
export function explained(asOf: string): CompileOptions {
  return { asOf, judge: true, ignoreBudget: true };
}

/** Every spec with its version at the revision. Without arguments, all specs of both sides. */
export async function pairsSince(name: string, specs: readonly string[], asOf: string, io: CliIo): Promise<readonly Pair[]> {
  const revision = openRevision(name, io);
  const now = compileAll(await specTargets(specs, io), explained(asOf), io);
  const files = new Set(now.map(({ target }) => target.file));
  const removed = specs.length > 0 ? [] : fewEnough(revision.specs()).filter((file) => !files.has(file));
  const old = (file: string): Side | undefined =>
    "bytes" in revision.reader.read(file)
      ? { ...compileAt(revision, file, explained(asOf)), label: `${name}:${file}`, revision: name }
      : undefined;
  return [
    ...now.map(({ target: { file }, ...after }): Pair => {
      return { title: `${file} since ${name}`, before: old(file), after: { ...after, label: file, revision: null } };
    }),
    ...removed.map((file): Pair => ({ title: `${file}, removed since ${name}`, before: old(file), after: undefined })),
  ];
}

/** Two specs, each a file or `REVISION:FILE`. */
export async function pairOf(specs: readonly string[], asOf: string, io: CliIo): Promise<Pair> {
  const found = await pricedTargets(specs, explained(asOf), io);
  const [before, after, ...more] = found;
  if (before === undefined || after === undefined || more.length > 0) {
    throw new UsageError(`why compares two specs, got ${found.length}`, "specify two files, or a property: why rds-instance.instanceClass");
  }
  return { title: `${before.label} → ${after.label}`, before: sideOf(before), after: sideOf(after) };
}

function sideOf({ label, revision, ...compiled }: PricedTarget): Side {
  return { ...compiled, label, revision };
}

/** The compiled spec of a side; undefined if there is none. Check `isPlanned` first. */
export function readSide(side: Side | undefined): (ReadSpec & { readonly plan: Plan }) | undefined {
  const found = side === undefined ? undefined : whySpecOf(side);
  return found === undefined ? undefined : { ...found, revision: side!.revision ?? undefined };
}

/** Does the side have a plan, or is there no side? */
export function isPlanned(side: Side | undefined): boolean {
  return side === undefined || whySpecOf(side) !== undefined;
}

/** Undefined for a spec with other errors than those of security rules. */
export function whySpecOf({ source, environment, plan, diagnostics }: Compiled): WhySpec | undefined {
  if (source === undefined || environment === undefined || plan === undefined || hasOtherErrors(diagnostics)) return undefined;
  return { source, environment, plan };
}
