/** Entry point of the CLI: finds the command, runs it, and converts every outcome to an exit code. */
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { nearest } from "../diagnostics/nearest.ts";
import { printableLines } from "../diagnostics/render/printable.ts";
import { cut } from "../diagnostics/render/shorten.ts";
import { allCommands } from "./all-commands.ts";
import { parseArguments } from "./arguments.ts";
import { UsageError, type CliIo, type ExitCode } from "./command.ts";
import { commands } from "./commands.generated.ts";
import { nodeIo } from "./node-io.ts";

/** Runs a command line (without the node and script arguments) and returns the exit code. Never throws. */
export async function main(argv: readonly string[], raw: CliIo = nodeIo()): Promise<ExitCode> {
  const io = safe(raw);
  try {
    return await dispatch(argv, io);
  } catch (error) {
    return error instanceof UsageError ? usage(error, io) : crash(error, io);
  }
}

/** The edge: every text that a command prints passes here, once. */
function safe(io: CliIo): CliIo {
  return {
    ...io,
    stdout: (text, exact) => io.stdout(exact === undefined ? printableLines(text) : text),
    stderr: (text) => io.stderr(printableLines(text)),
  };
}

async function dispatch(argv: readonly string[], io: CliIo): Promise<ExitCode> {
  const [first, ...rest] = argv;
  if (first === "--version" || first === "-V" || first === "version") return version(io);
  if (isHelp(first) || first === "help")
    return help(
      rest.find((word) => !isFlag(word)),
      io,
    );
  const name =
    first !== undefined && isCommand(first)
      ? first
      : defaultCommand(
          argv.find((word) => !isFlag(word)),
          first,
          io,
        );
  const own = name === first ? rest : argv;
  if (own.some(isHelp)) return help(name, io);
  const { default: command } = await commands[name]!();
  const args = parseArguments(command, own);
  const specs = command.takesWords === true ? [] : args.positionals;
  const late = specs.find((word) => isCommand(word) && !existsSync(resolve(io.cwd, word)));
  if (late !== undefined) throw new UsageError(`the command must come first: platform-compile ${late} …`);
  return command.run(args, io, allCommands);
}

function isFlag(word: string): boolean {
  return word.startsWith("-") && word !== "-";
}

function isHelp(word: string | undefined): boolean {
  return word === "--help" || word === "-h";
}

function isCommand(word: string): boolean {
  return Object.hasOwn(commands, word);
}

/** Without a command name, the arguments are specs. A bare word that is not a path is a misspelled command. */
function defaultCommand(word: string | undefined, first: string | undefined, io: CliIo): string {
  if (word === undefined || word !== first || /[./\\*?[{]|^-$/.test(word) || existsSync(resolve(io.cwd, word))) return "compile";
  const near = Object.hasOwn(otherNames, word) ? otherNames[word] : nearest(word, [...Object.keys(commands), "help", "version"]);
  throw new UsageError(
    `unknown command ${word}`,
    near === undefined ? `available commands: ${Object.keys(commands).join(", ")}` : `did you mean ${near}?`,
  );
}

/** What other tools, and people, call the commands. */
const otherNames: Readonly<Record<string, string>> = {
  build: "compile",
  check: "validate",
  create: "add",
  format: "fmt",
  lint: "validate",
  plan: "compile",
  plans: "compile",
  price: "cost",
};

async function version(io: CliIo): Promise<ExitCode> {
  const { packageVersion } = await import("./version.ts");
  io.stdout(`${packageVersion()}\n`);
  return 0;
}

async function help(name: string | undefined, io: CliIo): Promise<ExitCode> {
  const { commandHelp, generalHelp } = await import("./help.ts");
  if (name !== undefined && !isCommand(name)) defaultCommand(name, name, io);
  io.stdout(name === undefined || !isCommand(name) ? await generalHelp() : commandHelp((await commands[name]!()).default));
  return 0;
}

/** A word of the command line may come from a branch name or a file name. Paths are shorter. */
function shortWords(text: string): string {
  return text.replace(/\S{501,}/g, (word) => cut(word, 500));
}

function usage(error: UsageError, io: CliIo): ExitCode {
  const help = error.help === undefined ? "" : `  help: ${shortWords(error.help)}\n`;
  io.stderr(`platform-compile: ${shortWords(error.message)}\n${help}`);
  return 2;
}

/** Reports file system errors (full disk, missing permission) as such. Any other exception is a bug of the compiler. */
function crash(error: unknown, io: CliIo): ExitCode {
  if (io.env["PLATFORM_COMPILE_DEBUG"]) io.stderr(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  const { code, path, syscall, message } = Object(error) as Partial<NodeJS.ErrnoException>;
  if (code !== undefined && syscall !== undefined) {
    io.stderr(`platform-compile: ${syscall} failed with ${code}${path === undefined ? "" : `: ${path}`}\n`);
    return 2;
  }
  const line = String(message ?? error).split("\n")[0];
  io.stderr(`internal error: ${line}\n  help: please report it; set PLATFORM_COMPILE_DEBUG=1 for the stack trace\n`);
  return 3;
}
