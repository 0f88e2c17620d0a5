import { counted } from "../../diagnostics/counted.ts";
import { historyOf, type History, type Point } from "../bisect/history.ts";
import { metrics, type Jump, type MetricName } from "../bisect/metrics.ts";
import { checkRange } from "../bisect/range.ts";
import { UsageError, type Arguments, type CliIo, type Command } from "../command.ts";
import { asOf, asOfOption, formatOption } from "../options.ts";
import { jsonText } from "../output/report.ts";
import { openRevision } from "../targets/revisions.ts";
import { specTargets } from "../targets/specs.ts";

const mostCommits = 500;

/** `platform-compile bisect`: the commits that raised the bill, endangered the environment, broadened a role or opened a path. */
const bisect: Command = {
  name: "bisect",
  summary: "find the commits that raised the cost, endangered the environment, broadened permissions or opened a path",
  usage: "--metric NAME [spec]",
  options: {
    metric: { value: "NAME", choices: Object.keys(metrics), description: `what to look for: ${Object.keys(metrics).join(", ")}` },
    from: { value: "REVISION", description: "start after this commit; default: where the history of the spec begins" },
    to: { value: "REVISION", description: "end at this commit; default: HEAD" },
    above: { value: "USD", description: "only the commits that raised the monthly cost beyond this amount" },
    last: { value: "NUMBER", description: `read at most this many commits; default: ${mostCommits}` },
    format: formatOption("pretty", "json"),
    "as-of": asOfOption,
  },
  async run(args, io): Promise<0> {
    const metric = args.value("metric") as MetricName;
    const above = numberOf("above", args);
    if (above !== undefined && metric !== "cost") throw new UsageError("--above is an amount of the metric cost", "add --metric cost");
    const targets = await specTargets(args.positionals, io);
    const names = targets.map(({ file }) => file);
    if (names.length !== 1)
      throw new UsageError(`bisect reads the history of one spec, got ${names.length}`, `specify one of ${names.join(", ")}`);
    const [from, to] = [args.value("from"), args.value("to") ?? "HEAD"];
    for (const revision of [from, to]) if (revision !== undefined) openRevision(revision, io);
    if (from !== undefined) checkRange(from, to, io);
    const range = { from, to, most: numberOf("last", args) ?? mostCommits };
    const history = historyOf(names[0]!, range, asOf(args, io), io);
    if (history.points.length === 0) throw new UsageError(`no commit has a ${names[0]} that compiles`, "specify a spec that is committed");
    const found = history.points.flatMap((point, index): readonly Found[] => {
      const jump = index === 0 ? undefined : metrics[metric](history.points[index - 1]!.plan, point.plan, above);
      return jump === undefined ? [] : [{ point, jump }];
    });
    show({ file: names[0]!, metric, history, found: found.sort((a, b) => b.jump.size - a.jump.size) }, args.value("format")!, io);
    return 0;
  },
};

interface Found {
  readonly point: Point;
  readonly jump: Jump;
}

interface Report {
  readonly file: string;
  readonly metric: MetricName;
  readonly history: History;
  /** The largest jump first. */
  readonly found: readonly Found[];
}

function numberOf(name: string, args: Arguments): number | undefined {
  const text = args.value(name);
  if (text === undefined) return undefined;
  if (!/^\d{1,9}(\.\d{1,2})?$/.test(text) || Number(text) <= 0) throw new UsageError(`--${name} ${text} is not a positive number`);
  return name === "last" ? Math.ceil(Number(text)) : Number(text);
}

function show({ file, metric, history, found }: Report, format: string, io: CliIo): void {
  const { points, skipped, cut } = history;
  if (format === "json") {
    const commits = found.map(({ point: { plan: _plan, ...commit }, jump }) => ({ ...commit, ...jump }));
    return io.stdout(jsonText({ command: "bisect", format: 1, file, metric, compiled: points.length, skipped, cut, commits }));
  }
  const lines = found.flatMap(({ point: { commit, date, author, subject }, jump }) => [
    `${commit.slice(0, 12)} ${date} ${author}: ${subject}`,
    `  ${jump.text}`,
    ...jump.details.map((detail) => `    ${detail}`),
  ]);
  const notes = [
    ...(skipped.length === 0
      ? []
      : [`not compared, because ${file} does not compile there: ${skipped.map(({ commit }) => commit.slice(0, 12)).join(", ")}`]),
    ...(cut ? ["older commits were not read: the clone is shallow, or there are more than --last"] : []),
  ];
  const count = `${counted(points.length, "commit")} of ${file}`;
  const none = found.length === 0 ? [`no commit made it worse (${metric})`] : [];
  io.stdout([...lines, ...none, ...notes, `${metric}: compared ${count}`, ""].join("\n"));
}

export default bisect;
