/** The fields of an environment in the `--format json` envelope: schema/output/diff.schema.json. Absent values are null. */
import { durationSource } from "../../change/time/duration.ts";
import type { PropertyChange } from "../../change/types.ts";
import { decimalText } from "../../pricing/decimal.ts";
import type { CostDiff, Duration, Effect, EnvironmentDiff } from "../types.ts";

/** What an environment's entry contains. schema/output/diff.schema.json describes every field. */
export interface DiffJson {
  readonly project: string;
  readonly environment: string;
  readonly class: EnvironmentDiff["class"];
  readonly status: EnvironmentDiff["status"];
  readonly from: string | null;
  readonly to: string | null;
  readonly summary: { readonly danger: string; readonly counts: Readonly<Record<string, number>>; readonly downtime: DowntimeJson | null };
  readonly operations: readonly OperationJson[];
  readonly besides: readonly string[];
  /** Amounts are USD a month, decimal text. */
  readonly cost: { readonly before: string | null; readonly after: string | null; readonly change: string; readonly incomplete: boolean };
  readonly permissions: readonly object[];
  readonly rules: object | null;
  readonly limits: readonly object[];
  readonly duration: { readonly typical: number; readonly most: number; readonly path: readonly object[] } | null;
  readonly order: readonly object[];
  readonly split: object | null;
  readonly reach: object | null;
  /** Null without `gate`. */
  readonly gate: object | null;
}

export interface DowntimeJson {
  /** Seconds. */
  readonly typical: number;
  readonly most: number;
  readonly who: readonly string[];
  readonly source: string;
}

export interface OperationJson {
  readonly id: string;
  readonly type: string;
  readonly operation: string;
  readonly order: string | null;
  readonly danger: string;
  readonly notices: readonly string[];
  readonly downtime: DowntimeJson | null;
  readonly properties: readonly object[];
  readonly causes: readonly { readonly key: string; readonly file: string | null; readonly line: number | null }[];
  readonly chain: readonly string[];
}

export function diffJson(diff: EnvironmentDiff): DiffJson {
  const {
    project,
    environment,
    status,
    from,
    to,
    change,
    summary,
    effects,
    cost,
    permissions,
    rules,
    limits,
    duration,
    order,
    split,
    reach,
  } = diff;
  return {
    ...{ project, environment, class: diff.class, status, from: from ?? null, to: to ?? null },
    summary: { ...summary, downtime: summary.downtime === undefined ? null : downtimeJson(summary.downtime) },
    operations: effects.map(effectJson),
    besides: change.besides,
    cost: costJson(cost),
    permissions,
    rules: rules ?? null,
    limits,
    duration: duration === undefined ? null : durationJson(duration),
    order,
    split: split ?? null,
    reach: reach ?? null,
    gate: diff.gate ?? null,
  };
}

function downtimeJson({ seconds: [typical, most], who, source }: NonNullable<Effect["downtime"]>) {
  return { typical, most, who, source };
}

function effectJson({ operation, danger, notices, downtime, causes, chain }: Effect) {
  const { id, previousId, type, kind, order, properties, stateful } = operation;
  return {
    ...{ id, previousId: previousId ?? null, type, operation: kind, order: order ?? null },
    ...{ protected: operation.protected, retained: operation.retained, stateful },
    danger,
    notices,
    downtime: downtime === undefined ? null : downtimeJson(downtime),
    properties: properties.map(propertyJson),
    causes: causes.map(({ key, file, range }) => ({ key, file: file ?? null, line: range?.line ?? null })),
    chain,
  };
}

/** A property that is not set has no value, which differs from null. */
function propertyJson({ name, before, after, replaces, through, from }: PropertyChange) {
  return { name, ...(before !== undefined && { before }), ...(after !== undefined && { after }), replaces, through, from };
}

function costJson({ before, after, change, lines, incomplete }: CostDiff) {
  return {
    before: before === undefined ? null : decimalText(before, 2),
    after: after === undefined ? null : decimalText(after, 2),
    change: decimalText(change, 2),
    incomplete,
    lines: lines.map((line) => ({
      module: line.module,
      item: line.item,
      before: decimalText(line.before, 2),
      after: decimalText(line.after, 2),
      change: decimalText(line.change, 2),
    })),
  };
}

function durationJson({ seconds: [typical, most], path }: Duration) {
  const steps = path.map(({ id, type, action, start, end }) => ({ id, action, start, end, source: durationSource(type, action) }));
  return { typical, most, path: steps };
}
