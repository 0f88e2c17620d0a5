/** Reports diagnostics at the spec lines of overrides and extra resources. */
import type { CompilerError } from "../diagnostics/compiler-errors.ts";
import { problem, type Extra, type Place } from "../diagnostics/make.ts";
import type { Diagnostic, Severity } from "../diagnostics/types.ts";
import { wrapperOf } from "../plan/expressions.ts";
import type { KeyPath, SpecSource } from "../source/types.ts";
import { valueAt } from "../source/value-at.ts";
import type { Written } from "../validate/schema/conversions.ts";

/** The parts of a diagnostic besides its message, and whether it points at a key or a value. */
export interface Remark extends Omit<Extra, "key"> {
  readonly what?: "key" | "value";
}

/** Collects diagnostics at paths of the spec. */
export class Report {
  readonly diagnostics: Diagnostic[] = [];
  readonly #source: Pick<SpecSource, "tree" | "locate" | "textOf">;

  constructor(source: Pick<SpecSource, "tree" | "locate" | "textOf">) {
    this.#source = source;
  }

  /** Reports an error at `at`, or at its deepest part that exists. */
  error(code: CompilerError, at: KeyPath, message: string, extra: Remark = {}): void {
    this.add(code, "error", at, message, extra);
  }

  /** Like `error`, but as a warning. */
  warn(code: CompilerError, at: KeyPath, message: string, extra: Remark = {}): void {
    this.add(code, "warning", at, message, extra);
  }

  /** Reports a finding of a rule, with the rule's name. */
  add(code: string, severity: Severity, at: KeyPath, message: string, extra: Remark = {}): void {
    const { what = "value", ...rest } = extra;
    const key = at.slice(0, 4).join(".");
    this.diagnostics.push({ ...problem(code as CompilerError, this.place(at, what), message, { ...rest, key }), severity });
  }

  /** Place of the key or value at `at`. A value that is missing or spans several lines is located by its key. */
  place(at: KeyPath, what: "key" | "value" = "value"): Place {
    const { file, range } = this.#source.locate(this.#deepest(at), what);
    return { file, range };
  }

  /** The value at `at` and how the spec spells it. */
  written(at: KeyPath): Written {
    const path = this.#deepest(at);
    return { value: valueAt(this.#source.tree, path), text: this.#source.textOf(path) };
  }

  /** Paths into inputs leave out expressions that only wrap a value, so `{$json: …}` and `{$secret: …}` are stepped into. */
  #deepest(at: KeyPath): KeyPath {
    const path: (string | number)[] = [];
    let node: unknown = this.#source.tree;
    for (const step of at) {
      while (!has(node, step)) {
        const wrapper = wrapperOf(node);
        if (wrapper === undefined) break;
        path.push(wrapper);
        node = (node as Record<string, unknown>)[wrapper];
      }
      if (!has(node, step)) break;
      path.push(step);
      node = (node as Record<string | number, unknown>)[step];
    }
    return path;
  }
}

function has(node: unknown, step: string | number): boolean {
  return node !== null && typeof node === "object" && Object.hasOwn(node, step);
}
