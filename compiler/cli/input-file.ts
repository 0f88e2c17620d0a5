/** Reads files that the command line names and that are no specs: states, previews, price books. */
import { readFileSync, statSync } from "node:fs";
import { resolve } from "node:path";
import { UsageError, type CliIo } from "./command.ts";

/** A state of a thousand resources has a few megabytes, and so has a preview of it. */
const mostMebibytes = 256;

/**
 * The text of a file that may be missing, such as a committed plan; undefined if there is no regular file, or a larger one than any that the
 * compiler writes. A pull request may put a link to a device there.
 */
export function textIfAny(path: string): string | undefined {
  const stat = statSync(path, { throwIfNoEntry: false });
  return stat?.isFile() === true && stat.size <= mostMebibytes * 1024 ** 2 ? readFileSync(path, "utf8") : undefined;
}

/** The text of a regular file of limited size. Throws a `UsageError` with this help for everything else. */
export function inputText(file: string, help: string, io: CliIo, most = mostMebibytes): string {
  const path = resolve(io.cwd, file);
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined) throw new UsageError(`${file} does not exist`, help);
  if (!stat.isFile()) throw new UsageError(`${file} is not a file`, help);
  if (stat.size > most * 1024 ** 2) throw new UsageError(`${file} is too large: ${stat.size} bytes, of at most ${most} MiB`, help);
  return textOf(readFileSync(path));
}

/** Windows PowerShell writes what a program prints in UTF-16, after a byte order mark. */
function textOf(bytes: Uint8Array): string {
  return new TextDecoder(bytes[0] === 0xff && bytes[1] === 0xfe ? "utf-16le" : "utf-8").decode(bytes);
}
