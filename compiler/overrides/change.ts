/** Changes values inside a draft's inputs, in which values at any level may be traced. */
import { counted } from "../diagnostics/counted.ts";
import { isExpression, isOperatorKey, wrapperOf } from "../plan/expressions.ts";
import { HashedName } from "../plan/builder/names.ts";
import { Traced } from "../plan/builder/traced.ts";

/** Property names and list positions, starting at the inputs. */
export type InputPath = readonly (string | number)[];

export interface Found {
  /** The value at the path, including traces; undefined if there is none. */
  readonly value: unknown;
  /** Spec keys and `rule:` names of the value and of everything that contains it. */
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
 * The inputs of one draft while overrides change them. Paths lead through documents (`$json`) and secrets. The draft's own values stay as
 * they are: a map or list is copied at its first change. Later changes write to the copy, so the time is linear in the number of changes.
 */
export class ChangedInputs {
  #inputs: unknown;
  /** Copies made here. They are no expressions, which need not be found out again. */
  readonly #copies = new WeakSet<object>();

  constructor(inputs: unknown) {
    this.#inputs = inputs;
  }

  get value(): unknown {
    return this.#inputs;
  }

  /** What is at `path`. Throws `NoSuchPlace`. */
  at(path: InputPath): Found {
    const from = new Set<string>();
    let node = this.#inputs;
    for (const [depth, step] of path.entries()) {
      node = this.#unwrapped(node, from);
      if (node === undefined || node === null) return { value: undefined, from };
      this.#checkStep(node, step, depth);
      node = member(node, step);
    }
    collect(node, from);
    return { value: node, from };
  }

  /** Puts a value at `path`, undefined to remove it; creates missing maps. Throws `NoSuchPlace`. */
  put(path: InputPath, value: unknown): void {
    this.#inputs = this.#walk(this.#inputs, path, 0, value);
  }

  #walk(node: unknown, path: InputPath, depth: number, put: unknown): unknown {
    const step = path[depth];
    if (step === undefined) return put;
    if (node instanceof Traced) return new Traced(this.#walk(node.value, path, depth, put), node.from);
    const wrapper = this.#isCopy(node) ? undefined : wrapperOf(node);
    if (wrapper !== undefined) return { [wrapper]: this.#walk((node as Record<string, unknown>)[wrapper], path, depth, put) };
    if (node === undefined || node === null) {
      return put === undefined ? node : made(step, depth, () => this.#walk(undefined, path, depth + 1, put));
    }
    this.#checkStep(node, step, depth);
    const next = this.#walk(member(node, step), path, depth + 1, put);
    const copy = this.#copyOf(node, step);
    copy[step] = next;
    return copy;
  }

  /** The value inside traces and wrappers. */
  #unwrapped(node: unknown, from: Set<string>): unknown {
    if (this.#isCopy(node)) return node;
    if (node instanceof Traced) {
      for (const key of node.from) from.add(key);
      return this.#unwrapped(node.value, from);
    }
    const wrapper = wrapperOf(node);
    return wrapper === undefined ? node : this.#unwrapped((node as Record<string, unknown>)[wrapper], from);
  }

  #checkStep(node: unknown, step: string | number, depth: number): void {
    if (Array.isArray(node)) {
      const exists = typeof step === "number" && step <= node.length;
      if (!exists) throw new NoSuchPlace(depth, `is a list of ${counted(node.length, "item")} (indexes start at 0)`);
    } else if (typeof node !== "object" || node instanceof HashedName) throw new NoSuchPlace(depth, "is a single value");
    else if (!this.#isCopy(node) && isExpression(node)) throw new NoSuchPlace(depth, "is known only at deployment");
  }

  /** A copy that may be written to. A step like `$ref` makes an expression of it, so that copy is not remembered. */
  #copyOf(node: unknown, step: string | number): Record<string | number, unknown> {
    if (this.#isCopy(node) && !isOperatorKey(step)) return node as Record<string | number, unknown>;
    const copy = (Array.isArray(node) ? [...(node as unknown[])] : { ...(node as object) }) as Record<string | number, unknown>;
    if (!isOperatorKey(step)) this.#copies.add(copy);
    return copy;
  }

  #isCopy(node: unknown): boolean {
    return typeof node === "object" && node !== null && this.#copies.has(node);
  }
}

function member(node: unknown, step: string | number): unknown {
  return Object.hasOwn(node as object, step) ? (node as Record<string | number, unknown>)[step] : undefined;
}

function made(step: string | number, depth: number, next: () => unknown): unknown {
  if (typeof step === "string") return { [step]: next() };
  if (step === 0) return [next()];
  throw new NoSuchPlace(depth, "does not exist, so only element 0 can be set");
}

/** Adds the `from` of every traced value in `value`. */
function collect(value: unknown, from: Set<string>): void {
  if (value === null || typeof value !== "object") return;
  if (value instanceof Traced) {
    for (const key of value.from) from.add(key);
    collect(value.value, from);
  } else for (const child of Object.values(value)) collect(child, from);
}
