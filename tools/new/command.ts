/** A new command: one file, which help and docs pick up from the folder, and its test. */
import { camel, type Scaffold } from "./scaffold.ts";

/** Words that the command line handles without a command file. */
const reserved: ReadonlySet<string> = new Set(["help", "version"]);

export function newCommand(name: string): Scaffold {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name))
    return { problem: `a command's name is in kebab case: expected \`lint\`, got \`${name}\`` };
  if (reserved.has(name)) return { problem: `\`${name}\` is taken: the command line understands it already` };
  return {
    files: { [`compiler/cli/commands/${name}.ts`]: source(name), [`test/unit/cli/${name}.test.ts`]: test(name) },
    next: [
      "npm run generate",
      `npx vitest run test/unit/cli/${name}.test.ts test/unit/cli/usage.test.ts`,
      `change compiler/cli/commands/${name}.ts into the command that you want`,
      `npm run build, npx platform-compile ${name} spec/dev.yaml, npx platform-compile generate`,
    ],
  };
}

function source(name: string): string {
  return `import type { Command, ExitCode } from "../command.ts";
import { specTargets } from "../targets/specs.ts";

/** \`platform-compile ${name}\`: lists spec files. */
const ${camel(name)}: Command = {
  name: "${name}",
  summary: "list spec files",
  usage: "[spec…]",
  options: { names: { description: "print the names of the plans instead" } },
  async run(args, io): Promise<ExitCode> {
    for (const { file, name } of await specTargets(args.positionals, io)) io.stdout(\`\${args.has("names") ? name : file}\\n\`);
    return 0;
  },
};

export default ${camel(name)};
`;
}

function test(name: string): string {
  return `import { describe, expect, it } from "vitest";
import { run } from "./run.ts";

describe("${name}", () => {
  it("lists the specs that it is given", async () => {
    const { code, stdout } = await run(["${name}", "spec/prod.yaml", "spec/dev.yaml"]);
    expect([code, stdout]).toEqual([0, "spec/prod.yaml\\nspec/dev.yaml\\n"]);
  });

  it("prints the names of their plans on request", async () => {
    const { code, stdout } = await run(["${name}", "--names", "spec/dev.yaml"]);
    expect([code, stdout]).toEqual([0, "dev\\n"]);
  });

  it("refuses an option that it does not know", async () => {
    const { code, stderr } = await run(["${name}", "--nope"]);
    expect([code, stderr]).toEqual([2, expect.stringContaining("--nope")]);
  });
});
`;
}
