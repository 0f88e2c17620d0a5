/** Conditions of statements, as far as they are known before deployment. */
import type { PlanReader } from "../plan/reader.ts";
import { isRecord, list } from "../plan/values.ts";
import type { Statement } from "../rules/shared/statements.ts";
import { textOf } from "./arns.ts";
import { UnknownParts } from "./match.ts";
import type { Condition } from "./types.ts";

/** One condition for each key: a request must meet all of them. */
export function conditionsOf(reader: PlanReader, { condition }: Statement, unknown: UnknownParts): readonly Condition[] {
  return Object.entries(condition).flatMap(([operator, keys]) =>
    isRecord(keys)
      ? Object.entries(keys).map(([key, values]) => ({
          key,
          operator,
          values: list(values).map((value) => UnknownParts.shown(textOf(reader, value, unknown.mark))),
        }))
      : [{ key: "a key", operator, values: ["…"] }],
  );
}

/** `aws:SourceAccount StringEquals 123456789012`. */
export function conditionText({ key, operator, values }: Condition): string {
  return `${key} ${operator} ${values.join(" or ")}`;
}

/**
 * The conditions of two statements that must both allow a request: where both demand equality of one key, the values that they share.
 * Undefined if they share none.
 */
export function both(a: readonly Condition[], b: readonly Condition[]): readonly Condition[] | undefined {
  const merged: Condition[] = [...a];
  for (const condition of b) {
    const at = merged.findIndex(({ key, operator }) => isEquality(condition) && key === condition.key && operator === condition.operator);
    if (at < 0) merged.push(condition);
    else {
      const values = merged[at]!.values.filter((value) => condition.values.includes(value));
      if (values.length === 0) return undefined;
      merged[at] = { ...condition, values };
    }
  }
  return merged;
}

/** Values with unknown parts may be equal or not, so they stay apart. */
function isEquality({ operator, values }: Condition): boolean {
  return /^(String|Arn)Equals$/.test(operator) && !values.some((value) => /[…*?]/.test(value));
}
