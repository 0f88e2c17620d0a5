/** What `bisect` looks for between two plans of one environment. */
import { assess } from "../../change/danger/index.ts";
import { dangers } from "../../change/danger/verdict.ts";
import { changeOf } from "../../change/operations/index.ts";
import { change, dollars } from "../../cost/render/numbers.ts";
import { counted } from "../../diagnostics/counted.ts";
import { costDiff } from "../../diff/cost.ts";
import { permissionsOf } from "../../diff/permissions.ts";
import { reachChanges } from "../../diff/reach.ts";
import type { Plan } from "../../plan/types.ts";
import { decimal, decimalText } from "../../pricing/decimal.ts";

/** A commit that made the metric jump. */
export interface Jump {
  /** The largest is the worst; comparable within one metric. */
  readonly size: number;
  /** In one line. */
  readonly text: string;
  readonly details: readonly string[];
}

/** Undefined if the metric does not get worse. `above` is a limit of the metric, if it has one: dollars a month. */
export type Metric = (before: Plan, after: Plan, above: number | undefined) => Jump | undefined;

const mostDetails = 5;

/** The bill grows; with a limit, it grows beyond the limit. */
const cost: Metric = (before, after, above) => {
  const { before: old, after: now, change: difference, lines } = costDiff(before, after);
  if (old === undefined || now === undefined || difference <= 0) return undefined;
  if (above !== undefined && (old > decimal(above) || now <= decimal(above))) return undefined;
  return {
    size: Number(decimalText(difference, 2)),
    text: `${dollars(old)} → ${dollars(now)} (${change(difference)}) USD a month`,
    details: lines.slice(0, mostDetails).map((line) => `${line.module} ${line.item}: ${change(line.change)}`),
  };
};

/** Operations that somebody notices or that lose something. */
const danger: Metric = (before, after) => {
  const harmful = assess(before, after, changeOf(before, after)).filter(
    (each) => dangers.indexOf(each.danger) < dangers.indexOf("rolling deployment"),
  );
  const [worst] = harmful;
  if (worst === undefined) return undefined;
  return {
    size: dangers.length - dangers.indexOf(worst.danger),
    text: `${worst.danger}: ${worst.operation.id}`,
    details: harmful.slice(0, mostDetails).map((each) => `${each.operation.id}: ${each.danger}`),
  };
};

/** A role, a trust or a resource policy allows more. */
const permissions: Metric = (before, after) => {
  const more = permissionsOf(before, after, changeOf(before, after)).filter(({ kind }) => kind === "broadened" || kind === "added");
  if (more.length === 0) return undefined;
  return {
    size: more.length,
    text: counted(more.length, "statement allows more", "statements allow more"),
    details: more.slice(0, mostDetails).map(({ kind, resource, text }) => `${resource}: ${kind}: ${text}`),
  };
};

/** Somebody can connect to what was closed before. */
const reach: Metric = (before, after) => {
  const { opened = [] } = reachChanges(before, after, changeOf(before, after)) ?? {};
  if (opened.length === 0) return undefined;
  return {
    size: opened.length,
    text: `${counted(opened.length, "path")} opened`,
    details: opened.slice(0, mostDetails),
  };
};

export const metrics = { cost, danger, permissions, reach } as const satisfies Readonly<Record<string, Metric>>;

export type MetricName = keyof typeof metrics;
