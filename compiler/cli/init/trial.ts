/** Compiles proposed specs in memory: what `init` writes must have neither errors nor warnings. */
import { compileSpec } from "../../compile.ts";
import { costOf } from "../../cost/index.ts";
import { priceBookOf } from "../../cost/load.ts";
import type { Diagnostic } from "../../diagnostics/types.ts";
import type { Answers } from "../../init/answers.ts";
import { proposeSpecs, type ProposedSpec } from "../../init/index.ts";
import { decimalText } from "../../pricing/decimal.ts";
import { specOrder } from "../commands/fmt.ts";

export interface TriedSpec extends ProposedSpec {
  readonly diagnostics: readonly Diagnostic[];
  /** USD; absent with errors. */
  readonly monthly?: number;
  /** Lines without a price, which are not in `monthly`. */
  readonly unpriced?: number;
}

/** Undefined if no class of the region carries the load. `schema` is the editor's schema as seen from the folder of the specs. */
export function trySpecs(answers: Answers, schema: string, asOf: string): readonly TriedSpec[] | undefined {
  const book = priceBookOf(answers.region);
  const propose = (budgets: Readonly<Record<string, number>>) => proposeSpecs(answers, { book, order: specOrder(), schema, budgets });
  const compile = (specs: readonly ProposedSpec[] | undefined) => specs?.map((spec) => tried(spec, specs, asOf));
  const first = compile(propose({}));
  // A region without prices has no estimate that a budget could follow.
  if (first === undefined || book.date === "") return first;
  return compile(propose(Object.fromEntries(first.map(({ environment, monthly = 0 }) => [environment.name, budgetFor(monthly)]))));
}

/** The estimate and a fifth more, in tens. */
function budgetFor(monthly: number): number {
  return Math.ceil((monthly * 1.2) / 10) * 10;
}

const encoder = new TextEncoder();

function tried(spec: ProposedSpec, all: readonly ProposedSpec[], asOf: string): TriedSpec {
  const read = (file: string) => {
    const found = all.find((each) => each.file === file);
    return found === undefined ? { failure: "missing" as const, detail: file } : { bytes: encoder.encode(found.text) };
  };
  const { diagnostics, plan } = compileSpec(spec.file, { read }, { asOf });
  if (plan === undefined) return { ...spec, diagnostics };
  const { monthly, unpriced } = costOf(plan, priceBookOf(plan.region)).totals;
  return { ...spec, diagnostics, monthly: Number(decimalText(monthly)), unpriced };
}
