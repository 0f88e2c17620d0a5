/** Changes one value inside a draft's inputs, in which values at any level may be traced. */
import { isExpression, wrapperOf } from "../plan/expressions.ts";
import { HashedName } from "../plan/builder/names.ts";
import { Traced } from "../plan/builder/traced.ts";

/** Property names and list positions, starting at the inputs. */
export type InputPath = readonly (string | number)[];

export interface Changed {
  readonly value: unknown;
  /** The previous value, including traces; undefined if there was none. */
  readonly before: unknown;
  /** Spec keys and `rule:` names of the previous value and of everything that contains it. */
  readonly from: ReadonlySet<string>;
}

/** Thrown for a path that leads into a scalar or another value without members. */
export class NoSuchPlace extends Error {
  /** Number of path elements that exist. */
  readonly depth: number;

  constructor(depth: number, what: string) {
    super(what);
    this.depth = depth;
  }
}

/**
 * `value` with `put` at `path`; an undefined `put` removes the value. Paths lead through documents (`$json`) and secrets. Missing maps are
 * created. Throws `NoSuchPlace`.
 */
export function change(value: unknown, path: InputPath, put: unknown): Changed {
  const from = new Set<string>();
  let before: unknown;
  const walk = (node: unknown, depth: number): unknown => {
    const step = path[depth];
    if (step === undefined) {
      before = node;
      collect(node, from);
      return put;
    }
    if (node instanceof Traced) {
      for (const key of node.from) from.add(key);
      return new Traced(walk(node.value, depth), node.from);
    }
    const wrapper = wrapperOf(node);
    if (wrapper !== undefined) return { [wrapper]: walk((node as Record<string, unknown>)[wrapper], depth) };
    if (Array.isArray(node)) return inList(node, step, depth, (item) => walk(item, depth + 1));
    if (node === undefined || node === null) return put === undefined ? node : made(step, depth, () => walk(undefined, depth + 1));
    return inMap(node, step, depth, (child) => walk(child, depth + 1));
  };
  return { value: walk(value, 0), before, from };
}

function made(step: string | number, depth: number, next: () => unknown): unknown {
  if (typeof step === "string") return { [step]: next() };
  if (step === 0) return [next()];
  throw new NoSuchPlace(depth, "does not exist, so only element 0 can be set");
}

function inList(list: readonly unknown[], step: string | number, depth: number, next: (item: unknown) => unknown): unknown {
  const position = typeof step === "number" ? step : Number.NaN;
  if (!(position <= list.length)) throw new NoSuchPlace(depth, `is a list of ${list.length} items (indexes start at 0)`);
  return [...list.slice(0, position), next(list[position]), ...list.slice(position + 1)];
}

function inMap(node: unknown, step: string | number, depth: number, next: (child: unknown) => unknown): unknown {
  if (typeof node !== "object" || node === null || node instanceof HashedName) throw new NoSuchPlace(depth, "is a single value");
  if (isExpression(node)) throw new NoSuchPlace(depth, "is known only at deployment");
  return { ...node, [step]: next(Object.hasOwn(node, step) ? (node as Record<string | number, unknown>)[step] : undefined) };
}

/** Adds the `from` of every traced value in `value`. */
function collect(value: unknown, from: Set<string>): void {
  if (value === null || typeof value !== "object") return;
  if (value instanceof Traced) {
    for (const key of value.from) from.add(key);
    collect(value.value, from);
  } else for (const child of Object.values(value)) collect(child, from);
}
