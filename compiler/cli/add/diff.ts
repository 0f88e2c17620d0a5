/** Edits as a unified diff, which `git apply` accepts. */
import { createTwoFilesPatch, FILE_HEADERS_ONLY } from "diff";
import { styleOf } from "../../diagnostics/render/style.ts";
import type { FileEdit } from "./overlay.ts";

export function diffOf({ file, before, after }: FileEdit, color: boolean): string {
  const from = before === undefined ? "/dev/null" : `a/${file}`;
  const patch = createTwoFilesPatch(from, `b/${file}`, before ?? "", after, undefined, undefined, {
    context: 3,
    headerOptions: FILE_HEADERS_ONLY,
  });
  return color ? patch.replaceAll(/^.*$/gm, colored) : patch;
}

function colored(line: string): string {
  const style = styleOf(true);
  if (/^(?:---|\+\+\+) /.test(line)) return style.strong(line);
  if (line.startsWith("@@")) return style.faint(line);
  if (line.startsWith("+")) return style.added(line);
  return line.startsWith("-") ? style.error(line) : line;
}
