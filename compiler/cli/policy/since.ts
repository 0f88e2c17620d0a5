/** `policy --since REVISION`: which results changed from a git revision to the working tree. */
import { compileSpec, type CompileOptions } from "../../compile.ts";
import { renderGithub } from "../../diagnostics/render/github.ts";
import { changesBetween, type PolicyChanges } from "../../policy/changes.ts";
import { isIn, type Selection } from "../../policy/frameworks.ts";
import { judge } from "../../policy/judge.ts";
import { changesJson, prettyChanges } from "../../policy/render/changes.ts";
import type { PolicyReport } from "../../policy/types.ts";
import type { SecurityRule } from "../../rules/rule.ts";
import { UsageError, type CliIo, type ExitCode } from "../command.ts";
import { specsSince } from "../diff/pairs.ts";
import { prettyOptions, showDiagnostics, showJson } from "../output/report.ts";
import { compileAt, openRevision, type Revision } from "../targets/revisions.ts";
import { specTargets } from "../targets/specs.ts";

export interface SinceOptions {
  readonly since: string;
  readonly selection: Selection;
  readonly format: string;
  readonly compile: CompileOptions;
}

const formats = ["pretty", "json", "github"];

/** The exit code: 1 if a rule newly failed, also outside of the selected framework, or if a spec cannot be judged. */
export async function policySince(specs: readonly string[], options: SinceOptions, io: CliIo): Promise<ExitCode> {
  const { since, selection, format, compile } = options;
  if (!formats.includes(format)) throw new UsageError(`--since has no format ${format}`, `use one of ${formats.join(", ")}`);
  const base = openRevision(since, io);
  const files = specs.length === 0 ? specsSince(base, io) : (await specTargets(specs, io)).map(({ file }) => file);
  const all = files.map((file) => changesBetween(file, reportAt(file, base, compile, io), reportAt(file, null, compile, io)));
  show(
    all.map((changes) => within(changes, selection)),
    options,
    io,
  );
  const hidden = all.flatMap(({ failed }) => failed.filter(({ rule }) => !isIn(rule, selection)));
  if (hidden.length > 0) io.stderr(`also newly failed, outside of ${selection}: ${hidden.map(({ rule }) => rule.name).join(", ")}\n`);
  return all.some(({ failed, problems }) => failed.length > 0 || problems.length > 0) ? 1 : 0;
}

/** Undefined if the spec does not exist there. `null` is the working tree. */
function reportAt(file: string, revision: Revision | null, options: CompileOptions, io: CliIo): PolicyReport | undefined {
  const content = (revision ?? io).reader.read(file);
  if ("failure" in content && content.failure === "missing") return undefined;
  return judge(file, revision === null ? compileSpec(file, io.reader, options) : compileAt(revision, file, options));
}

function within(changes: PolicyChanges, selection: Selection): PolicyChanges {
  const only = <T extends { readonly rule: SecurityRule }>(list: readonly T[]) => list.filter(({ rule }) => isIn(rule, selection));
  const { failed, fixed, waived, unwaived } = changes;
  return { ...changes, failed: only(failed), fixed: only(fixed), waived: only(waived), unwaived: only(unwaived) };
}

function show(all: readonly PolicyChanges[], { since, format }: SinceOptions, io: CliIo): void {
  if (format === "json") {
    return showJson(
      "policy",
      all.map((changes) => ({ file: changes.file, diagnostics: changes.problems, fields: changesJson(changes, since) })),
      io,
    );
  }
  const problems = all.flatMap((changes) => changes.problems);
  if (format === "github") {
    const failures = all.flatMap(({ failed }) => failed.flatMap((result) => result.failures.map(({ diagnostic }) => diagnostic)));
    return io.stdout(renderGithub([...failures, ...problems]), "exact");
  }
  showDiagnostics(problems, io);
  const options = prettyOptions("stdout", io);
  io.stdout(all.map((changes) => prettyChanges(changes, since, options)).join("\n"));
}
