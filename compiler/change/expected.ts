/**
 * What `diff --expect FILE` stores: the operations that a reviewed change may have. schema/output/diff-expected.schema.json describes the
 * file; `verify-preview` compares it with what `pulumi preview --json` announces.
 */
import type { Plan } from "../plan/types.ts";
import type { Change, Operation } from "./types.ts";

/** `any`: no fact says what the engine will do to the resource. */
export type ExpectedKind = "create" | "update" | "replace" | "delete" | "any";

export interface ExpectedOperation {
  /** Logical name of the resource: the last part of its URN. */
  readonly id: string;
  readonly type: string;
  readonly operation: ExpectedKind;
  /** For `replace`: which step comes first. */
  readonly order?: "create first" | "delete first";
  /** Properties that differ, sorted; empty for `create` and `delete`. */
  readonly properties: readonly string[];
  /** Those of them that cause the replacement, sorted. */
  readonly replacing: readonly string[];
}

/** The file. */
export interface ExpectedChanges {
  readonly format: 1;
  /** Sorted by environment. */
  readonly changes: readonly ExpectedChange[];
}

/** The operations of one environment. */
export interface ExpectedChange {
  readonly project: string;
  /** Name of the stack. */
  readonly environment: string;
  readonly region: string;
  /** Fingerprints of the spec files that the plan after the change was compiled from; empty if the environment is removed. */
  readonly files: Readonly<Record<string, string>>;
  /** Sorted by ID. A resource that is not listed stays as it is. */
  readonly operations: readonly ExpectedOperation[];
}

/** What the engine must announce for this change. `ignored` and `options` are no steps of a preview. */
export function expectedOf(before: Plan | undefined, after: Plan | undefined, change: Change): ExpectedChange {
  const { project, environment, region } = (after ?? before)!;
  return {
    project,
    environment,
    region,
    files: after?.spec.files ?? {},
    operations: change.operations.flatMap(expectedOperation).sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)),
  };
}

function expectedOperation({ id, type, kind, order, properties }: Operation): readonly ExpectedOperation[] {
  if (kind === "ignored" || kind === "options") return [];
  return [
    {
      id,
      type,
      operation: kind === "unknown" ? "any" : kind,
      ...(order !== undefined && { order }),
      properties: properties.map(({ name }) => name).sort(),
      replacing: properties.flatMap(({ name, replaces }) => (replaces ? [name] : [])).sort(),
    },
  ];
}
