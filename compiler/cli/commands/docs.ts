import { compileSpec } from "../../compile.ts";
import type { Command } from "../command.ts";
import { docsFiles } from "../docs/files.ts";
import { checkDocs, writeDocs } from "../docs/folder.ts";
import { rejectDuplicates } from "../targets/duplicate-environments.ts";
import { asOf, asOfOption } from "../options.ts";
import { showDiagnostics } from "../output/report.ts";
import { specTargets } from "../targets/specs.ts";
import { enableOptimizer } from "../v8-optimizer.ts";

/** `platform-compile docs`: pages, pictures and costs of the specs, under docs/infrastructure. */
const docs: Command = {
  name: "docs",
  summary: "write reference pages, pictures and the cost page of the specs to docs/infrastructure",
  usage: "[spec…]",
  options: {
    check: { description: "write nothing; fail if a file on disk is out of date" },
    "as-of": asOfOption,
  },
  async run(args, io, all) {
    enableOptimizer();
    const targets = await specTargets(args.positionals, io);
    // Only errors abort. The files show the costs anyway, so the budget is not checked.
    const options = { asOf: asOf(args, io), ignoreBudget: true };
    const compiled = rejectDuplicates(targets.map((target) => ({ target, ...compileSpec(target.file, io.reader, options) })));
    const wrong = compiled.flatMap(({ diagnostics }) => diagnostics.filter(({ severity }) => severity === "error"));
    if (wrong.length > 0) {
      showDiagnostics(wrong, io);
      return 1;
    }
    const files = await docsFiles(compiled, await all(), io.root);
    return args.has("check") ? checkDocs(files, io) : writeDocs(files, io);
  },
};

export default docs;
