/** The part of two values that differs, for display: lists and documents are long, and mostly the same. */
import type { DriftedProperty } from "./compare.ts";
import { asDocument, differences, isSame, type Difference } from "./differences.ts";
import { record } from "./state.ts";

/**
 * The difference without the elements that both lists have. If one element differs, the path goes on into it: an element's `name` or `Sid`
 * tells people which one it is, or else its number.
 */
export function narrowed({ path, expected, actual }: Pick<DriftedProperty, keyof Difference>): Difference {
  const found = asDocument(expected, actual);
  if (!Array.isArray(expected) || !Array.isArray(found)) return { path, expected, actual };
  const [wanted, there] = [without(expected, found), without(found, expected)];
  const [one, other] = [record(wanted[0]), record(there[0])];
  if (wanted.length !== 1 || there.length !== 1 || one === undefined || other === undefined) {
    return { path, expected: wanted.length === 0 ? undefined : wanted, actual: there.length === 0 ? undefined : there };
  }
  const [name, otherName] = [one, other].map((each) => each["name"] ?? each["Sid"]);
  if (name !== otherName) return { path, expected: wanted, actual: there };
  const inside = differences(one, other, [...path, String(name ?? expected.indexOf(one))]);
  return inside.length === 1 ? narrowed(inside[0]!) : { path, expected: wanted, actual: there };
}

/** The elements that the other list lacks. */
function without(list: readonly unknown[], other: readonly unknown[]): readonly unknown[] {
  const rest = [...other];
  return list.filter((item) => {
    const index = rest.findIndex((each) => isSame(item, each) || isSame(each, item));
    if (index >= 0) rest.splice(index, 1);
    return index < 0;
  });
}
