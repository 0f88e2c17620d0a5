/** Parses the command line: command, options, and other arguments. */
import { parseArgs } from "node:util";
import { nearest } from "../diagnostics/nearest.ts";
import { UsageError, type Arguments, type Command, type Option } from "./command.ts";

/** Parses the arguments after a command's name. Throws a usage error for unknown options. */
export function parseArguments(command: Pick<Command, "name" | "options">, argv: readonly string[]): Arguments {
  const { options } = command;
  const choice = (name: string) => options[name]?.choices?.[0];
  // Most runs have no options, and Node loads `parseArgs` only on first use.
  if (!argv.some((word) => word.startsWith("-") && word !== "-")) return given(argv, new Map(), choice);
  const { tokens } = parseArgs({
    args: [...argv],
    options: Object.fromEntries(
      Object.entries(options).map(([name, { value }]) => [name, { type: value === undefined ? "boolean" : "string" }]),
    ),
    strict: false,
    tokens: true,
    allowPositionals: true,
  });
  const found = new Map<string, (string | true)[]>();
  const positionals: string[] = [];
  for (const token of tokens) {
    if (token.kind === "positional") positionals.push(token.value);
    if (token.kind === "option") found.set(token.name, [...(found.get(token.name) ?? []), checkOption(command, token)]);
  }
  return given(positionals, found, choice);
}

function given(
  positionals: readonly string[],
  found: ReadonlyMap<string, readonly (string | true)[]>,
  choice: (name: string) => string | undefined,
): Arguments {
  const values = (name: string) => (found.get(name) ?? []).filter((value) => value !== true);
  return { positionals, has: (name) => found.has(name), values, value: (name) => values(name).at(-1) ?? choice(name) };
}

interface OptionToken {
  readonly name: string;
  readonly rawName: string;
  readonly value: string | undefined;
}

function checkOption(command: Pick<Command, "name" | "options">, { name, rawName, value }: OptionToken): string | true {
  const option = Object.hasOwn(command.options, name) ? command.options[name] : undefined;
  if (option === undefined) throw unknownOption(command, rawName);
  if (option.value === undefined) {
    if (value !== undefined) throw new UsageError(`${rawName} does not take a value`);
    return true;
  }
  if (value === undefined || value === "") throw new UsageError(`${rawName} requires a value`, `use ${rawName} ${option.value}`);
  if (option.choices && !option.choices.includes(value)) throw unknownChoice(rawName, value, option);
  return value;
}

function unknownOption({ name, options }: Pick<Command, "name" | "options">, rawName: string): UsageError {
  const near = nearest(rawName.replace(/^-+/, ""), [...Object.keys(options), "help", "version"]);
  return new UsageError(
    `unknown option ${rawName} of ${name}`,
    near === undefined ? `run platform-compile ${name} --help for its options` : `did you mean --${near}?`,
  );
}

function unknownChoice(rawName: string, value: string, { choices = [] }: Option): UsageError {
  const near = nearest(value, choices);
  return new UsageError(
    `unknown value ${value} of ${rawName}`,
    `expected one of ${choices.join(", ")}${near === undefined ? "" : `; did you mean ${near}?`}`,
  );
}
