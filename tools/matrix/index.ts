/**
 * `npm run matrix`: compiles the full product of the switches in one process and judges each plan.
 * Prints how many plans were judged; exits 1 with the first problems when one fails.
 */
import { environmentOf, merge } from "../../test/support/environment.ts";
import { lowerEnvironment } from "../../compiler/modules/lower.ts";
import { checkRules } from "../../compiler/validate/check-rules.ts";
import { rules } from "../../compiler/validate/rules.generated.ts";
import { axes, choose, product, productSize } from "./axes.ts";
import { base } from "./base.ts";
import { judgePlan } from "./judge.ts";
import { pairwise } from "./pairwise.ts";

const context = { asOf: "2026-11-24" };
const mostProblems = 20;

/** Compiles one combination and returns what is wrong with it: errors of the rules, a throw of the lowering, or of the plan. */
export function judgeCombination(indexes: readonly number[]): { readonly label: string; readonly problems: readonly string[] } {
  const { label, over } = choose(indexes, merge);
  const environment = environmentOf("prod", merge(base, over));
  const errors = checkRules(environment, context, rules).filter(({ severity }) => severity === "error");
  if (errors.length > 0) return { label, problems: errors.map(({ code, key, message }) => `rule ${code} at ${key}: ${message}`) };
  return { label, problems: judgePlan(lowerEnvironment(environment)) };
}

function main(combinations: Iterable<readonly number[]>, size: number): number {
  const started = Date.now();
  const problems = new Map<string, { count: number; label: string }>();
  let judged = 0;
  let failed = 0;
  for (const indexes of combinations) {
    const result = judgeCombination(indexes);
    judged++;
    if (result.problems.length > 0) failed++;
    for (const problem of result.problems) {
      const known = problems.get(problem);
      if (known === undefined) problems.set(problem, { count: 1, label: result.label });
      else known.count++;
    }
    if (judged % 5000 === 0)
      process.stderr.write(`${judged} of ${size} plans, ${failed} failed, ${Math.round((Date.now() - started) / 1000)} s\n`);
  }
  for (const [problem, { count, label }] of [...problems].slice(0, mostProblems))
    process.stdout.write(`${count} × ${problem}\n    first: ${label}\n`);
  if (problems.size > mostProblems) process.stdout.write(`and ${problems.size - mostProblems} more kinds of problem\n`);
  process.stdout.write(
    `matrix: ${judged} plans judged, ${judged - failed} good, ${failed} failed, in ${Math.round((Date.now() - started) / 1000)} s\n`,
  );
  return failed === 0 ? 0 : 1;
}

if (process.argv[1]?.includes("matrix")) {
  const pairs = process.argv.includes("--pairwise") ? pairwise(axes.map(({ values }) => values.length)) : undefined;
  process.exitCode = main(pairs ?? product(), pairs?.length ?? productSize);
}
