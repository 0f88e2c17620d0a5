/** The answer to "who can?" for a terminal. */
import { printable } from "../diagnostics/render/printable.ts";
import { styleOf } from "../diagnostics/render/style.ts";
import { conditionText } from "./conditions.ts";
import type { Grant, WhoCan } from "./types.ts";

/** The text ends with a line feed. */
export function whoCanText(file: string, { action, resource, grants, notes }: WhoCan, color: boolean): string {
  const style = styleOf(color);
  const count = (answer: Grant["answer"]) => grants.filter((grant) => grant.answer === answer).length;
  const head = `${style.strong(printable(`${file}: ${action} on ${resource}`))}\n  ${count("allowed")} allowed, ${count("unknown")} unknown\n`;
  const rows = grants.map((grant) => {
    const answer = grant.answer === "allowed" ? "allowed" : style.warning("unknown");
    return [
      `\n  ${answer} ${style.strong(printable(`${grant.kind} ${grant.principal}`))}`,
      `    policy: ${printable(`${grant.policy} (${grant.statement})`)}`,
      ...section("actions", grant.actions),
      ...section("if", grant.conditions.map(conditionText)),
      ...section("unless", grant.unless),
      ...section("because", grant.because),
    ].join("\n");
  });
  return `${[head.trimEnd(), ...rows, "", ...notes.map((note) => `  note: ${note}`)].join("\n")}\n`;
}

function section(name: string, lines: readonly string[]): readonly string[] {
  return lines.map((line) => `    ${name}: ${printable(line)}`);
}
