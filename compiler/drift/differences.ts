/** Differences between a value that is expected and the one that is there. */
import { OneOf, unknown } from "./expected.ts";
import { isMarked, record } from "./state.ts";

/** One difference: steps from the resource's inputs down to the smallest map, and both values. */
export interface Difference {
  readonly path: readonly string[];
  readonly expected: unknown;
  /** Undefined if nothing is there. */
  readonly actual: unknown;
}

/**
 * The differences, as deep as maps go; a list differs as a whole, and its order does not count, since AWS returns most lists in an order of
 * its own. Numbers equal their texts, and what is empty or off equals what is absent.
 */
export function differences(wanted: unknown, actual: unknown, path: readonly string[]): readonly Difference[] {
  if (wanted === unknown || isMarked(wanted) || isMarked(actual)) return [];
  if (wanted instanceof OneOf) return isSame(wanted, actual) ? [] : differences(wanted.values[0], actual, path);
  const [map, found] = [record(wanted), record(asDocument(wanted, actual))];
  if (map !== undefined && found !== undefined) {
    const keys = [...new Set([...Object.keys(map), ...Object.keys(found)])].filter((key) => !key.startsWith("__"));
    return keys.flatMap((key) => differences(map[key], found[key], [...path, key]));
  }
  return isSame(wanted, actual) ? [] : [{ path, expected: wanted, actual }];
}

/** Text of JSON where a document is expected. */
export function asDocument(wanted: unknown, actual: unknown): unknown {
  if (typeof actual !== "string" || wanted === null || typeof wanted !== "object") return actual;
  try {
    return JSON.parse(actual) as unknown;
  } catch {
    return actual;
  }
}

export function isSame(wanted: unknown, given: unknown): boolean {
  if (wanted instanceof OneOf) return wanted.values.some((value) => isSame(value, given));
  const actual = asDocument(wanted, given);
  if (wanted === unknown || isMarked(wanted) || isMarked(actual)) return true;
  if (isOff(wanted) && isOff(actual)) return true;
  if (Array.isArray(wanted) || Array.isArray(actual)) return sameElements(listOf(wanted), listOf(actual));
  if (typeof wanted === "object" || typeof actual === "object") {
    return record(wanted) !== undefined && record(actual) !== undefined && differences(wanted, actual, []).length === 0;
  }
  return String(wanted) === String(actual);
}

/** In policies, one element is as good as a list of one. */
function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];
}

/** Elements that are known in full go first, so that one with an unknown part takes what is left. */
function sameElements(wanted: readonly unknown[], actual: readonly unknown[]): boolean {
  if (wanted.length !== actual.length) return false;
  const rest = [...actual];
  const vague = (value: unknown): number => (value === unknown ? 2 : Number(JSON.stringify(value, marking).includes(mark)));
  return [...wanted]
    .sort((a, b) => vague(a) - vague(b))
    .every((item) => {
      const index = rest.findIndex((each) => isSame(item, each));
      if (index >= 0) rest.splice(index, 1);
      return index >= 0;
    });
}

const mark = "\0unknown";

function marking(_key: string, value: unknown): unknown {
  return value === unknown ? mark : value;
}

function isOff(value: unknown): boolean {
  if (value === undefined || value === null || value === false || value === 0 || value === "" || value === "0" || value === "false")
    return true;
  return typeof value === "object" && Object.values(value).every(isOff);
}
