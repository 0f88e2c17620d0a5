/** `cli.md`: the command line, from the commands' own definitions. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import type { DocCommand, DocInput } from "../input.ts";
import { code, table } from "../markdown.ts";
import { render } from "../render.ts";

const exitCodes = [
  ["0", "fine"],
  ["1", "the spec is wrong, or stale, or a policy or a budget fails"],
  ["2", "the command line is wrong, or the file system refuses"],
  ["3", "our own mistake: please report"],
];

/** `outputSchemas` is the absolute path of the folder with the schemas of the commands' JSON. */
export function cliPage({ commands }: DocInput, outputSchemas: string): string {
  return render("cli", {
    commands: table(
      ["Command", "Does", "`--format`"],
      commands.map(({ name, usage, summary, options }) => [
        `[${code(`${name} ${usage}`.trim())}](#${name})`,
        summary,
        options["format"]?.choices?.join(", ") ?? "–",
      ]),
    ),
    exitCodes: table(["Code", "Meaning"], exitCodes),
    sections: commands.map((command) => section(command, outputSchemas)),
  });
}

function section({ name, usage, summary, options }: DocCommand, outputSchemas: string): object {
  return {
    name,
    usage: `platform-compile ${name} ${usage}`.trim(),
    summary: `${summary[0]!.toUpperCase()}${summary.slice(1)}.`,
    options: table(
      ["Option", "What", "Default"],
      Object.entries(options).map(([option, { value, choices, description }]) => [
        code(value === undefined ? `--${option}` : `--${option} ${value}`),
        description,
        choices?.[0] === undefined ? "–" : code(choices[0]),
      ]),
    ),
    output: existsSync(join(outputSchemas, `${name}.schema.json`))
      ? `[schema/output/${name}.schema.json](../../schema/output/${name}.schema.json)`
      : "",
  };
}
