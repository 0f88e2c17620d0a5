/** Numbers whose digits would be lost: YAML reads `012` as 12, and JavaScript rounds integers of more than 15 digits. */
import { problem } from "../diagnostics/make.ts";
import type { Diagnostic } from "../diagnostics/types.ts";
import type { SpecSource } from "../source/types.ts";
import { eachScalar } from "./scalars.ts";
import { fits } from "./schema/fits.ts";
import { effectiveSchema, nodeAt, type SchemaNode } from "./schema/metadata.ts";
import { dotted } from "./schema/words.ts";

/** ambiguous-number for each number of the effective spec that is not what it reads like. */
export function numberDiagnostics(source: SpecSource): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  eachScalar(source.tree, (path, value) => {
    if (typeof value !== "number") return;
    const text = source.textOf(path) ?? String(value);
    // The schema is loaded only for numbers that JavaScript prints otherwise than the spec does.
    if (text === String(value) && Number.isSafeInteger(Math.trunc(value))) return;
    const node = nodeAt(effectiveSchema(), path);
    const reason = reasonOf(text, value, isText(node) || path.includes("Condition"));
    if (reason === undefined) return;
    const message = `\`${dotted(path)}\`: ${text} ${reason}`;
    found.push(problem("ambiguous-number", source.locate(path), message, { help: helpFor(text, value, node), key: dotted(path) }));
  });
  return found;
}

/** Does the key take text as well? */
function isText({ type = [] }: SchemaNode): boolean {
  return [type].flat().includes("string");
}

/** `isOpen`: sooner or later the number becomes text, as every value of an IAM condition does. `17.10` would be "17.1". */
function reasonOf(text: string, value: number, isOpen: boolean): string | undefined {
  if (/^[-+]?0\d/.test(text)) return `starts with a zero, and is read as the number ${value}`;
  const isInteger = /^[-+]?\d+$|^0[xo]/.test(text);
  if (isInteger && !Number.isSafeInteger(value)) return `has more digits than a number can hold, and is read as ${value}`;
  return isOpen && text !== String(value) ? `is a number, and is read as ${value}` : undefined;
}

function helpFor(text: string, value: number, node: SchemaNode): string {
  const quoted = fits(text, node) ? [`put it in quotes: \`${JSON.stringify(text)}\``] : [];
  const plain = Number.isSafeInteger(Math.trunc(value)) && fits(value, node) ? [`write \`${value}\``] : [];
  const number = quoted.length > 0 ? plain.map((each) => `${each} if the number is meant`) : plain;
  return [...quoted, ...number].join(", or ") || "write a number of at most 15 digits";
}
