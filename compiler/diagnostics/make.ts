import type { CompilerError } from "./compiler-errors.ts";
import type { AboutSecurity, Diagnostic, Range, Related } from "./types.ts";

/** Location of a diagnostic. */
export interface Place {
  readonly file: string;
  readonly range: Range;
}

/** The optional parts of a diagnostic. */
export interface Extra {
  readonly help?: string | undefined;
  readonly key?: string | undefined;
  readonly related?: readonly Related[];
  readonly security?: AboutSecurity;
}

/** A compiler error at `place`. */
export function problem(rule: CompilerError, place: Place, message: string, extra: Extra = {}): Diagnostic {
  const { help, key, related, security } = extra;
  return {
    rule,
    severity: "error",
    message,
    ...(help === undefined ? {} : { help }),
    file: place.file,
    range: place.range,
    ...(key === undefined ? {} : { key }),
    ...(related === undefined ? {} : { related }),
    ...(security === undefined ? {} : { security }),
  };
}
