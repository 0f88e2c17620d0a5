import { hasErrors } from "../../diagnostics/types.ts";
import { diagnosticsToJson } from "../../diagnostics/render/json.ts";
import { compareWith, filesChanged, type Affected, type Comparison } from "../affected/affected.ts";
import { stacksOf } from "../affected/stacks.ts";
import { UsageError, type CliIo, type Command } from "../command.ts";
import { asOf, asOfOption, formatOption } from "../options.ts";
import { jsonText, showErrors } from "../output/report.ts";
import { openRevision } from "../targets/revisions.ts";

/** `platform-compile affected`: the environments that a change affects. */
const affected: Command = {
  name: "affected",
  summary: "list the environments whose plans differ from those at a git revision",
  usage: "--base REVISION",
  options: {
    base: { value: "REVISION", description: "commit, branch or tag to compare with: origin/main" },
    format: formatOption("pretty", "json", "matrix"),
    "as-of": asOfOption,
  },
  run(args, io) {
    if (args.positionals.length > 0) throw new UsageError("affected compares every spec of the project", "omit the arguments");
    const base = args.value("base");
    if (base === undefined) throw new UsageError("--base is missing", "for example: platform-compile affected --base origin/main");
    const comparison = compareWith(openRevision(base, io), asOf(args, io), io);
    show(comparison, base, args.value("format")!, io);
    return hasErrors(comparison.diagnostics) ? 1 : 0;
  },
};

/** Diagnostics have a place in JSON alone: a matrix is read by a program. */
function show({ affected: found, same, diagnostics }: Comparison, base: string, format: string, io: CliIo): void {
  if (format === "json") {
    const environments = found.map(jsonOf);
    return io.stdout(jsonText({ command: "affected", format: 1, base, environments, same, ...diagnosticsToJson(diagnostics) }));
  }
  showErrors([{ diagnostics }], io);
  if (format === "matrix") return io.stdout(`${JSON.stringify({ include: stacksOf(found.filter(({ state }) => state !== "refused")) })}\n`);
  const width = Math.max(0, ...found.map(({ name }) => name.length));
  const lines = found.map((each) => `${each.name.padEnd(width)}  ${each.state.padEnd(7)}  ${reasonOf(each, found)}`.trimEnd());
  const rest = `${same.length} unchanged${same.length === 0 ? "" : `: ${same.join(", ")}`}`;
  io.stdout([...lines, rest, ""].join("\n"));
}

function reasonOf(each: Affected, all: readonly Affected[]): string {
  const { state, base, before } = each;
  if (state === "refused") return "the spec has errors";
  if (state === "removed") {
    const heir = all.find(({ after }) => after?.project === before?.project && after?.environment === before?.environment);
    return before === undefined || heir === undefined ? "its stack stays until `pulumi destroy`" : `its stack continues as ${heir.name}`;
  }
  if (state === "new") return "";
  if (before === undefined) return base === "committed" ? "the plan at the base cannot be read" : "the spec at the base does not compile";
  const files = filesChanged(each);
  const how = files.length === 0 ? "another version of the compiler" : files.join(", ");
  return base === "compiled" ? `${how} (no plan is committed at the base: its spec was compiled)` : how;
}

function jsonOf(each: Affected): object {
  const { name, path, state, base, before, after } = each;
  const plan = after ?? before;
  const [stack] = plan === undefined ? [] : stacksOf([{ path, after: plan }]);
  return {
    ...{ name, plan: path, state, base },
    stack: stack?.stack ?? null,
    account: stack?.account || null,
    region: stack?.region ?? null,
    files: filesChanged(each),
  };
}

export default affected;
