/** Candidate values of a key, from its schema, its example and the other specs. The compiler decides which are legal. */
import type { KeyFacts } from "../../../compiler/reference/keys.ts";
import type { KeyNode } from "../../../compiler/reference/schema.ts";

/** `null` resets the key to its default, or omits an optional key. */
export type Candidate = unknown;

const sizes = ["micro", "small", "medium", "large", "xlarge", "2xlarge", "4xlarge"];
const days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/** In the order in which to try them: close values first. */
export function candidatesOf(key: KeyFacts, node: KeyNode, current: unknown, others: readonly unknown[]): readonly Candidate[] {
  const suggested = [...others, key.defaults?.dev, key.defaults?.prod, ...(node.examples ?? [])];
  const all = [...mutations(node, current), ...suggested, ...(key.presence === "optional" ? [null] : [])];
  const seen = new Set([JSON.stringify(current ?? null)]);
  return all.filter((value) => {
    const text = JSON.stringify(value ?? undefined) ?? (value === null ? "null" : undefined);
    if (text === undefined || seen.has(text)) return false;
    seen.add(text);
    return true;
  });
}

function mutations(node: KeyNode, current: unknown): readonly unknown[] {
  if (node.enum !== undefined) return neighbors(node.enum, current);
  if (typeof current === "boolean") return [!current];
  if (typeof current === "number") return numbers(node, current);
  if (typeof current === "string") return texts(current);
  if (Array.isArray(current)) return lists(node, current);
  if (node.type === "boolean") return [true, false];
  if (current !== null && typeof current === "object") return objects(node, current as Record<string, unknown>);
  return [];
}

/** The next ones up and down, then the rest. */
function neighbors(values: readonly unknown[], current: unknown): readonly unknown[] {
  const at = values.indexOf(current);
  return [...values.slice(at + 1), ...values.slice(0, Math.max(0, at)).toReversed()];
}

/** Double and half, then close values. */
function numbers(node: KeyNode, current: number): readonly number[] {
  const fits = (value: number) => value >= (node.minimum ?? -Infinity) && value <= (node.maximum ?? Infinity);
  const near = [current * 2, Math.floor(current / 2), current + 10, current - 10, current + 1, current - 1, node.maximum, node.minimum, 0];
  return near.filter((value): value is number => value !== undefined && fits(value));
}

/** Another size, another day, each number one higher or lower, one more letter. */
function texts(current: string): readonly string[] {
  const swaps = (words: readonly string[], pattern: RegExp): readonly string[] => {
    const word = pattern.exec(current)?.[0];
    if (word === undefined) return [];
    const at = words.indexOf(word);
    return [words[at + 1], words[at - 1], words[at + 2]].filter((next) => next !== undefined).map((next) => current.replace(word, next));
  };
  return [
    ...swaps(sizes, new RegExp(`(?<=\\.)(${sizes.join("|")})$`)),
    ...(days.includes(current.slice(0, 3)) ? days.map((day) => current.replaceAll(current.slice(0, 3), day)) : []),
    ...windows(current),
    ...[...current.matchAll(/\d+/g)].flatMap((match) => [1, -1, 16].map((step) => stepped(current, match, step))),
    current.replace(/[a-z]+/, (word) => `${word}x`),
    `${current}x`,
  ];
}

/** Both ends of a window two hours later: `03:00-04:00`. */
function windows(current: string): readonly string[] {
  if (!/\d\d:\d\d-.*\d\d:\d\d$/.test(current)) return [];
  return [2, 4, 8].map((hours) =>
    current.replaceAll(
      /(\d\d):(\d\d)/g,
      (_, hour: string, minute: string) => `${String((Number(hour) + hours) % 24).padStart(2, "0")}:${minute}`,
    ),
  );
}

function stepped(text: string, match: RegExpMatchArray, step: number): string {
  const number = String(Math.max(0, Number(match[0]) + step)).padStart(match[0].length, "0");
  return text.slice(0, match.index) + number + text.slice((match.index ?? 0) + match[0].length);
}

/** One item fewer, the last item changed, the example's item added. */
function lists(node: KeyNode, current: readonly unknown[]): readonly unknown[] {
  const more = (node.items?.examples ?? []).map((item) => [...current, item]);
  const last = current.at(-1);
  const next =
    typeof last === "string" ? [[...current, last.replace(/[a-y]$/, (letter) => String.fromCharCode(letter.charCodeAt(0) + 1))]] : [];
  return [current.slice(0, -1), ...next, ...more];
}

/** One property changed, or one added. */
function objects(node: KeyNode, current: Record<string, unknown>): readonly unknown[] {
  const known = Object.entries(node.properties ?? {}).flatMap(([name, child]) =>
    [...mutations(child, current[name]), ...(child.examples ?? [])].map((value) => ({ ...current, [name]: value })),
  );
  const free = Object.entries(current).flatMap(([name, value]) => texts(String(value)).map((text) => ({ ...current, [name]: text })));
  return [...known, ...(node.properties === undefined ? [...free, { ...current, Example: "value" }] : [])];
}
