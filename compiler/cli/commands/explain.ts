import { compileSpec } from "../../compile.ts";
import { counted } from "../../diagnostics/counted.ts";
import { explain } from "../../explain/explanation.ts";
import { resourceFacts, resourceSheet, typeFacts, typeSheet, type PlannedSpec } from "../../explain/resource.ts";
import type { Match } from "../../explain/search.ts";
import type { Sheet } from "../../explain/sheet.ts";
import { quotedRegion } from "../../pricing/quoted.ts";
import { isPriced, keyIn, ruleIn, sectionIn } from "../../reference/in-regions.ts";
import { loadSpec } from "../../source/index.ts";
import { UsageError, type Arguments, type CliIo, type Command } from "../command.ts";
import { explainedSpec, plannedSpec } from "../explain/costs.ts";
import { exampleEnvironment } from "../explain/example.ts";
import { showKey, showRule, showSection, showSheet } from "../explain/show.ts";
import { splitWords, subjectOf, type Subject } from "../explain/subject.ts";
import { asOf, asOfOption, formatOption } from "../options.ts";
import { showDiagnostics } from "../output/report.ts";
import type { CompiledTarget } from "../targets/duplicate-environments.ts";
import { hasSpecs, specTargets } from "../targets/specs.ts";

/** `platform-compile explain`: describes whatever a word of a spec, a message or a plan stands for, with its cost in the specs. */
const command: Command = {
  name: "explain",
  summary: "describe a key, a section, a rule, a resource, a type or a command, or search for words",
  usage: "NAME… [spec…]",
  options: { format: formatOption("pretty", "json", "markdown"), "as-of": asOfOption },
  takesWords: true,
  async run(args, io, all) {
    const { name, specs } = splitWords(args.positionals, io);
    if (name === "")
      throw new UsageError(
        "explain requires a key or a rule",
        "run platform-compile explain NAME, for example enableRdsProxy, database-multi-az, rds-instance or nat",
      );
    const targets = specs.length === 0 && !hasSpecs(io) ? [] : await specTargets(specs, io);
    const asked = new Asked(
      targets.map((target) => () => compileSpecTarget(target, args, io)),
      () => regionsOf(targets, io),
      asOf(args, io),
    );
    const subject = subjectOf(name, await all(), () => asked.shown);
    if ("rule" in subject && specs.length > 0)
      throw new UsageError(`${name} is a rule, which is the same in every spec`, `write platform-compile explain ${name}`);
    show(name, subject, asked, args, io);
    const unread = "rule" in subject || "command" in subject ? [] : asked.specs.filter(({ source }) => source === undefined);
    showDiagnostics(
      unread.flatMap(({ diagnostics }) => diagnostics),
      io,
    );
    return unread.length > 0 ? 1 : 0;
  },
};

function compileSpecTarget(target: CompiledTarget["target"], args: Arguments, io: CliIo): CompiledTarget {
  return { target, ...compileSpec(target.file, io.reader, { asOf: asOf(args, io) }) };
}

/** Regions of the specs, without compiling them. */
function regionsOf(targets: readonly CompiledTarget["target"][], io: CliIo): readonly string[] {
  const found = targets.flatMap(({ file }) => loadSpec(file, io.reader).value?.tree["region"] ?? []);
  return [...new Set(found.filter((region) => typeof region === "string"))];
}

/** The specs of the question, compiled when they are first needed: a rule needs none. */
class Asked {
  readonly day: string;
  readonly #compile: readonly (() => CompiledTarget)[];
  readonly #readRegions: () => readonly string[];
  #specs: readonly CompiledTarget[] | undefined;
  #example: CompiledTarget | undefined;
  #regions: readonly string[] | undefined;

  constructor(compile: readonly (() => CompiledTarget)[], regions: () => readonly string[], day: string) {
    this.#compile = compile;
    this.#readRegions = regions;
    this.day = day;
  }

  get specs(): readonly CompiledTarget[] {
    return (this.#specs ??= this.#compile.map((run) => run()));
  }

  /** Where there is no spec. */
  get example(): CompiledTarget | undefined {
    if (this.#compile.length > 0) return undefined;
    return (this.#example ??= exampleEnvironment(this.day));
  }

  /** The specs, or the example. */
  get shown(): readonly CompiledTarget[] {
    return this.example === undefined ? this.specs : [this.example];
  }

  /** Regions of the specs; none where there is no spec. */
  get regions(): readonly string[] {
    return (this.#regions ??= this.#readRegions());
  }

  /** The spec on which other values are tried: the one named prod, or else the first of class prod, or else the first. */
  get main(): CompiledTarget | undefined {
    const valid = this.specs.filter(({ plan }) => plan !== undefined);
    return valid.find(({ plan }) => plan!.environment === "prod") ?? valid.find(({ plan }) => plan!.class === "prod") ?? valid[0];
  }

  get planned(): readonly PlannedSpec[] {
    return this.shown.flatMap(plannedSpec);
  }
}

function show(name: string, subject: Subject, asked: Asked, args: Arguments, io: CliIo): void {
  const format = args.value("format");
  if ("rule" in subject) return showRule(isPriced(subject.rule) ? ruleIn(asked.regions, subject.rule) : subject.rule, format, io);
  if ("section" in subject) return showSection(sectionIn(asked.regions, subject.section), asked.specs, format, io);
  if ("key" in subject) {
    const { path } = subject.key;
    const example = asked.example === undefined ? undefined : explainedSpec(asked.example, path, asked.day, true)[0];
    const explained = asked.specs.flatMap((each) => explainedSpec(each, path, asked.day, each === asked.main));
    return showKey(explain(keyIn(asked.regions, subject.key), explained, example), asked.specs, format, io);
  }
  if ("command" in subject) {
    const { name: own, summary, usage } = subject.command;
    return showSheet(commandSheet(subject.command), { help: { name: own, summary, usage } }, [], format, io);
  }
  const { sheet, body } = sheetOf(name, subject, asked.planned);
  const note =
    asked.example === undefined ? "" : `No spec is given: this is an example environment in ${quotedRegion}, the default region.`;
  const text = [sheet.text, "matches" in subject ? "" : note].filter((part) => part !== "").join(" ");
  showSheet({ ...sheet, text }, body, asked.specs, format, io);
}

const emptySheet: Sheet = { name: "", title: "", text: "", facts: [], lists: [] };

function commandSheet({ name, summary, usage, options }: Command): Sheet {
  const items = Object.entries(options).map(([option, { value, description }]) => {
    return `\`--${option}${value === undefined ? "" : ` ${value}`}\`: ${description}`;
  });
  return {
    ...emptySheet,
    name,
    title: summary,
    facts: [["Usage", `\`npx platform-compile ${name} ${usage}\``]],
    lists: [{ title: "Options", items }],
  };
}

type Sheeted = Extract<Subject, { readonly type: string } | { readonly matches: unknown }>;

function sheetOf(name: string, subject: Sheeted, planned: readonly PlannedSpec[]): { readonly sheet: Sheet; readonly body: object } {
  if ("matches" in subject) return { sheet: matchSheet(name, subject.matches), body: { matches: subject.matches } };
  const { type } = subject;
  if (!("resource" in subject)) {
    return { sheet: typeSheet(type, subject.ids, planned), body: { type: { name: type, ids: subject.ids, ...typeFacts(type) } } };
  }
  const { resource: id } = subject;
  const body = { resource: { id, type, ...typeFacts(type), planned: resourceFacts(id, planned) } };
  return { sheet: resourceSheet(id, type, planned), body };
}

const mostMatches = 15;

function matchSheet(name: string, matches: readonly Match[]): Sheet {
  const shown = matches.slice(0, mostMatches);
  const rest = matches.length - shown.length;
  const more = rest > 0 ? `, of which the best ${shown.length} are listed` : "";
  return {
    ...emptySheet,
    name,
    title: `${counted(matches.length, "match", "matches")}${more}`,
    text: "Explain one of them by its name.",
    lists: [{ title: "Matches", items: shown.map(({ kind, name: own, title }) => `${kind} \`${own}\`: ${title}`) }],
  };
}

export default command;
