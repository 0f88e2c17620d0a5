/** The human-readable output of `compile`. */
import { counted } from "../../diagnostics/counted.ts";
import { diagnosticCounts } from "../../diagnostics/render/pretty.ts";
import type { Plan } from "../../plan/types.ts";
import type { Diagnostic } from "../../diagnostics/types.ts";
import type { PassName } from "../../compile-options.ts";
import type { BriefCounts } from "../../policy/counts.ts";
import type { Note } from "../../rules/notes.ts";
import { noteLines } from "./notes.ts";

/**
 * `refused`: the spec has errors. `stale`: `--check` found a different plan on disk, none, or one of a spec that no longer exists.
 * `removed`: the spec no longer exists.
 */
export type PlanState = "written" | "unchanged" | "stale" | "refused" | "removed";

/** The result of one spec. */
export interface CompileResult {
  readonly file: string;
  readonly diagnostics: readonly Diagnostic[];
  readonly state: PlanState;
  /** Path of the plan relative to the root, whether or not it was written; null for standard output. */
  readonly path: string | null;
  readonly plan?: Plan;
  /** Empty for a spec with errors. */
  readonly notes: readonly Note[];
  readonly policy: BriefCounts;
  /** Duration per pass, in milliseconds. */
  readonly passes: Readonly<Partial<Record<PassName, number>>>;
}

const columns = 4;

/** One paragraph per spec: path of the plan, duration, warnings, results of security rules, and resources by module. */
export function summaryOf(results: readonly CompileResult[]): string {
  const paragraphs = results.map((result) => [...head(result), ...table(result), ""].join("\n"));
  const plans = results.filter(({ plan }) => plan !== undefined).length;
  const specs = results.filter((result) => result.plan !== undefined || result.state === "refused").length;
  const total = results.length > 1 ? [`${plans} of ${specs} plans in ${Math.round(process.uptime() * 1000)} ms\n`] : [];
  return [...paragraphs, ...total].join(results.length > 1 ? "\n" : "");
}

function head({ file, path, state, plan, notes, policy, passes, diagnostics }: CompileResult): readonly string[] {
  const found = diagnosticCounts(diagnostics);
  if (plan === undefined && state !== "refused") return [`${file} (no longer exists) → ${path} (${state})`];
  const { kept, waived, exempt, failed } = policy;
  const violated = failed === 0 ? "" : `, ${counted(failed, "security rule")} failed`;
  if (plan === undefined) return [`${file}: ${found}${violated}; no plan written`];
  const time = Object.values(passes).reduce((sum, milliseconds) => sum + milliseconds, 0);
  const where = path === null ? "standard output" : `${path} (${state})`;
  const modules = resourcesByModule(plan).size;
  return [
    `${file} → ${where}`,
    `  ${plan.project} ${plan.environment}, class ${plan.class}, ${plan.region}: ${counted(plan.resources.length, "resource")} in ${modules} modules, ${Math.round(time)} ms`,
    ...(found === "" ? [] : [`  ${found}`]),
    `  policy: ${kept} passed or not applicable, ${waived} waived, ${exempt} exempt, ${failed} failed`,
    ...noteLines(notes),
  ];
}

/** Number of resources per module, sorted by module name. */
export function resourcesByModule(plan: Plan): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { module } of plan.resources) counts.set(module, (counts.get(module) ?? 0) + 1);
  return new Map([...counts].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function table({ plan }: CompileResult): readonly string[] {
  if (plan === undefined) return [];
  const counts = [...resourcesByModule(plan)].map(([module, count]) => [module, String(count)] as const);
  const rows = Math.ceil(counts.length / columns);
  const widths = Array.from({ length: columns }, (_, column) => widthOf(counts.slice(column * rows, (column + 1) * rows)));
  return Array.from({ length: rows }, (_, row) =>
    widths
      .map(([name, number], column) => {
        const [module = "", count = ""] = counts[column * rows + row] ?? [];
        return `${module.padEnd(name)} ${count.padStart(number)}`;
      })
      .join("    ")
      .trimEnd(),
  ).map((line) => `    ${line}`);
}

function widthOf(cells: readonly (readonly [string, string])[]): readonly [number, number] {
  return [Math.max(0, ...cells.map(([name]) => name.length)), Math.max(0, ...cells.map(([, count]) => count.length))];
}
