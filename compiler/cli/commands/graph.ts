import { nearest } from "../../diagnostics/nearest.ts";
import { hasErrors } from "../../diagnostics/types.ts";
import { dot } from "../../graph/dot.ts";
import { mermaid, mermaidLimits } from "../../graph/mermaid.ts";
import { moduleGraph, resourceGraph, type Graph } from "../../graph/model.ts";
import { environmentPicture } from "../../graph/picture/index.ts";
import { focus, named } from "../../graph/select.ts";
import type { Plan } from "../../plan/types.ts";
import { billOf } from "../bill.ts";
import { costLabels } from "../explorer.ts";
import { reachFields, reachGraph, reachTable } from "../reachability.ts";
import { UsageError, type Arguments, type CliIo, type Command } from "../command.ts";
import { asOfOption, formatOption, strictOption } from "../options.ts";
import { compileTargets, planned } from "../targets/plans.ts";
import { showErrors, showJson } from "../output/report.ts";
import type { CompiledTarget } from "../targets/duplicate-environments.ts";

/** `platform-compile graph`: draws the dependency graph, or who can connect to whom. */
const graph: Command = {
  name: "graph",
  summary: "draw the dependency graph, or (--reach) show who can connect to whom",
  usage: "[spec]",
  options: {
    by: { value: "WHAT", choices: ["module", "resource"], description: "nodes of the graph: module, resource" },
    focus: { value: "NAME", description: "only this module or resource, its dependencies and its dependents; with --reach: this endpoint" },
    transitive: { description: "with --focus: follow dependencies transitively" },
    reach: { description: "show who can connect to whom: every ordered pair, with protocols and ports" },
    format: {
      ...formatOption("mermaid", "dot", "json", "svg", "pretty"),
      description: "output format: mermaid, dot, json, svg (diagram of the environment), or pretty (with --reach, its default)",
    },
    strict: strictOption,
    "as-of": asOfOption,
  },
  async run(args, io) {
    check(args);
    const compiled = await compileTargets(args, io);
    const format = formatOf(args);
    if (format === "json") return showGraphs(compiled, args, io);
    if (compiled.length > 1) {
      const names = compiled.map(({ target }) => target.file).join(", ");
      const what = `graph${args.has("reach") ? " --reach" : ""}`;
      throw new UsageError(`${what} shows one spec, got ${compiled.length}`, `specify one of ${names}; --format json shows several`);
    }
    const diagnostics = compiled.flatMap((target) => target.diagnostics);
    for (const { plan } of planned(compiled)) io.stdout(draw(plan, format, args, io));
    showErrors(compiled, io);
    return hasErrors(diagnostics) ? 1 : 0;
  },
};

function check(args: Arguments): void {
  if (args.has("transitive") && !args.has("focus"))
    throw new UsageError("--transitive requires --focus", "specify where to start with --focus NAME");
  const other = ["by", "transitive"].find((name) => args.has(name));
  if (args.has("reach") && other !== undefined) throw new UsageError(`--reach shows endpoints and does not accept --${other}`);
  const format = formatOf(args);
  if (format === "pretty" && !args.has("reach")) throw new UsageError("--format pretty requires --reach");
  if (format !== "svg") return;
  const given = ["by", "focus", "reach"].find((name) => args.has(name));
  if (given !== undefined) throw new UsageError(`--format svg always draws the whole environment and does not accept --${given}`);
}

function formatOf(args: Arguments): string {
  return args.has("reach") && !args.has("format") ? "pretty" : args.value("format")!;
}

function draw(plan: Plan, format: string, args: Arguments, io: CliIo): string {
  if (format === "pretty") return reachTable(plan, args.value("focus"));
  if (format === "svg") return environmentPicture(plan, costLabels(billOf(plan)));
  const selected = args.has("reach") ? reachGraph(plan, args.value("focus")) : graphOf(plan, args);
  if (format === "dot") return dot(selected, `${plan.project} ${plan.environment}`);
  const text = mermaid(selected);
  const { edges, characters } = mermaidLimits;
  if (selected.edges.length > edges || text.length > characters) {
    io.stderr(`warning: the graph exceeds Mermaid's limits of ${edges} edges and ${characters} characters: use --focus or --format dot\n`);
  }
  return text;
}

function showGraphs(compiled: readonly CompiledTarget[], args: Arguments, io: CliIo): 0 | 1 {
  const plans = new Map(planned(compiled).map(({ target, plan }) => [target.file, plan]));
  const reports = compiled.map(({ target, diagnostics }) => {
    const plan = plans.get(target.file);
    if (args.has("reach")) return { file: target.file, diagnostics, fields: reachFields(plan, args.value("focus")) };
    const fields = plan === undefined ? { by: byOf(args, false), nodes: [], edges: [] } : { ...graphOf(plan, args) };
    return { file: target.file, diagnostics, fields };
  });
  showJson("graph", reports, io);
  return reports.some(({ diagnostics }) => hasErrors(diagnostics)) ? 1 : 0;
}

/** The graph that the options select. If the focus is a resource and not a module, the graph shows resources. */
function graphOf(plan: Plan, args: Arguments): Graph {
  const centre = args.value("focus");
  const modules = moduleGraph(plan);
  const isModule = centre === undefined || named(modules, centre).length > 0;
  const whole = byOf(args, !isModule) === "module" ? modules : resourceGraph(plan);
  if (centre === undefined) return whole;
  const ids = named(whole, centre);
  if (ids.length > 0) return focus(whole, ids, args.has("transitive"));
  const resource = plan.resources.some(({ id }) => id === centre);
  if (resource) throw new UsageError(`${centre} is a resource, but --by module shows only modules`, "omit --by");
  const near = nearest(centre, [...new Set(plan.resources.flatMap(({ id, module }) => [module, id]))]);
  throw new UsageError(
    `no module or resource ${centre} in ${plan.environment}`,
    near === undefined ? `available modules: ${modules.nodes.map(({ id }) => id).join(", ")}` : `did you mean ${near}?`,
  );
}

function byOf(args: Arguments, resource: boolean): "module" | "resource" {
  if (resource && !args.has("by")) return "resource";
  return args.value("by") === "resource" ? "resource" : "module";
}

export default graph;
