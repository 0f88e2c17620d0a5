/** Which edited lines cause which operations of a change. */
import type { Change, Operation, PropertyChange } from "../change/types.ts";
import { readerOf } from "../plan/reader.ts";
import type { Plan } from "../plan/types.ts";
import { touches } from "../source/edited-paths.ts";
import type { Edit } from "./edits.ts";

export interface Because {
  readonly operation: Operation;
  /** Edited keys that cause it, without those upstream. */
  readonly keys: readonly string[];
  /** Resources whose own operations cause it: their new outputs are not known yet. */
  readonly through: readonly string[];
  readonly properties: readonly BecauseProperty[];
}

export interface BecauseProperty {
  readonly name: string;
  readonly before: unknown;
  readonly after: unknown;
  readonly replaces: boolean;
  readonly keys: readonly string[];
  readonly through: readonly string[];
}

export interface ExplainedChange {
  readonly edits: readonly Edit[];
  readonly operations: readonly Because[];
  /** Edited keys that cause no operation. */
  readonly idle: readonly string[];
  readonly besides: readonly string[];
}

/** Of an environment that is new or removed, one plan is undefined. */
export function explainChange(change: Change, edits: readonly Edit[], before: Plan | undefined, after: Plan | undefined): ExplainedChange {
  const operations = change.operations.map((operation) => because(operation, edits, before, after));
  const used = new Set(operations.flatMap(({ keys }) => keys));
  return { edits, operations, idle: edits.map(({ key }) => key).filter((key) => !used.has(key)), besides: change.besides };
}

function because(operation: Operation, edits: readonly Edit[], before: Plan | undefined, after: Plan | undefined): Because {
  const properties = operation.properties.map((property) => becauseProperty(property, edits));
  const from = properties.length > 0 ? [] : wholeFrom(operation, before, after);
  return {
    operation,
    keys: distinct([...editedIn(from, edits), ...properties.flatMap(({ keys }) => keys)]),
    through: distinct(properties.flatMap(({ through }) => through)),
    properties,
  };
}

function becauseProperty({ name, before, after, replaces, from, through }: PropertyChange, edits: readonly Edit[]): BecauseProperty {
  return { name, before, after, replaces, keys: editedIn(from, edits), through };
}

/** Why the resource is planned, or no longer, or why its options have changed. */
function wholeFrom({ id, previousId = id, kind }: Operation, before: Plan | undefined, after: Plan | undefined): readonly string[] {
  const names = kind === "options" ? ["options.protect", "options.retainOnDelete"] : [""];
  const plans = [
    after === undefined ? undefined : readerOf(after).byId(id),
    before === undefined ? undefined : readerOf(before).byId(previousId),
  ];
  return plans.flatMap((resource) => names.flatMap((name) => resource?.from[name] ?? []));
}

/** The edits that a plan's `from` names, themselves or through a default. */
function editedIn(from: readonly string[], edits: readonly Edit[]): readonly string[] {
  return edits
    .filter(({ key, defaults }) => from.some((cause) => [key, ...defaults].some((each) => touches(each, cause))))
    .map(({ key }) => key);
}

function distinct(values: readonly string[]): readonly string[] {
  return [...new Set(values)];
}
