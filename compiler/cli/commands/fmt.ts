import { join } from "node:path";
import { problem } from "../../diagnostics/make.ts";
import { hasErrors, type Diagnostic } from "../../diagnostics/types.ts";
import { formatSpec, type KeyOrder } from "../../source/format.ts";
import { layoutErrors, parseSpecFile } from "../../source/parse.ts";
import { readProblem } from "../../source/read.ts";
import { effectiveSchema } from "../../validate/schema/metadata.ts";
import type { CliIo, Command } from "../command.ts";
import { writeWhole } from "../output/files.ts";
import { showDiagnostics } from "../output/report.ts";
import { specTargets, type SpecTarget } from "../targets/specs.ts";

/** `platform-compile fmt`: formats specs in the canonical layout. */
const fmt: Command = {
  name: "fmt",
  summary: "format specs in the canonical layout, keeping comments",
  usage: "[spec…]",
  options: { check: { description: "write nothing; fail if a spec is not formatted" } },
  async run(args, io) {
    const targets = await specTargets(args.positionals, io);
    const results = targets.map((target) => format(target, args.has("check"), io));
    showDiagnostics(
      results.flatMap(({ diagnostics }) => diagnostics),
      io,
    );
    for (const { file, state } of results) if (state !== undefined) io.stdout(`${file}: ${state}\n`);
    return results.some(({ diagnostics }) => hasErrors(diagnostics)) ? 1 : 0;
  },
};

interface Formatted {
  readonly file: string;
  /** Undefined if the file has errors, or if the result goes to standard output. */
  readonly state?: "formatted" | "unchanged";
  readonly diagnostics: readonly Diagnostic[];
}

function format({ file, stdin }: SpecTarget, check: boolean, io: CliIo): Formatted {
  const content = io.reader.read(file);
  if ("failure" in content) return { file, diagnostics: [readProblem(file, content, undefined)] };
  const diagnostics = layoutErrors(parseSpecFile(file, content.bytes));
  if (diagnostics.length > 0) return { file, diagnostics };
  const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(content.bytes);
  const formatted = formatSpec(text, specOrder());
  if (check)
    return formatted === text ? { file, state: "unchanged", diagnostics: [] } : { file, diagnostics: [untidy(file, text, formatted)] };
  if (stdin) io.stdout(formatted, "exact");
  else
    return {
      file,
      state: writeWhole(join(io.root, file), Buffer.from(formatted, "utf8"), io.root) === "written" ? "formatted" : "unchanged",
      diagnostics: [],
    };
  return { file, diagnostics: [] };
}

/** The key order of the schema. `extends` is not part of the effective schema; it follows `schema`. */
export function specOrder(): KeyOrder {
  const { schema, ...properties } = effectiveSchema().properties ?? {};
  return { properties: { schema: schema ?? {}, extends: {}, ...properties } };
}

/** Reports the first line that differs. */
function untidy(file: string, text: string, formatted: string): Diagnostic {
  const [lines, wanted] = [text.split("\n"), formatted.split("\n")];
  const index = lines.findIndex((line, at) => line !== wanted[at]);
  const line = (index < 0 ? lines.length - 1 : index) + 1;
  const column = lines[line - 1]!.length + 1;
  const range = { line, column: 1, endLine: line, endColumn: column };
  return problem("spec-not-formatted", { file, range }, "the spec is not formatted", {
    help: `run: npx platform-compile fmt ${file}`,
  });
}

export default fmt;
