import { join, relative, resolve } from "node:path";
import { dangers } from "../../change/danger/verdict.ts";
import { hasErrors, type Diagnostic } from "../../diagnostics/types.ts";
import type { EnvironmentDiff, Pair, Side } from "../../diff/types.ts";
import { explorePage } from "../../explore/page.ts";
import type { ExploreEnvironment } from "../../explore/types.ts";
import type { Arguments, CliIo, Command, ExitCode } from "../command.ts";
import { compared, readerFor } from "../diff/compared.ts";
import { exploreDiff } from "../explore/diff.ts";
import { statesOf } from "../explore/states.ts";
import { builtAssets, exploreEnvironment } from "../explorer.ts";
import { writeWhole } from "../output/files.ts";
import { asOfOption, strictOption } from "../options.ts";
import { showDiagnostics, showErrors } from "../output/report.ts";
import { compileTargets, planned } from "../targets/plans.ts";
import { planName, planSuffix } from "../targets/project.ts";

/** `platform-compile explore`: writes a self-contained page to open, or to attach to a pull request. */
const explore: Command = {
  name: "explore",
  summary: "write an interactive HTML explorer: what changes, diagram, resources, references, cost, policy, comparison",
  usage: "[spec…] | A B | --since REVISION [spec…]",
  options: {
    since: {
      value: "REVISION",
      description: "show what changes from this git revision to the working tree; A and B are two states, as for `diff`",
    },
    out: {
      value: "FILE",
      description: "write to FILE, or to standard output with `-`, instead of .cache/explore/NAME.html (NAME-changes.html for two states)",
    },
    strict: strictOption,
    "as-of": asOfOption,
  },
  async run(args, io) {
    const pairs = await statesOf(args, readerFor(args, io), io);
    return pairs === undefined ? environments(args, io) : changes(pairs, args, io);
  },
};

/** Environments as they are. */
async function environments(args: Arguments, io: CliIo): Promise<ExitCode> {
  const compiled = await compileTargets(args, io);
  const diagnostics = compiled.flatMap((target) => target.diagnostics);
  showErrors(compiled, io);
  const targets = planned(compiled);
  const name = targets.length === 1 ? targets[0]!.target.name : "environments";
  write(
    targets.map(({ plan, environment, source }) => exploreEnvironment(plan, environment, source)),
    name,
    args,
    io,
  );
  return hasErrors(diagnostics) ? 1 : 0;
}

/** What changes in each environment, the worst first. */
async function changes(pairs: readonly Pair[], args: Arguments, io: CliIo): Promise<ExitCode> {
  const { comparable, diffs, broken } = await compared(pairs, args, io);
  const found = diffs.map((diff, index) => ({ diff, pair: comparable[index]! })).sort((a, b) => rankOf(a.diff) - rankOf(b.diff));
  const errors = pairs.flatMap((pair) => [...(broken.includes(pair) ? errorsOf(pair.before) : []), ...errorsOf(pair.after)]);
  showDiagnostics([...errors, ...diffs.flatMap(({ findings }) => findings)], io);
  const [first] = found;
  const name = found.length === 1 ? planName(first!.pair.file.replace(planSuffix, "")) : "environments";
  write(
    found.map(({ diff, pair }) => exploreDiff(diff, pair)),
    `${name}-changes`,
    args,
    io,
  );
  return broken.length > 0 || errors.length > 0 ? 1 : 0;
}

function errorsOf(side: Side | undefined): readonly Diagnostic[] {
  return (side?.diagnostics ?? []).filter(({ severity }) => severity === "error");
}

function rankOf({ status, summary }: EnvironmentDiff): number {
  return status === "same" ? dangers.length : dangers.indexOf(summary.danger);
}

function write(environments: readonly ExploreEnvironment[], name: string, args: Arguments, io: CliIo): void {
  if (environments.length === 0) return;
  const page = explorePage(environments, builtAssets());
  const out = args.value("out");
  if (out === "-") return io.stdout(page, "exact");
  const file = out === undefined ? join(io.root, ".cache/explore", `${name}.html`) : resolve(io.cwd, out);
  const bytes = Buffer.from(page, "utf8");
  const names = environments.map(({ plan }) => plan.environment).join(", ");
  io.stdout(`${relative(io.cwd, file)} (${writeWhole(file, bytes, io.root)}, ${Math.ceil(bytes.length / 1024)} KiB): ${names}\n`);
}

export default explore;
