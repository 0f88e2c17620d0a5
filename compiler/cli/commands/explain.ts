import { compileSpec } from "../../compile.ts";
import { costOf } from "../../cost/index.ts";
import { priceOfKey } from "../../cost/key-price.ts";
import { priceBookOf } from "../../cost/load.ts";
import { docsOf } from "../../diagnostics/docs.ts";
import { diagnosticsToJson } from "../../diagnostics/render/json.ts";
import { styleOf, wantsColour } from "../../diagnostics/render/style.ts";
import { explain, type Explanation } from "../../explain/explanation.ts";
import { find } from "../../explain/find.ts";
import { markdownExplanation, markdownRule, markdownSection } from "../../explain/markdown.ts";
import { prettyExplanation, prettyRule, prettySection } from "../../explain/pretty.ts";
import type { Plan } from "../../plan/types.ts";
import { decimalText, rounded, type Decimal } from "../../pricing/decimal.ts";
import type { KeyPrice } from "../../pricing/key-price.ts";
import type { KeyFacts, SectionFacts } from "../../reference/keys.ts";
import type { RuleReference } from "../../reference/rules.ts";
import type { SpecSource } from "../../source/types.ts";
import { alternativesOf } from "../../what-if.ts";
import { UsageError, type Arguments, type CliIo, type Command } from "../command.ts";
import { asOf, asOfOption, formatOption } from "../options.ts";
import { jsonText, showDiagnostics } from "../output/report.ts";
import type { CompiledTarget } from "../targets/duplicate-environments.ts";
import { specTargets } from "../targets/specs.ts";

/** `platform-compile explain`: describes a key and shows where the specs set it, lists the keys of a section, or describes a rule. */
const command: Command = {
  name: "explain",
  summary: "describe a key or a rule, or list the keys of a section",
  usage: "NAME [spec…]",
  options: { format: formatOption("pretty", "json", "markdown"), "as-of": asOfOption },
  async run(args, io) {
    const [name, ...specs] = args.positionals;
    if (name === undefined)
      throw new UsageError(
        "explain requires a key or a rule",
        "run platform-compile explain NAME, for example enableRdsProxy or database-multi-az",
      );
    const found = find(name);
    if ("suggestion" in found) throw unknown(name, found);
    if ("rule" in found) {
      if (specs.length > 0)
        throw new UsageError(`${name} is a rule, which is the same in every spec`, `write platform-compile explain ${name}`);
      showRule(found.rule, args, io);
      return 0;
    }
    const targets = await specTargets(specs, io);
    const compiled = targets.map((target) => ({ target, ...compileSpec(target.file, io.reader, { asOf: asOf(args, io) }) }));
    const unread = compiled.filter(({ source }) => source === undefined);
    showDiagnostics(
      unread.flatMap(({ diagnostics }) => diagnostics),
      io,
    );
    if ("section" in found) showSection(found.section, compiled, args, io);
    else show(explanationOf(found.key, compiled, asOf(args, io)), compiled, args, io);
    return unread.length > 0 ? 1 : 0;
  },
};

function unknown(name: string, { suggestion, choices }: { suggestion: string | undefined; choices: readonly string[] }): UsageError {
  if (choices.length > 0) return new UsageError(`${name} is ambiguous`, `use one of ${choices.join(", ")}`);
  return new UsageError(
    `unknown key or rule ${name}`,
    suggestion === undefined
      ? "docs/infrastructure/config-keys.md lists all keys, docs/infrastructure/rules.md all rules"
      : `did you mean ${suggestion}?`,
  );
}

function explanationOf(key: KeyFacts, compiled: readonly CompiledTarget[], day: string): Explanation {
  const specs = compiled.flatMap(({ target, source, environment, plan }) => {
    if (source === undefined) return [];
    const cost = plan === undefined ? undefined : costIn(source, plan, key.path, day);
    return [{ file: target.file, source, environment, plan, cost }];
  });
  return explain(key, specs);
}

/** The cost of the key in one spec. */
function costIn(source: SpecSource, plan: Plan, key: string, day: string): KeyPrice<number> {
  const price = priceOfKey(costOf(plan, priceBookOf(plan.region)), alternativesOf(source, day), key);
  const cents = (amount: Decimal) => Number(decimalText(rounded(amount, 2)));
  return {
    monthly: cents(price.monthly),
    decides: cents(price.decides),
    changes: price.changes.map(({ to, monthly, highest, waivers }) => {
      return { to, monthly: cents(monthly), highest: cents(highest), waivers };
    }),
  };
}

function show(explanation: Explanation, compiled: readonly CompiledTarget[], args: Arguments, io: CliIo): void {
  const { settings, ...about } = explanation;
  const format = args.value("format");
  if (format === "markdown") io.stdout(markdownExplanation(explanation));
  else if (format === "pretty") io.stdout(prettyExplanation(explanation, styleOf(wantsColour(io.isTerminal("stdout"), io.env))));
  else {
    const specs = compiled.map(({ target, diagnostics }) => {
      const {
        value = null,
        set = false,
        place = null,
        properties = [],
        cost = null,
      } = settings.find(({ file }) => file === target.file) ?? {};
      return { file: target.file, value, set, place, properties, cost, ...diagnosticsToJson(diagnostics) };
    });
    json({ key: keyJson(about.key), effects: about.effects, rules: about.rules, docs: about.docs, specs }, io);
  }
}

function showSection(section: SectionFacts, compiled: readonly CompiledTarget[], args: Arguments, io: CliIo): void {
  const format = args.value("format");
  if (format === "markdown") io.stdout(markdownSection(section));
  else if (format === "pretty") io.stdout(prettySection(section, styleOf(wantsColour(io.isTerminal("stdout"), io.env))));
  else {
    const specs = compiled.map(({ target, diagnostics }) => ({ file: target.file, ...diagnosticsToJson(diagnostics) }));
    json({ keys: section.keys.map(keyJson), specs }, io);
  }
}

function showRule(rule: RuleReference, args: Arguments, io: CliIo): void {
  const format = args.value("format");
  if (format === "markdown") io.stdout(markdownRule(rule));
  else if (format === "pretty") io.stdout(prettyRule(rule, styleOf(wantsColour(io.isTerminal("stdout"), io.env))));
  else json({ rule: ruleJson(rule), docs: docsOf({ rule: rule.name }), specs: [] }, io);
}

/** Absent facts become null, so that every field is always present. */
function keyJson({ inner, ...key }: KeyFacts): object {
  const { section = null, pattern = null, unit = null, defaults = null, example = null, ...rest } = key;
  return { ...rest, section, pattern, unit, defaults, example, inner: inner.map(keyJson) };
}

function ruleJson({ security: facts, ...rule }: RuleReference): object {
  const { area = null, severity = null, source = null, good = null, bad = null, ...rest } = rule;
  const security = facts === undefined ? null : { ...facts, note: facts.note ?? null };
  return { ...rest, area, severity, source, good, bad, security };
}

function json(body: object, io: CliIo): void {
  const envelope = { command: "explain", format: 1, key: null, effects: [], rules: [], docs: null, keys: null, rule: null, ...body };
  io.stdout(jsonText(envelope));
}

export default command;
