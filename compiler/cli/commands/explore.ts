import { join, relative, resolve } from "node:path";
import { hasErrors } from "../../diagnostics/types.ts";
import { explorePage } from "../../explore/page.ts";
import type { Arguments, CliIo, Command } from "../command.ts";
import { builtAssets, exploreEnvironment } from "../explorer.ts";
import { writeWhole } from "../output/files.ts";
import { asOfOption, strictOption } from "../options.ts";
import { compileTargets, planned, type PlannedTarget } from "../targets/plans.ts";
import { showDiagnostics } from "../output/report.ts";

/** `platform-compile explore`: writes a self-contained page to open, or to attach to a pull request. */
const explore: Command = {
  name: "explore",
  summary: "write an interactive HTML explorer: diagram, resources, references, policy, comparison",
  usage: "[spec…]",
  options: {
    out: { value: "FILE", description: "write to FILE, or to standard output with `-`, instead of .cache/explore/NAME.html" },
    strict: strictOption,
    "as-of": asOfOption,
  },
  async run(args, io) {
    const compiled = await compileTargets(args, io);
    const diagnostics = compiled.flatMap((target) => target.diagnostics);
    showDiagnostics(diagnostics, io);
    const targets = planned(compiled);
    if (targets.length > 0) write(targets, args, io);
    return hasErrors(diagnostics) ? 1 : 0;
  },
};

function write(targets: readonly PlannedTarget[], args: Arguments, io: CliIo): void {
  const environments = targets.map(({ plan, environment, source }) => exploreEnvironment(plan, environment!, source!));
  const page = explorePage(environments, builtAssets());
  const out = args.value("out");
  if (out === "-") return io.stdout(page, "exact");
  const name = targets.length === 1 ? targets[0]!.target.name : "environments";
  const file = out === undefined ? join(io.root, ".cache/explore", `${name}.html`) : resolve(io.cwd, out);
  const bytes = Buffer.from(page, "utf8");
  const names = targets.map(({ plan }) => plan.environment).join(", ");
  io.stdout(`${relative(io.cwd, file)} (${writeWhole(file, bytes, io.root)}, ${Math.ceil(bytes.length / 1024)} KiB): ${names}\n`);
}

export default explore;
