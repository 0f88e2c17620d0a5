/** The interface of commands, and the I/O that they may use. */
import type { Readable, Writable } from "node:stream";
import type { FileReader } from "../source/types.ts";

/** 0: success; 1: errors in specs, stale output, or a failed policy or budget; 2: usage error; 3: internal error. */
export type ExitCode = 0 | 1 | 2 | 3;

/** Every file in commands/ exports a command as its default export. Help and reference are generated from it. */
export interface Command {
  readonly name: string;
  /** One line without a full stop. */
  readonly summary: string;
  /** Arguments after the name: `[spec…]`. */
  readonly usage: string;
  /** Options by long name, without `--`. Every command also accepts `help`. */
  readonly options: Readonly<Record<string, Option>>;
  /** Are the arguments words, some of which may be names of commands? */
  readonly takesWords?: true;
  /** `all` returns every command, including this one. */
  run(args: Arguments, io: CliIo, all: CommandList): ExitCode | Promise<ExitCode>;
}

/** Loads all command definitions, sorted by name. */
export type CommandList = () => Promise<readonly Command[]>;

export interface Option {
  /** Name of the option's value in the usage, `FILE`. Without it, the option is a switch. */
  readonly value?: string;
  /** The allowed values; the first one is the default. */
  readonly choices?: readonly string[];
  readonly description: string;
}

/** Parsed arguments of one command. */
export interface Arguments {
  readonly positionals: readonly string[];
  /** Is the switch set? */
  has(name: string): boolean;
  /** Value of an option. An option with choices defaults to the first one. */
  value(name: string): string | undefined;
  /** All values of an option that may be repeated, in their order. */
  values(name: string): readonly string[];
}

/** All I/O of commands. Tests replace it. */
export interface CliIo {
  /** Absolute path. */
  readonly cwd: string;
  /** Absolute path of the folder of the nearest Pulumi.yaml at or above `cwd`, or else of the nearest package.json, or else `cwd`. */
  readonly root: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Reads spec files below `root`, and standard input under its display name. */
  readonly reader: FileReader;
  /**
   * For results. `exact` prints documents unchanged whose formats have escapes of their own, or that are the user's own text; in other texts,
   * characters and lines that could deceive readers or command a CI system are made harmless.
   */
  stdout(text: string, exact?: "exact"): void;
  /** For diagnostics and progress. */
  stderr(text: string): void;
  /** Is the standard stream a terminal? */
  isTerminal(stream: "stdin" | "stdout" | "stderr"): boolean;
  /** The streams of the terminal, for questions. */
  terminal(): { readonly input: Readable; readonly output: Writable };
  /** Milliseconds since 1970. */
  now(): number;
}

/** A usage error (exit code 2): the problem, and the correct usage. */
export class UsageError extends Error {
  readonly help: string | undefined;

  constructor(message: string, help?: string) {
    super(message);
    this.name = "UsageError";
    this.help = help;
  }
}
