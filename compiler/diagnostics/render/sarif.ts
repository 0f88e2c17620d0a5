/** Renders diagnostics as SARIF 2.1.0 for code scanning services. */
import { compilerErrors } from "../compiler-errors.ts";
import { docsOf } from "../docs.ts";
import { inOrder } from "../order.ts";
import type { Diagnostic, Range } from "../types.ts";
import { printable } from "./printable.ts";
import { shortened } from "./shorten.ts";

/** The SARIF log as a JSON value. `titles` holds the titles of rules; those of compiler errors are built in. */
export function sarifLog(diagnostics: readonly Diagnostic[], version: string, titles: ReadonlyMap<string, string> = new Map()): unknown {
  const ordered = inOrder(diagnostics).map(shortened);
  const ids = [...new Set(ordered.map(({ rule }) => rule))].sort();
  const titleOf = (rule: string) =>
    titles.get(rule) ?? (compilerErrors as Readonly<Record<string, { title: string }>>)[rule]?.title ?? rule;
  const driver = {
    name: "platform-compile",
    version,
    rules: ids.map((id) => ({ id, shortDescription: { text: titleOf(id) }, help: { text: `See ${docsOf({ rule: id })}` } })),
  };
  return {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [{ tool: { driver }, columnKind: "utf16CodeUnits", results: ordered.map((diagnostic) => result(diagnostic, ids)) }],
  };
}

function result(diagnostic: Diagnostic, ids: readonly string[]): unknown {
  const { rule, severity, message, help, file, range, related = [] } = diagnostic;
  return {
    ruleId: rule,
    ruleIndex: ids.indexOf(rule),
    level: severity,
    message: { text: printable(help === undefined ? message : `${message}; ${help}`) },
    locations: [location(file, range)],
    ...(related.length === 0
      ? {}
      : {
          relatedLocations: related.map((other) => ({ ...location(other.file, other.range), message: { text: printable(other.message) } })),
        }),
  };
}

/** A SARIF location in a spec file. */
export function location(file: string, range: Range): { readonly physicalLocation: unknown } {
  const uri = file.split("/").map(encodeURIComponent).join("/");
  const region = { startLine: range.line, startColumn: range.column, endLine: range.endLine, endColumn: range.endColumn };
  return { physicalLocation: { artifactLocation: { uri, uriBaseId: "%SRCROOT%" }, region } };
}
