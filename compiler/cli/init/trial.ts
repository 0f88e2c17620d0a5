/** Compiles proposed specs in memory: what `init` writes must have neither errors nor warnings. */
import { compileSpec, type Compiled } from "../../compile.ts";
import { costOf } from "../../cost/index.ts";
import { priceBookOf } from "../../cost/load.ts";
import type { Diagnostic } from "../../diagnostics/types.ts";
import type { Answers } from "../../init/answers.ts";
import { proposeSpecs, type ProposedSpec } from "../../init/index.ts";
import { decimalText } from "../../pricing/decimal.ts";
import type { PriceBook } from "../../pricing/price-book.ts";
import { specOrder } from "../commands/fmt.ts";

export interface TriedSpec extends ProposedSpec {
  readonly diagnostics: readonly Diagnostic[];
  /** The estimate; absent with errors, or if no prices of the region are known. */
  readonly cost?: { readonly monthly: number; readonly isLowerBound: boolean };
}

/**
 * The specs as `init` writes them, with budgets that follow from their estimates. `schema` is the editor's schema as seen from the folder of
 * the specs. Undefined if no class of the region carries the load.
 */
export function trySpecs(answers: Answers, schema: string, asOf: string): readonly TriedSpec[] | undefined {
  const book = priceBookOf(answers.region);
  const propose = (budgets: Readonly<Record<string, number>>) =>
    proposeSpecs(answers, { book, order: specOrder(), schema, budgets })?.map((spec, _index, all) => tried(spec, all, book, asOf));
  const first = propose({});
  if (first === undefined || !hasPrices(book)) return first;
  return propose(Object.fromEntries(first.flatMap(({ environment, cost }) => (cost ? [[environment.name, budgetFor(cost.monthly)]] : []))));
}

/** What the schema and the rules say about the answers, which is faster to find out; undefined if no class of the region carries the load. */
export function problemsOf(answers: Answers, asOf: string): readonly Diagnostic[] | undefined {
  const proposal = { book: priceBookOf(answers.region), order: specOrder(), schema: "schema.json", budgets: {} };
  const specs = proposeSpecs(answers, proposal);
  return specs?.flatMap((spec) => compile(spec, specs, asOf, true).diagnostics);
}

function hasPrices(book: PriceBook): boolean {
  return Object.keys(book.prices).length > 0;
}

/** The estimate and a fifth more, in tens. */
function budgetFor(monthly: number): number {
  return Math.ceil((monthly * 1.2) / 10) * 10;
}

function tried(spec: ProposedSpec, all: readonly ProposedSpec[], book: PriceBook, asOf: string): TriedSpec {
  const { diagnostics, plan } = compile(spec, all, asOf, false);
  if (plan === undefined || !hasPrices(book)) return { ...spec, diagnostics };
  const { monthly, unpriced } = costOf(plan, book).totals;
  return { ...spec, diagnostics, cost: { monthly: Number(decimalText(monthly)), isLowerBound: unpriced > 0 } };
}

const encoder = new TextEncoder();

/** Parents are read from the proposal as well. */
function compile(spec: ProposedSpec, all: readonly ProposedSpec[], asOf: string, validateOnly: boolean): Compiled {
  const read = (file: string) => {
    const found = all.find((each) => each.file === file);
    return found === undefined ? { failure: "missing" as const, detail: file } : { bytes: encoder.encode(found.text) };
  };
  return compileSpec(spec.file, { read }, { asOf, validateOnly });
}
