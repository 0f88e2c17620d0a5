/** Reads the two files, and finds the environment that the preview is of. */
import type { ExpectedChange, ExpectedChanges } from "../../change/expected.ts";
import { record } from "../../drift/state.ts";
import { fingerprint } from "../../source/fingerprint.ts";
import { UsageError, type CliIo } from "../command.ts";
import { inputText } from "../input-file.ts";
import { parsePreview, type Preview } from "./preview.ts";

export function readPreview(file: string, io: CliIo): Preview {
  const help = "write it with: pulumi preview --json > preview.json";
  const preview = parsePreview(inputText(file, help, io));
  if ("problem" in preview) throw new UsageError(`${file} ${preview.problem}`, help);
  return preview;
}

export function readExpected(file: string, io: CliIo): ExpectedChanges {
  const help = `write it with: platform-compile diff REVISION --expect ${file}`;
  const text = inputText(file, help, io);
  try {
    const found = JSON.parse(text) as ExpectedChanges;
    if (found.format === 1 && found.changes.every(isChange)) return found;
  } catch {
    // The error below says what is right.
  }
  throw new UsageError(`${file} is not what \`diff --expect\` writes`, help);
}

function isChange(change: unknown): boolean {
  const { environment, operations, files } = record(change) ?? {};
  return (
    typeof environment === "string" &&
    record(files) !== undefined &&
    Array.isArray(operations) &&
    operations.every(
      (each) => typeof record(each)?.["id"] === "string" && ["properties", "replacing"].every((key) => Array.isArray(record(each)?.[key])),
    )
  );
}

/** What was reviewed for the environment: nothing if the review says that it stays as it is. */
export function changeFor(environment: string | undefined, { changes }: ExpectedChanges): Pick<ExpectedChange, "operations" | "files"> {
  return changes.find((change) => change.environment === environment) ?? { operations: [], files: {} };
}

/** Environments that the review knows, if the preview's is none of them: a stack may have another name than its environment. */
export function othersThan(environment: string | undefined, { changes }: ExpectedChanges): readonly string[] {
  const names = changes.map((change) => change.environment);
  return environment === undefined || names.includes(environment) ? [] : names;
}

/** Spec files that are there and are not as they were reviewed. */
export function editedSince(files: ExpectedChange["files"], io: CliIo): readonly string[] {
  return Object.entries(files).flatMap(([file, reviewed]) => {
    const content = io.reader.read(file);
    if (!("bytes" in content)) return [];
    return fingerprintOf(new TextDecoder().decode(content.bytes)) === reviewed ? [] : [file];
  });
}

function fingerprintOf(text: string): string | undefined {
  try {
    return fingerprint(text);
  } catch {
    return undefined;
  }
}
