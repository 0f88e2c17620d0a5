/** Prints explanations in the formats of `explain`. */
import { docsOf } from "../../diagnostics/docs.ts";
import { diagnosticsToJson } from "../../diagnostics/render/json.ts";
import { styleOf, wantsColor } from "../../diagnostics/render/style.ts";
import type { Explanation, Setting } from "../../explain/explanation.ts";
import { markdownExplanation, markdownRule, markdownSection } from "../../explain/markdown.ts";
import { prettyExplanation, prettyRule, prettySection } from "../../explain/pretty.ts";
import { markdownSheet, prettySheet, type Sheet } from "../../explain/sheet.ts";
import type { KeyFacts, SectionFacts } from "../../reference/keys.ts";
import type { RuleReference } from "../../reference/rules.ts";
import type { CliIo } from "../command.ts";
import { jsonText } from "../output/report.ts";
import type { CompiledTarget } from "../targets/duplicate-environments.ts";

type Style = ReturnType<typeof styleOf>;

/** Prints text in the format, or the JSON document with `body`. */
function print(format: string | undefined, texts: { pretty(style: Style): string; markdown(): string; body(): object }, io: CliIo): void {
  if (format === "markdown") io.stdout(texts.markdown());
  else if (format === "json") io.stdout(jsonText({ ...nothing, ...texts.body() }));
  else io.stdout(texts.pretty(styleOf(wantsColor(io.isTerminal("stdout"), io.env))));
}

/** Every field of the JSON document is always present. */
const nothing = {
  command: "explain",
  format: 1,
  key: null,
  effects: [],
  rules: [],
  docs: null,
  keys: null,
  rule: null,
  resource: null,
  type: null,
  matches: null,
  help: null,
  example: null,
  specs: [],
};

export function showKey(explanation: Explanation, compiled: readonly CompiledTarget[], format: string | undefined, io: CliIo): void {
  const { settings, example, key, effects, rules, docs } = explanation;
  const specs = () =>
    compiled.map((each) => ({
      file: each.target.file,
      ...settingJson(settings.find(({ file }) => file === each.target.file)),
      ...found(each),
    }));
  print(
    format,
    {
      pretty: (style) => prettyExplanation(explanation, style),
      markdown: () => markdownExplanation(explanation),
      body: () => ({ key: keyJson(key), effects, rules, docs, example: exampleJson(example), specs: specs() }),
    },
    io,
  );
}

export function showSection(section: SectionFacts, compiled: readonly CompiledTarget[], format: string | undefined, io: CliIo): void {
  print(
    format,
    {
      pretty: (style) => prettySection(section, style),
      markdown: () => markdownSection(section),
      body: () => ({ keys: section.keys.map(keyJson), specs: specsJson(compiled) }),
    },
    io,
  );
}

export function showRule(rule: RuleReference, format: string | undefined, io: CliIo): void {
  print(
    format,
    {
      pretty: (style) => prettyRule(rule, style),
      markdown: () => markdownRule(rule),
      body: () => ({ rule: ruleJson(rule), docs: docsOf({ rule: rule.name }) }),
    },
    io,
  );
}

/** `body` is what the JSON document says of the sheet's subject. */
export function showSheet(sheet: Sheet, body: object, compiled: readonly CompiledTarget[], format: string | undefined, io: CliIo): void {
  print(
    format,
    {
      pretty: (style) => prettySheet(sheet, style),
      markdown: () => markdownSheet(sheet),
      body: () => ({ ...body, specs: specsJson(compiled) }),
    },
    io,
  );
}

function specsJson(compiled: readonly CompiledTarget[]): readonly object[] {
  return compiled.map((each) => ({ file: each.target.file, ...found(each) }));
}

function found({ diagnostics }: CompiledTarget): object {
  return diagnosticsToJson(diagnostics);
}

function settingJson(setting: Setting | undefined): object {
  const { value = null, set = false, place = null, entries = [], properties = [], cost = null, prices = null } = setting ?? {};
  const named = entries.map((each) => ({ key: each.key, value: each.value ?? null, place: each.place ?? null }));
  return { value, set, place, entries: named, properties, cost, prices };
}

function exampleJson(example: Setting | undefined): object | null {
  return example === undefined ? null : { cost: example.cost ?? null, prices: example.prices ?? null };
}

/** Absent facts become null, so that every field is always present. */
function keyJson({ inner, ...key }: KeyFacts): object {
  const { section = null, form = null, unit = null, defaults = null, example = null, ...rest } = key;
  return { ...rest, section, form, unit, defaults, example, inner: inner.map(keyJson) };
}

function ruleJson({ security: facts, ...rule }: RuleReference): object {
  const { area = null, severity = null, source = null, good = null, bad = null, ...rest } = rule;
  const security = facts === undefined ? null : { ...facts, note: facts.note ?? null };
  return { ...rest, area, severity, source, good, bad, security };
}
