/** `impact KEY=VALUE`: compares the specs as they are with the specs after an edit in memory, and reports it as `diff` does. */
import { hasErrors } from "../../diagnostics/types.ts";
import { diffAll } from "../../diff/all.ts";
import type { Pair } from "../../diff/types.ts";
import { familiesOf } from "../add/families.ts";
import { Overlay } from "../add/overlay.ts";
import type { Arguments, CliIo, ExitCode } from "../command.ts";
import { readerFor } from "../diff/compared.ts";
import { showDiffs } from "../diff/show.ts";
import { noteViolations } from "../diff/violations.ts";
import { asOf } from "../options.ts";
import { applyWish, type Wish } from "./wishes.ts";

/** Edits the specs of `--spec`; those that extend them change as well. */
export async function showImpact(wishes: readonly Wish[], args: Arguments, io: CliIo): Promise<ExitCode> {
  const families = await familiesOf(args, io);
  const files = new Overlay(io.reader);
  for (const { root } of families) for (const wish of wishes) applyWish(wish, root, files);
  // Places and code frames are those of the edited text.
  const edited = { ...io, reader: files };
  const [read, readEdited] = [readerFor(args, io), readerFor(args, edited)];
  const pairs = [...new Set(families.flatMap(({ members }) => members))].map((file): Pair => {
    const [before, after] = [read(file, null), readEdited(file, null)];
    return { file, ...(before && { before }), ...(after && { after: { ...after, label: `${file} with the edit` } }) };
  });
  const comparable = pairs.filter(({ before, after }) => before?.plan !== undefined && after?.plan !== undefined);
  const diffs = await diffAll(comparable, { asOf: asOf(args, io) });
  const broken = pairs.filter((pair) => !comparable.includes(pair));
  await showDiffs(diffs, broken, args.value("format")!, edited);
  noteViolations(comparable, io);
  const violates = diffs.some(({ rules }) => rules?.violated.some(({ severity }) => severity === "error"));
  return violates || pairs.some(({ after }) => hasErrors(after?.diagnostics ?? [])) ? 1 : 0;
}
