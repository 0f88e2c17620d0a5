/** Compares specs with each other: what each of them may have only if no other spec has it. */
import { asError, type Diagnostic } from "../../diagnostics/types.ts";
import type { CliIo } from "../command.ts";
import { rejectDuplicates, type CompiledTarget } from "./duplicate-environments.ts";
import { clashes } from "./siblings/clashes.ts";
import { overlaps } from "./siblings/networks.ts";
import { siblingsAmong, siblingsBeside } from "./siblings/sibling.ts";

/**
 * Refuses specs that would manage the same resources: the same environment twice, or something that exists once in an account. Specs of the
 * folder that the command line leaves out are read as well; what they have too is a warning, because only one of the two is at hand. So are
 * networks that overlap. With `strict`, warnings are errors.
 */
export function compareSpecs(compiled: readonly CompiledTarget[], strict: boolean, io: CliIo): readonly CompiledTarget[] {
  const compared = rejectDuplicates(compiled);
  const known = siblingsAmong(compared);
  const others = siblingsBeside(known, io, "earlier");
  const all = () => [...known, ...siblingsBeside(known, io, "all")];
  return compared.map((own) => {
    const self = known.find(({ file }) => file === own.target.file);
    if (self === undefined) return own;
    const refused = clashes(self, known);
    const claimed = refused.length > 0 ? [] : clashes(self, others).map((each): Diagnostic => ({ ...each, severity: "warning" }));
    const warned = [...claimed, ...overlaps(self, [...known, ...others], all)].map((each) => (strict ? asError(each) : each));
    const found = [...refused, ...warned];
    if (found.length === 0) return own;
    const { plan, ...rest } = own;
    const isRefused = found.some(({ severity }) => severity === "error");
    return { ...rest, diagnostics: [...own.diagnostics, ...found], ...(!isRefused && plan !== undefined ? { plan } : {}) };
  });
}
