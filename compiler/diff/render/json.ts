/** The fields of an environment in the `--format json` envelope: schema/output/diff.schema.json. Absent values are null. */
import { durationSource } from "../../change/duration.ts";
import type { PropertyChange } from "../../change/types.ts";
import { decimalText } from "../../pricing/decimal.ts";
import type { CostDiff, Duration, Effect, EnvironmentDiff } from "../types.ts";

export function diffJson(diff: EnvironmentDiff): Readonly<Record<string, unknown>> {
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
