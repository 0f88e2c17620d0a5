/** Prices one spec as `cost` reports it. */
import { adviceOn } from "../../cost/advice/index.ts";
import { measurer } from "../../cost/advice/measure.ts";
import { priceBookDiagnostics } from "../../cost/age.ts";
import { budgetDiagnostics } from "../../cost/budget.ts";
import { curveOf } from "../../cost/curve.ts";
import { costOf } from "../../cost/index.ts";
import { priceBookOf } from "../../cost/load.ts";
import type { Assumption, SpecCost } from "../../cost/render/report.ts";
import { savingsOf } from "../../cost/save/index.ts";
import { sensitivityOf } from "../../cost/sensitivity.ts";
import { asError } from "../../diagnostics/types.ts";
import type { Plan } from "../../plan/types.ts";
import { decimal, over, times, type Decimal } from "../../pricing/decimal.ts";
import type { PriceBook } from "../../pricing/price-book.ts";
import { ignoredDiagnostics, ignoredEdits, onlyIgnored, sameStack } from "../../change/ignored.ts";
import type { SpecSource } from "../../source/types.ts";
import { effectiveSchema, nodeAt } from "../../validate/schema/metadata.ts";
import { alternativesOf } from "../../what-if.ts";
import { UsageError, type CliIo } from "../command.ts";
import { committedPlan } from "../targets/committed-plan.ts";
import { planName } from "../targets/project.ts";
import { inRevision } from "../targets/revisions.ts";
import { heirsOf, savingsWithHeirs, withHeirs } from "./heirs.ts";
import type { SavingTarget } from "./options.ts";
import type { CostResult } from "./show.ts";
import type { PricedTarget } from "./targets.ts";

/** What the command line asks for, besides specs. */
export interface Request {
  readonly book: PriceBook | undefined;
  readonly users: readonly number[] | undefined;
  readonly saving: SavingTarget | undefined;
  /** Look for single changes that save. */
  readonly advice: boolean;
  readonly sensitivity: boolean;
  readonly strict: boolean;
  /** YYYY-MM-DD. */
  readonly day: string;
}

/** The plan that a spec's edits are judged against: the first of two specs of one environment, or else the plan of the last commit. */
export function baselineOf(target: PricedTarget, targets: readonly PricedTarget[], io: CliIo): Plan | undefined {
  const [first, second] = targets.map(({ plan }) => plan);
  if (targets.length === 2 && first !== undefined && second !== undefined && sameStack(first, second)) {
    return target === targets[1] ? first : undefined;
  }
  return target.revision === null ? committedPlan(planName(target.file), io) : undefined;
}

export function price(target: PricedTarget, before: Plan | undefined, request: Request, io: CliIo): CostResult {
  const { plan, source, environment, label, file, revision } = target;
  if (plan === undefined || source === undefined || environment === undefined) return { file, revision, diagnostics: target.diagnostics };
  const book = bookFor(plan, label, request.book);
  const report = costOf(plan, book);
  const alternatives = alternativesOf(source, request.day);
  const situation = { report, alternatives };
  const measure = measurer(situation);
  const { saving, users } = request;
  const heirs = (request.advice || saving !== undefined) && revision === null ? heirsOf(source, request.day, io) : [];
  const found = [
    ...priceBookDiagnostics(book, label, request.day),
    ...inRevision(
      [...budgetDiagnostics(report, source, alternatives), ...(before === undefined ? [] : ignoredDiagnostics(before, plan, source))],
      revision,
    ),
  ];
  const spec: SpecCost = {
    label,
    report,
    assumptions: assumptionsOf(source, plan.usage),
    advice: request.advice && book.date !== "" ? adviceOn(situation, measure).map((each) => withHeirs(each, source, heirs)) : [],
    ...(before === undefined ? {} : { ignored: ignoredEdits(before, plan), noEffect: onlyIgnored(before, plan) }),
    ...(saving === undefined || book.date === ""
      ? {}
      : { savings: savingsWithHeirs(savingsOf(situation, targetOf(saving, report.totals.monthly), measure), source, heirs) }),
    ...(request.sensitivity ? { sensitivity: sensitivityOf(report) } : {}),
    ...(users === undefined ? {} : { curve: curveOf(report, users) }),
  };
  return { file, revision, diagnostics: [...target.diagnostics, ...(request.strict ? found.map(asError) : found)], spec };
}

function bookFor(plan: Plan, label: string, given: PriceBook | undefined): PriceBook {
  if (given === undefined) return priceBookOf(plan.region);
  if (given.region === plan.region) return given;
  throw new UsageError(
    `the price book is for ${given.region}, but ${label} is in ${plan.region}`,
    "use a price book for the spec's region",
  );
}

function targetOf(saving: SavingTarget, monthly: Decimal): Decimal {
  return "usd" in saving ? saving.usd : over(times(monthly, saving.percent), decimal(100));
}

/** Drivers that no layer of the spec sets, with the schema's defaults. */
function assumptionsOf(source: SpecSource, usage: Readonly<Record<string, unknown>>): readonly Assumption[] {
  return Object.entries(usage)
    .filter(([driver]) => !source.isSet(["usage", driver]))
    .map(([driver, value]) => ({ driver, value, unit: nodeAt(effectiveSchema(), ["usage", driver])["x-unit"] ?? "" }));
}
