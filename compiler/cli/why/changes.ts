/** `why A B` and `why --since REVISION`: which edited lines cause which operations. */
import { changeOf } from "../../change/operations/index.ts";
import { diagnosticsToJson } from "../../diagnostics/render/json.ts";
import { styleOf, wantsColor } from "../../diagnostics/render/style.ts";
import { hasErrors, type Diagnostic } from "../../diagnostics/types.ts";
import { nearest } from "../../diagnostics/nearest.ts";
import { explainChange, type ExplainedChange } from "../../why/because.ts";
import { prettyChange, prettyOperation } from "../../why/change-pretty.ts";
import { editsBetween } from "../../why/edits.ts";
import { UsageError, type Arguments, type CliIo, type ExitCode } from "../command.ts";
import { jsonText, showDiagnostics } from "../output/report.ts";
import { changeJson } from "./json.ts";
import { isPlanned, readSide, type Pair } from "./sides.ts";

interface Explained {
  readonly pair: Pair;
  readonly diagnostics: readonly Diagnostic[];
  /** Undefined if a side has errors. */
  readonly change: ExplainedChange | undefined;
}

/** `name` limits the answer to one resource. */
export function showChanges(pairs: readonly Pair[], name: string | undefined, args: Arguments, io: CliIo): ExitCode {
  const explained = pairs.map(explainPair);
  if (name !== undefined) checkName(name, pairs);
  // A property belongs to its resource.
  const id = name?.split(/[.[]/)[0];
  if (args.value("format") === "json") {
    const changes = explained.map((each) => changeOfPair(each, id));
    io.stdout(jsonText({ command: "why", format: 1, subject: name ?? null, specs: [], changes }));
  } else show(explained, id, io);
  return explained.some(({ diagnostics }) => hasErrors(diagnostics)) ? 1 : 0;
}

function explainPair(pair: Pair): Explained {
  const failed = [pair.before, pair.after].filter((side) => !isPlanned(side));
  const diagnostics = failed.flatMap((side) => side!.diagnostics.filter(({ severity }) => severity === "error"));
  if (!isPlanned(pair.before) || !isPlanned(pair.after)) return { pair, diagnostics, change: undefined };
  const [before, after] = [readSide(pair.before), readSide(pair.after)];
  const edits = editsBetween(before, after);
  return { pair, diagnostics, change: explainChange(changeOf(before?.plan, after?.plan), edits, before?.plan, after?.plan) };
}

function checkName(name: string, pairs: readonly Pair[]): void {
  const id = name.split(/[.[]/)[0]!;
  const ids = pairs.flatMap(({ before, after }) =>
    [...(before?.plan?.resources ?? []), ...(after?.plan?.resources ?? [])].map((each) => each.id),
  );
  if (ids.includes(id) || ids.length === 0) return;
  const near = nearest(id, new Set(ids));
  throw new UsageError(`no resource ${id} in the plans`, near === undefined ? "expected a resource" : `did you mean ${near}?`);
}

/** Fields of the JSON document; of one resource alone if `id` names it. */
function changeOfPair({ pair, change, diagnostics }: Explained, id?: string): object {
  const only =
    change === undefined || id === undefined
      ? change
      : { ...change, operations: change.operations.filter(({ operation }) => operation.id === id) };
  return {
    before: pair.before?.label ?? null,
    after: pair.after?.label ?? null,
    change: only === undefined ? null : changeJson(only),
    ...diagnosticsToJson(diagnostics),
  };
}

function show(explained: readonly Explained[], id: string | undefined, io: CliIo): void {
  showDiagnostics(
    explained.flatMap(({ diagnostics }) => diagnostics),
    io,
  );
  const style = styleOf(wantsColor(io.isTerminal("stdout"), io.env));
  const texts = explained.flatMap(({ pair: { title }, change }) => {
    if (change === undefined) return [];
    if (id === undefined) return [prettyChange(title, change, style)];
    return [`${style.strong(title)}\n${prettyOperation(id, change, style)}`];
  });
  if (texts.length > 0) io.stdout(texts.join("\n"));
}
