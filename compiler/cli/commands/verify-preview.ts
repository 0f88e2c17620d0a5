import { counted } from "../../diagnostics/counted.ts";
import { UsageError, type Command } from "../command.ts";
import { formatOption } from "../options.ts";
import { jsonText } from "../output/report.ts";
import { verify, type Verdict } from "../verify/compare.ts";
import { changeFor, editedSince, othersThan, readExpected, readPreview } from "../verify/input.ts";
import type { Preview } from "../verify/preview.ts";

/** `platform-compile verify-preview`: stops a pipeline if `pulumi up` would do something that nobody reviewed. */
const verifyPreview: Command = {
  name: "verify-preview",
  summary: "compare what `pulumi preview --json` announces with the operations that `diff --expect` stored",
  usage: "FILE --expect FILE",
  options: {
    expect: { value: "FILE", description: "the operations that were reviewed, written by `diff --expect`" },
    environment: { value: "NAME", description: "environment of the preview, if its stack has another name" },
    format: formatOption("pretty", "json"),
  },
  run(args, io) {
    const [file, ...more] = args.positionals;
    const stored = args.value("expect");
    const example = "for example: platform-compile verify-preview preview.json --expect expected.json";
    if (file === undefined || more.length > 0) throw new UsageError(`expected one preview, got ${args.positionals.length}`, example);
    if (stored === undefined) throw new UsageError("--expect is missing", example);
    const preview = readPreview(file, io);
    const environment = args.value("environment") ?? preview.stack;
    const expected = readExpected(stored, io);
    const { operations, files } = changeFor(environment, expected);
    const verdict = verify(preview.announced, { operations });
    const result = { preview, environment, verdict, edited: editedSince(files, io), others: othersThan(environment, expected) };
    io.stdout(args.value("format") === "json" ? jsonText(jsonOf(result)) : prettyOf(result));
    return preview.errors.length + verdict.surprises.length + result.edited.length > 0 ? 1 : 0;
  },
};

interface Result {
  readonly preview: Preview;
  readonly environment: string | undefined;
  readonly verdict: Verdict;
  /** Spec files that changed since the review. */
  readonly edited: readonly string[];
  /** Environments that were reviewed instead of this one. */
  readonly others: readonly string[];
}

function prettyOf({ preview, environment = "the stack", verdict: { surprises, absent }, edited, others }: Result): string {
  const lines = [
    ...preview.errors.map((message) => `the preview failed: ${message.split("\n", 1)[0]}`),
    ...edited.map((file) => `${file} changed since the review`),
    ...surprises.map(({ resource, type, message }) => `${resource} (${type}): ${message}`),
    ...absent.map(({ id, operation }) => `note: ${id}: ${operation} was expected, and the preview does not announce it`),
  ];
  const problems = lines.length - absent.length;
  const last =
    problems === 0
      ? `${environment}: the preview announces what was reviewed, ${counted(preview.announced.length, "operation")}`
      : `${environment}: not what was reviewed`;
  const help = `  help: the review is of ${others.join(", ")}; name the environment of the stack: --environment ${others[0]}`;
  const drifted = "  help: what no edit of a spec explains, somebody changed in AWS: platform-compile drift --state FILE finds it";
  const helps = surprises.length === 0 ? [] : others.length > 0 ? [help] : [drifted];
  return [...lines, last, ...helps, ""].join("\n");
}

function jsonOf({ preview, environment, verdict: { surprises, absent }, edited }: Result): object {
  return {
    command: "verify-preview",
    format: 1,
    environment: environment ?? null,
    announced: preview.announced.length,
    errors: preview.errors,
    edited,
    surprises,
    absent: absent.map(({ id, type, operation }) => ({ resource: id, type, operation })),
  };
}

export default verifyPreview;
