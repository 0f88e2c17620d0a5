/** Converts findings of rules to diagnostics, at the lines that set their keys. */
import type { Diagnostic } from "../diagnostics/types.ts";
import { securityRule } from "../rules/index.ts";
import type { RuleFinding } from "../rules/rule.ts";
import { pathOf } from "../source/keys.ts";
import type { SpecSource } from "../source/types.ts";

export function toDiagnostic(finding: RuleFinding, source: SpecSource): Diagnostic {
  const { rule, severity, key, help, related, waives } = finding;
  const about = securityRule(waives ?? rule)?.name;
  return {
    rule,
    severity,
    message: withDefault(finding, source),
    help,
    ...placeOf(source, key),
    key,
    ...(about === undefined ? {} : { security: { rule: about } }),
    ...(related === undefined
      ? {}
      : { related: related.map((other) => ({ ...placeOf(source, other.key), message: withDefault(other, source) })) }),
  };
}

/** Names a key that no layer sets, because it is shown at its section. */
function withDefault({ key, message }: { readonly key: string; readonly message: string }, source: SpecSource): string {
  return isSet(source, key) ? message : `${message} (\`${key}\` is at its default)`;
}

/** Does any layer set the dotted key? */
export function isSet(source: SpecSource, key: string): boolean {
  return source.isSet(pathOf(key, source.tree));
}

function placeOf(source: SpecSource, key: string): { file: string; range: Diagnostic["range"] } {
  const { file, range } = source.locate(pathOf(key, source.tree));
  return { file, range };
}
