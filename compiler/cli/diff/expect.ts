/** Writes what `verify-preview` compares with: the operations that were reviewed. */
import { resolve } from "node:path";
import { expectedOf, type ExpectedChanges } from "../../change/expected.ts";
import type { EnvironmentDiff, Pair } from "../../diff/types.ts";
import type { CliIo } from "../command.ts";
import { writeWhole } from "../output/files.ts";
import { jsonText } from "../output/report.ts";

export function writeExpected(file: string, pairs: readonly Pair[], diffs: readonly EnvironmentDiff[], io: CliIo): void {
  const changes = pairs.map(({ before, after }, index) => expectedOf(before?.plan, after?.plan, diffs[index]!.change));
  const document: ExpectedChanges = { format: 1, changes: changes.sort((a, b) => (a.environment < b.environment ? -1 : 1)) };
  writeWhole(resolve(io.cwd, file), Buffer.from(jsonText(document), "utf8"), io.root);
  io.stderr(`${file} written\n`);
}
