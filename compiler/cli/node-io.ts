/** I/O on the real process. Writes to file descriptors, because loading `process.stdout` takes a tenth of a run. */
import { fstatSync, writeSync } from "node:fs";
import { nodeFileReader, readUpTo } from "../source/node-reader.ts";
import type { FileContent, FileReader } from "../source/types.ts";
import type { CliIo } from "./command.ts";
import { projectRoot } from "./targets/project.ts";
import { isStdin } from "./targets/specs.ts";

/** The process's own working directory, environment, streams and clock. */
export function nodeIo(): CliIo {
  const cwd = process.cwd();
  const root = projectRoot(cwd);
  return {
    cwd,
    root,
    env: process.env,
    reader: withStdin(nodeFileReader(root), readStdin),
    stdout: (text) => write(1, text),
    stderr: (text) => write(2, text),
    isTerminal: (stream) => isTerminal({ stdin: 0, stdout: 1, stderr: 2 }[stream]),
    terminal: () => ({ input: process.stdin, output: process.stderr }),
    now: () => Date.now(),
  };
}

/** The `tty` module loads all of node:net, so pipes and files are ruled out first. */
function isTerminal(descriptor: number): boolean {
  try {
    return fstatSync(descriptor).isCharacterDevice() && process.getBuiltinModule("node:tty").isatty(descriptor);
  } catch {
    return false;
  }
}

/** Adds standard input, under its display name, to what `files` reads. */
export function withStdin(files: FileReader, readStdin: () => FileContent): FileReader {
  // Standard input can be read only once, but code frames of diagnostics need it again.
  let stdin: FileContent | undefined;
  return {
    read(file, within) {
      if (!isStdin(file)) return files.read(file, within);
      // Only the user can ask for it: a spec that names it as parent would make the command wait for input.
      if (within) return { failure: "special", detail: "standard input" };
      return (stdin ??= readStdin());
    },
    list: (folder) => files.list?.(folder) ?? [],
  };
}

function readStdin(): FileContent {
  try {
    return readUpTo(0, 0);
  } catch (error) {
    return { failure: "unreadable", detail: (error as NodeJS.ErrnoException).code ?? String(error) };
  }
}

/** Writes a text completely. If the reader has closed the pipe (`| head`), stops writing without an error. */
function write(descriptor: number, text: string): void {
  const bytes = Buffer.from(text, "utf8");
  let at = 0;
  while (at < bytes.length) {
    try {
      at += writeSync(descriptor, bytes, at);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === "EPIPE") return;
      // A nonblocking pipe is full: retry until its reader catches up.
      if (code !== "EAGAIN") throw error;
    }
  }
}
