/** The real world. Streams are written by descriptor: loading `process.stdout` costs a tenth of a whole run. */
import { fstatSync, writeSync } from "node:fs";
import { nodeFileReader, readUpTo } from "../source/node-reader.ts";
import type { FileContent, FileReader } from "../source/types.ts";
import type { CliIo } from "./command.ts";
import { projectRoot } from "./targets/project.ts";
import { stdinName } from "./targets/specs.ts";

/** The process's own directory, environment, streams and clock. */
export function nodeIo(): CliIo {
  const cwd = process.cwd();
  const root = projectRoot(cwd);
  return {
    cwd,
    root,
    env: process.env,
    reader: withStdin(nodeFileReader(root)),
    stdout: (text) => write(1, text),
    stderr: (text) => write(2, text),
    isTerminal: (stream) => isTerminal(stream === "stdout" ? 1 : 2),
    now: () => Date.now(),
  };
}

/** The module that knows loads all of node:net: a pipe or a file is told apart without it. */
function isTerminal(descriptor: number): boolean {
  try {
    return fstatSync(descriptor).isCharacterDevice() && process.getBuiltinModule("node:tty").isatty(descriptor);
  } catch {
    return false;
  }
}

function withStdin(files: FileReader): FileReader {
  // Standard input can be read once, and is asked for again when a diagnostic shows its line.
  let stdin: FileContent | undefined;
  return {
    read(file, within) {
      if (file !== stdinName && !file.endsWith(`/${stdinName}`)) return files.read(file, within);
      return (stdin ??= readStdin());
    },
  };
}

function readStdin(): FileContent {
  try {
    return readUpTo(0, 0);
  } catch (error) {
    return { failure: "unreadable", detail: (error as NodeJS.ErrnoException).code ?? String(error) };
  }
}

/** Writes all of a text. A reader that went away (`| head`) ends the writing, not the run. */
function write(descriptor: number, text: string): void {
  const bytes = Buffer.from(text, "utf8");
  let at = 0;
  while (at < bytes.length) {
    try {
      at += writeSync(descriptor, bytes, at);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === "EPIPE") return;
      // A full pipe that does not block: try again until its reader has caught up.
      if (code !== "EAGAIN") throw error;
    }
  }
}
