import { hasErrors } from "../../diagnostics/types.ts";
import type { Command } from "../command.ts";
import { compared, readerFor } from "../diff/compared.ts";
import { writeExpected } from "../diff/expect.ts";
import { pairsOf } from "../diff/pairs.ts";
import { showDiffs } from "../diff/show.ts";
import { noteViolations } from "../diff/violations.ts";
import { asOfOption, formatOption, strictOption } from "../options.ts";

/** `platform-compile diff`: what a change does to each environment. */
const diff: Command = {
  name: "diff",
  summary:
    "show what a change does: A and B are specs, plans, REV:FILE or git revisions; B defaults to the working tree, and A to the last commit (its committed plan)",
  usage: "[A] [B]",
  options: {
    gate: {
      description:
        "exit with 1 if class prod loses data, destroys what holds it or is down for longer than maxDowntime, without an approval",
    },
    expect: { value: "FILE", description: "write the expected operations to FILE, for verify-preview" },
    format: formatOption("pretty", "json", "markdown", "github"),
    strict: strictOption,
    "as-of": asOfOption,
  },
  async run(args, io) {
    const pairs = await pairsOf(args.positionals, readerFor(args, io), io);
    const { comparable, diffs, broken } = await compared(pairs, args, io);
    await showDiffs(diffs, broken, args.value("format")!, io);
    noteViolations(comparable, io);
    const file = args.value("expect");
    if (file !== undefined) writeExpected(file, comparable, diffs, io);
    const wrong = pairs.some(({ after }) => hasErrors(after?.diagnostics ?? [])) || diffs.some(({ findings }) => hasErrors(findings));
    return broken.length > 0 || wrong ? 1 : 0;
  },
};

export default diff;
