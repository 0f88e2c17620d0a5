/** Usage texts, generated from the commands' definitions. */
import { allCommands } from "./all-commands.ts";
import type { Command, Option } from "./command.ts";

const aboutSpecs = "A spec is a file, its name in spec/, a folder, a glob, or `-` for standard input. Default: every spec in spec/.\n";
const closing = `After editing a spec, run: npx platform-compile generate
Without a command, specs are compiled; their pages are not written. Exit codes: 0 success, 1 spec errors, 2 usage error, 3 internal error.
`;

/** The general usage: every command with its summary. */
export async function generalHelp(): Promise<string> {
  const list = await allCommands();
  const width = Math.max(...list.map(({ name, usage }) => `${name} ${usage}`.length));
  const lines = list.map(({ name, usage, summary }) => `  ${`${name} ${usage}`.padEnd(width)}  ${summary}`);
  const own = ["--help [command]", "--version"];
  return ["Usage: platform-compile [command] [spec…]", "", ...lines, "", `  ${own.join("   ")}`, "", aboutSpecs + closing].join("\n");
}

/** The usage of one command with its options. */
export function commandHelp({ name, usage, summary, options }: Command): string {
  const rows = Object.entries(options).map(([option, info]) => [flag(option, info), describe(info)] as const);
  const width = Math.max(0, ...rows.map(([left]) => left.length));
  const lines = rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`);
  return [
    `Usage: platform-compile ${name} ${usage}`,
    "",
    `${summary[0]!.toUpperCase()}${summary.slice(1)}.`,
    "",
    ...lines,
    "",
    (usage.includes("spec") ? aboutSpecs : "") + closing,
  ].join("\n");
}

function flag(name: string, { value }: Option): string {
  return value === undefined ? `--${name}` : `--${name} ${value}`;
}

function describe({ description, choices }: Option): string {
  return choices === undefined ? description : `${description} (default: ${choices[0]})`;
}
