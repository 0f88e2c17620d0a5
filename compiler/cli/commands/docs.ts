import { docsFolder } from "../../diagnostics/docs.ts";
import type { Command } from "../command.ts";
import { docsFiles } from "../docs/files.ts";
import { refreshDocs } from "../docs/folder.ts";
import { asOf, asOfOption } from "../options.ts";
import { countFiles, exitCode, problemsOf, showStale } from "../output/generated.ts";
import { showDiagnostics } from "../output/report.ts";
import { compileAll } from "../targets/plans.ts";
import { everySpec } from "../targets/specs.ts";

/** `platform-compile docs`: pages, pictures and costs of the specs, under docs/infrastructure. */
const docs: Command = {
  name: "docs",
  summary: "write reference pages, pictures and the cost page only",
  usage: "[spec…]",
  options: {
    check: { description: "write nothing; fail if a file on disk is out of date" },
    "as-of": asOfOption,
  },
  async run(args, io, all) {
    const targets = await everySpec(args.positionals, io);
    // Only errors abort. The files show the costs anyway, so the budget is not checked.
    const options = { asOf: asOf(args, io), ignoreBudget: true };
    const compiled = compileAll(targets, options, io);
    const wrong = compiled.flatMap(({ diagnostics }) => diagnostics.filter(({ severity }) => severity === "error"));
    if (wrong.length > 0) {
      showDiagnostics(wrong, io);
      return 1;
    }
    const files = refreshDocs(docsFiles(compiled, await all()), args.has("check"), io);
    showStale(problemsOf(files), io);
    io.stdout(`${docsFolder}: ${countFiles(files, args.has("check"))}\n`);
    return exitCode(files);
  },
};

export default docs;
