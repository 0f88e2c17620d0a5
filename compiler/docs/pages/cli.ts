/** `cli.md`: the command line, from the commands' own definitions. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import type { DocCommand, DocInput } from "../input.ts";
import { code, table } from "../markdown.ts";
import { render } from "../render.ts";
import { schemaText } from "../schema-text.ts";

const exitCodes = [
  ["0", "success"],
  ["1", "spec errors, stale output, or a failed policy or budget"],
  ["2", "usage error, or a file system error"],
  ["3", "internal error: please report it"],
];

/** `outputSchemas` is the absolute path of the folder with the JSON schemas of the commands' output. */
export function cliPage({ commands, hasSources }: DocInput, outputSchemas: string): string {
  return render("cli", {
    commands: table(
      ["Command", "Description", "`--format`"],
      commands.map(({ name, usage, summary, options }) => [
        `[${code(`${name} ${usage}`.trim())}](#${name})`,
        summary,
        options["format"]?.choices?.join(", ") ?? "–",
      ]),
    ),
    exitCodes: table(["Code", "Meaning"], exitCodes),
    sections: commands.map((command) => section(command, outputSchemas, hasSources)),
  });
}

function section({ name, usage, summary, options }: DocCommand, outputSchemas: string, hasSources: boolean): object {
  const schema = `${name}.schema.json`;
  return {
    name,
    usage: `platform-compile ${name} ${usage}`.trim(),
    summary: `${summary[0]!.toUpperCase()}${summary.slice(1)}.`,
    options: table(
      ["Option", "Description", "Default"],
      Object.entries(options).map(([option, { value, choices, description }]) => [
        code(value === undefined ? `--${option}` : `--${option} ${value}`),
        description,
        choices?.[0] === undefined ? "–" : code(choices[0]),
      ]),
    ),
    output: existsSync(join(outputSchemas, schema)) ? schemaText(`output/${schema}`, hasSources) : "",
  };
}
