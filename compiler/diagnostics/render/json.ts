/** Diagnostics in the `--format json` envelope: schema/output/diagnostic.schema.json. */
import { docsOf } from "../docs.ts";
import { capped } from "../order.ts";
import type { Diagnostic, Range } from "../types.ts";
import { shortened } from "./shorten.ts";

/** One diagnostic. Absent fields are null, so that every field is always present. */
export interface JsonDiagnostic extends Range {
  readonly rule: string;
  readonly severity: string;
  readonly message: string;
  readonly help: string | null;
  readonly file: string;
  readonly key: string | null;
  readonly docs: string;
  readonly security: { readonly rule: string; readonly resource: string | null } | null;
  readonly related: readonly (Range & { readonly file: string; readonly message: string })[];
}

/** Diagnostics in file order, capped; `omitted` is the number of those left out. */
export function diagnosticsToJson(diagnostics: readonly Diagnostic[]): {
  readonly diagnostics: readonly JsonDiagnostic[];
  readonly omitted: number;
} {
  const { shown, omitted } = capped(diagnostics);
  return { diagnostics: shown.map(shortened).map(toJson), omitted: [...omitted.values()].reduce((sum, count) => sum + count, 0) };
}

function toJson(diagnostic: Diagnostic): JsonDiagnostic {
  const { rule, severity, message, help, file, range, key, related, security } = diagnostic;
  return {
    rule,
    severity,
    message,
    help: help ?? null,
    file,
    ...range,
    key: key ?? null,
    docs: docsOf(diagnostic),
    security: security === undefined ? null : { rule: security.rule, resource: security.resource ?? null },
    related: (related ?? []).map((other) => ({ file: other.file, ...other.range, message: other.message })),
  };
}
