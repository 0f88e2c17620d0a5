/** `add environment`: a spec that extends another one, or a copy of it, with everything changed that two environments cannot share. */
import { existsSync } from "node:fs";
import { join, posix } from "node:path";
import { compileSpec, type Compiled } from "../../compile.ts";
import { hasErrors, type Diagnostic } from "../../diagnostics/types.ts";
import { editText } from "../../edit/edit.ts";
import { EditConflict, type Json, type Operation } from "../../edit/operation.ts";
import type { Environment } from "../../model/types.ts";
import { zoneNameOf } from "../../model/zone-name.ts";
import type { SpecSource } from "../../source/types.ts";
import { UsageError, type Arguments, type CliIo, type ExitCode } from "../command.ts";
import { asOf } from "../options.ts";
import { showDiagnostics } from "../output/report.ts";
import { rejectDuplicates } from "../targets/duplicate-environments.ts";
import { planName, specFolder } from "../targets/project.ts";
import { orderOf, withoutConsequences } from "./attempt.ts";
import { differences, domainFor, type NewEnvironment } from "./differences.ts";
import { allSpecs, baseOf, specNamed } from "./families.ts";
import { configSteps, finish } from "./finish.ts";
import { growth } from "./growth.ts";
import { Overlay } from "./overlay.ts";
import { settingsOf } from "./settings.ts";

export async function addEnvironment(name: string, args: Arguments, io: CliIo): Promise<ExitCode> {
  const file = `${specFolder}/${name}.yaml`;
  if (existsSync(join(io.root, file))) throw new UsageError(`${file} exists already`, "choose another name");
  if (args.has("from") && args.has("extends")) throw new UsageError("--from and --extends exclude each other", "omit one of the two");
  const specs = await allSpecs(io);
  const given = args.value("from") ?? args.value("extends");
  const named = given === undefined ? undefined : specNamed(given, specs, io);
  const day = asOf(args, io);
  const all = new Set([...(named === undefined ? [] : [named]), ...specs.map((spec) => spec.file)]);
  const compiled = new Map([...all].map((each) => [each, compileSpec(each, io.reader, { asOf: day })]));
  // A spec that only others extend may lack keys.
  const whole = specs.filter((spec) => compiled.get(spec.file)!.plan !== undefined);
  const model = named ?? baseOf(whole.length === 0 ? specs : whole, "--extends FILE or --from FILE");
  const { environment, source, diagnostics } = compiled.get(model)!;
  if (environment === undefined || source === undefined || hasErrors(diagnostics)) {
    showDiagnostics(diagnostics, io);
    io.stderr(`nothing was written: ${model} has errors\n`);
    return 1;
  }
  const others = [...compiled.values()].flatMap((each) => each.environment ?? []);
  const wanted = wantedOf(name, args, environment, others);
  const files = new Overlay(io.reader);
  const start = args.has("from") ? copyOf(files, source, file) : childOf(files, model, file);
  files.write(file, edited(start, differences(wanted, environment, source.tree, others)));
  const after = withoutNeedlessWaivers(file, files, day);
  const own = withoutConsequences(after.diagnostics, ["environment"], ["domainName", "auth0Audience"]);
  const found = [...own, ...duplicatesOf(file, after, compiled)];
  return finish({ files, found, withheld: [], report: growth(file, undefined, after), next: nextSteps(name, after) }, args, io);
}

function wantedOf(name: string, args: Arguments, model: Environment, others: readonly Environment[]): NewEnvironment {
  const domain = args.value("domain") ?? domainFor(model.spec.domainName, zoneNameOf(model.spec), name);
  const answersOn = ({ services, spec }: Environment) => [spec.domainName, ...Object.values(services).map(({ host }) => host.value)];
  const owner = others.find((other) => answersOn(other).includes(domain));
  if (owner !== undefined) throw new UsageError(`${domain} belongs to ${owner.file}`, "choose another with --domain HOST");
  return { name, domain, class: args.value("class") ?? model.class, stated: settingsOf([], args.values("set")) };
}

/** Only `--set` can name keys inside a value that has none. */
function edited(text: string, operations: readonly Operation[]): string {
  try {
    return editText(text, operations, orderOf);
  } catch (error) {
    if (error instanceof EditConflict) throw new UsageError(`--set: ${error.message}`, "set the value itself");
    throw error;
  }
}

function nextSteps(name: string, { plan }: Compiled): readonly string[] {
  return ["npx platform-compile generate", `pulumi stack init ${name}`, ...configSteps([{ after: plan }])];
}

/** A copy of the model's text, comments included. Its parent is named from the new file. */
function copyOf(files: Overlay, { file: model, files: layers }: SpecSource, file: string): string {
  const text = files.text(model)!;
  const parent = Object.keys(layers).find((layer) => layer !== model);
  if (parent === undefined || posix.dirname(model) === posix.dirname(file)) return text;
  return editText(text, [{ kind: "set", path: ["extends"], value: pathFrom(file, parent) }]);
}

/** A spec that extends the model, with the model's first line for editors and its line breaks. */
function childOf(files: Overlay, model: string, file: string): string {
  const text = files.text(model)!;
  const header = posix.dirname(model) === posix.dirname(file) ? (/^# yaml-language-server:.*\r?\n/m.exec(text)?.[0] ?? "") : "";
  const eol = text.includes("\r\n") ? "\r\n" : "\n";
  return editText(`${header}schema: 1${eol}`, [{ kind: "set", path: ["extends"], value: pathFrom(file, model) }], orderOf);
}

function pathFrom(file: string, other: string): string {
  return posix.relative(posix.dirname(file), other);
}

/** Another class may not need some of the waivers that the environment has from the other one. */
function withoutNeedlessWaivers(file: string, files: Overlay, day: string): Compiled {
  const compiled = compileSpec(file, files, { asOf: day });
  const needless = new Set(
    compiled.diagnostics.filter(({ rule }) => rule === "waiver-unneeded").map(({ key = "" }) => Number(key.split(".")[1])),
  );
  if (needless.size === 0) return compiled;
  const waivers = (compiled.source?.tree["waivers"] ?? []) as readonly Json[];
  const own = compiled.source?.locate(["waivers"]).file === file;
  const operations: readonly Operation[] = own
    ? [...needless].sort((a, b) => b - a).map((index) => ({ kind: "delete", path: ["waivers", index] }))
    : [{ kind: "set", path: ["waivers"], value: waivers.filter((_waiver, index) => !needless.has(index)) }];
  files.write(file, editText(files.text(file)!, operations, orderOf));
  return compileSpec(file, files, { asOf: day });
}

/** The error that another spec has the same project, environment and region. */
function duplicatesOf(file: string, after: Compiled, others: ReadonlyMap<string, Compiled>): readonly Diagnostic[] {
  const all = [...others, [file, after] as const].map(([each, compiled]) => ({
    target: { file: each, name: planName(each), stdin: false },
    ...compiled,
  }));
  return rejectDuplicates(all)
    .at(-1)!
    .diagnostics.filter(({ rule }) => rule === "duplicate-environment");
}
