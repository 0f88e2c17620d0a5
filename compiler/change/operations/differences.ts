/** The differences between two sets of inputs, at the deepest level, as `detailedDiff` of a preview shows them. */
import { isExpression, operatorOf, parse } from "../../plan/expressions.ts";
import type { PathElement, PlanValue } from "../../plan/types.ts";
import { isList, isRecord, type PlanRecord } from "../../plan/values.ts";
import { within } from "./paths.ts";

export interface Difference {
  readonly path: string;
  readonly kind: "add" | "delete" | "update";
}

/** What the comparison knows about the values behind expressions. */
export interface Expectations {
  /** Is this output of the resource after the change unknown in a preview? */
  readonly isUnknown: (id: string, path: readonly PathElement[]) => boolean;
  /** Is the resource before the change the one after it? */
  readonly isSame: (before: string, after: string) => boolean;
  /** Does the lookup give the same result as before? */
  readonly isSameData: (id: string) => boolean;
}

/** Both sides must be simplified: what remains of expressions is known only at deployment. */
export function differences(before: PlanRecord, after: PlanRecord, expected: Expectations): readonly Difference[] {
  const found: Difference[] = [];
  members(before, after, "", expected, found);
  return found;
}

function members(before: PlanRecord, after: PlanRecord, path: string, expected: Expectations, found: Difference[]): void {
  for (const name of new Set([...Object.keys(after), ...Object.keys(before)])) {
    compare(before[name], after[name], within(path, name), expected, found);
  }
}

function compare(
  before: PlanValue | undefined,
  after: PlanValue | undefined,
  path: string,
  expected: Expectations,
  found: Difference[],
): void {
  const [old, now] = [before ?? undefined, after ?? undefined];
  if (old === undefined && now === undefined) return;
  if (old === undefined) return void found.push({ path, kind: "add" });
  if (now === undefined) return void found.push({ path, kind: "delete" });
  if (isList(old) && isList(now)) {
    for (let index = 0; index < Math.max(old.length, now.length); index += 1) {
      compare(old[index], now[index], within(path, index), expected, found);
    }
  } else if (isPlain(old) && isPlain(now)) members(old, now, path, expected, found);
  else if (!sameValue(old, now, expected)) found.push({ path, kind: "update" });
}

function isPlain(value: PlanValue): value is PlanRecord {
  return isRecord(value) && !isExpression(value);
}

/** Does the value after the change equal the one before it, as far as a preview knows? An unknown value never does. */
function sameValue(before: PlanValue, after: PlanValue, expected: Expectations): boolean {
  if (isExpression(after)) return sameExpression(before, after, expected);
  if (isList(after)) return isList(before) && sameItems(before, after, expected);
  if (isRecord(after)) return isPlain(before) && sameMembers(before, after, expected);
  return before === after || sameDocument(before, after);
}

function sameExpression(before: PlanValue, after: PlanRecord, expected: Expectations): boolean {
  if (!isRecord(before) || operatorOf(before) !== operatorOf(after)) return false;
  const [old, now] = [parse(before), parse(after)];
  if (old.kind === "ref" && now.kind === "ref") {
    return expected.isSame(old.id, now.id) && !expected.isUnknown(now.id, now.path) && sameText(old.path, now.path);
  }
  if (old.kind === "data" && now.kind === "data") return old.id === now.id && expected.isSameData(now.id) && sameText(old.path, now.path);
  if (old.kind === "literal" && now.kind === "literal") return sameText(old.value, now.value);
  return sameMembers(before, after, expected);
}

function sameItems(before: readonly PlanValue[], after: readonly PlanValue[], expected: Expectations): boolean {
  return before.length === after.length && after.every((item, index) => sameValue(before[index]!, item, expected));
}

function sameMembers(before: PlanRecord, after: PlanRecord, expected: Expectations): boolean {
  const names = Object.keys(after);
  if (names.length !== Object.keys(before).length) return false;
  return names.every((name) => before[name] !== undefined && sameValue(before[name], after[name]!, expected));
}

function sameText(before: unknown, after: unknown): boolean {
  return JSON.stringify(before) === JSON.stringify(after);
}

/** JSON text is the same document whatever the order of its keys. */
function sameDocument(before: PlanValue, after: PlanValue): boolean {
  if (typeof before !== "string" || typeof after !== "string" || !/^[[{]/.test(before) || before.length !== after.length) return false;
  return sorted(before) === sorted(after);
}

function sorted(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), (_, value: unknown) =>
      isRecord(value) ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))) : value,
    );
  } catch {
    return text;
  }
}
