/** What a command is, and what it may do to the world. */
import type { FileReader } from "../source/types.ts";

/** 0 success, 1 spec errors (or stale output, or a failed policy or budget), 2 usage error, 3 internal error. */
export type ExitCode = 0 | 1 | 2 | 3;

/** One file under commands/ exports one of these as its default; help, docs and shell completion are made from it. */
export interface Command {
  readonly name: string;
  /** One line, no full stop. */
  readonly summary: string;
  /** What follows the name: `[spec…]`. */
  readonly usage: string;
  /** By long name, without `--`. `help` is understood by every command. */
  readonly options: Readonly<Record<string, Option>>;
  /** `all` lists every command, itself included. */
  run(args: Arguments, io: CliIo, all: CommandList): ExitCode | Promise<ExitCode>;
}

/** Every command's definition, in the order of their names; loads them all. */
export type CommandList = () => Promise<readonly Command[]>;

export interface Option {
  /** Name of the value in the usage, `FILE`; without it the option is a switch. */
  readonly value?: string;
  /** The only values allowed; the first is the default. */
  readonly choices?: readonly string[];
  readonly description: string;
}

/** Parsed arguments of one command. */
export interface Arguments {
  readonly positionals: readonly string[];
  /** Is the switch given? */
  has(name: string): boolean;
  /** The option's value; of an option with choices the first when it is not given. */
  value(name: string): string | undefined;
}

/** The world as commands see it: tests put their own in its place. */
export interface CliIo {
  /** Absolute. */
  readonly cwd: string;
  /** Folder of Pulumi.yaml at or above `cwd`, else `cwd`. Absolute. */
  readonly root: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Spec files below `root`, and standard input under its name. */
  readonly reader: FileReader;
  /** Results. */
  stdout(text: string): void;
  /** Diagnostics and progress. */
  stderr(text: string): void;
  /** Does standard output (or error) go to a terminal? */
  isTerminal(stream: "stdout" | "stderr"): boolean;
  /** Milliseconds since 1970. */
  now(): number;
}

/** The command line is wrong: exit 2, the message and what would be right. */
export class UsageError extends Error {
  readonly help: string | undefined;

  constructor(message: string, help?: string) {
    super(message);
    this.name = "UsageError";
    this.help = help;
  }
}
