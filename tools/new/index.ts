/**
 * `npm run new -- module|rule|command <name>`: creates the files of a new module, rule or command. They work and have a test from the
 * start, and serve as a template to edit. Lists are generated from folders, so the only further step is `npm run generate`.
 */
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { projectRoot } from "../generate/packages.ts";
import { laidOut } from "../generate/write.ts";
import { newCommand } from "./command.ts";
import { newModule } from "./module.ts";
import { newRule } from "./rule.ts";
import type { Scaffold } from "./scaffold.ts";

const kinds: Readonly<Record<string, (name: string, root: string) => Scaffold>> = {
  module: newModule,
  rule: newRule,
  command: newCommand,
};

const usage = `Usage: npm run new -- module <name>        section of the spec, in camel case: uploads
       npm run new -- rule <area>/<name>   what is wrong or wanted: queues/queue-too-slow
       npm run new -- command <name>       word of the command line: lint`;

/** Exit code: 0 when written, 2 when the arguments or the name are wrong. */
async function main(words: readonly string[]): Promise<number> {
  const [kind = "", name, ...rest] = words;
  const make = Object.hasOwn(kinds, kind) ? kinds[kind] : undefined;
  if (make === undefined || name === undefined || rest.length > 0) return refuse(usage);
  const scaffold = make(name, projectRoot);
  if ("problem" in scaffold) return refuse(`${scaffold.problem}\n`);
  const taken = Object.keys(scaffold.files).find((path) => existsSync(join(projectRoot, path)));
  if (taken !== undefined) return refuse(`${taken} already exists: nothing was written\n`);
  for (const [path, text] of Object.entries(scaffold.files)) {
    mkdirSync(dirname(join(projectRoot, path)), { recursive: true });
    writeFileSync(join(projectRoot, path), await laidOut(path, text));
    process.stdout.write(`${path}\n`);
  }
  process.stdout.write(`\nNext:\n${scaffold.next.map((step) => `  - ${step}\n`).join("")}`);
  return 0;
}

function refuse(message: string): number {
  process.stderr.write(`${message.trimEnd()}\n`);
  return 2;
}

process.exitCode = await main(process.argv.slice(2));
