/** Guesses which value of a spec key would give a property the value that it has in AWS. Whoever uses a guess compiles it. */
import type { Json } from "../edit/operation.ts";

/** A key's value, what the plan makes of it, and what is there instead. */
export interface Known {
  readonly key: unknown;
  readonly planned: unknown;
  readonly actual: unknown;
  /** The values that the schema allows, if it lists them. */
  readonly choices: readonly unknown[];
}

/** Values to try, the likeliest first; never the one that the key has. */
export function candidates({ key, planned, actual, choices }: Known): readonly Json[] {
  const guesses: readonly unknown[] = [
    ...(isScalar(actual) || Array.isArray(actual) ? [actual] : []),
    ...inProportion(key, planned, actual),
    ...inText(key, planned, actual),
  ];
  const switches = typeof key === "boolean" ? [!key] : [];
  const typed = guesses.flatMap((guess): readonly unknown[] =>
    typeof key === "number" ? numbers(guess) : typeof key === "string" ? texts(guess) : [guess],
  );
  const unique = new Map([...typed, ...switches, ...choices].map((value) => [JSON.stringify(value), value as Json]));
  unique.delete(JSON.stringify(key) ?? "");
  return [...unique.values()].slice(0, most);
}

/** A key with more choices than that is not inverted by trying them all. */
const most = 24;

/** Another unit, or a constant added: 5 minutes become 300 seconds. */
function inProportion(key: unknown, planned: unknown, actual: unknown): readonly number[] {
  if (typeof key !== "number" || !isScalar(planned) || !isScalar(actual)) return [];
  const [to, now] = [Number(planned), Number(actual)];
  return [...(to === 0 ? [] : [(key * now) / to]), key + now - to].filter(Number.isFinite);
}

/** The value is part of a text: `db.` and `t3.medium`. */
function inText(key: unknown, planned: unknown, actual: unknown): readonly string[] {
  if (typeof planned !== "string" || typeof actual !== "string" || !isScalar(key) || String(key) === "") return [];
  const at = planned.indexOf(String(key));
  if (at < 0) return [];
  const [before, after] = [planned.slice(0, at), planned.slice(at + String(key).length)];
  const fits = actual.startsWith(before) && actual.endsWith(after) && actual.length > before.length + after.length;
  return fits ? [actual.slice(before.length, actual.length - after.length)] : [];
}

function numbers(value: unknown): readonly number[] {
  return typeof value === "number" || (typeof value === "string" && value.trim() !== "" && Number.isFinite(Number(value)))
    ? [Number(value)]
    : [];
}

function texts(value: unknown): readonly string[] {
  return isScalar(value) ? [String(value)] : [];
}

function isScalar(value: unknown): value is string | number | boolean {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean";
}
