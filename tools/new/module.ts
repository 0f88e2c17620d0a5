/** A new module: a section with a switch, a folder that plans one log group when the switch is on, and a test. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { capital, kebab, sentence, type Scaffold } from "./scaffold.ts";

/** The module's name in the forms that its files need. */
interface Names {
  /** `userUploads` */
  readonly name: string;
  /** `user-uploads` */
  readonly words: string;
  /** `User uploads` */
  readonly title: string;
  /** `enableUserUploads` */
  readonly toggle: string;
  /** `userUploadsLogRetentionDays` */
  readonly retention: string;
  /** `userUploadsLogs` */
  readonly handle: string;
}

export function newModule(name: string, root: string): Scaffold {
  if (!/^[a-z][a-zA-Z0-9]*$/.test(name))
    return { problem: `a module's name is a key of the spec, in camel case: expected \`uploads\`, got \`${name}\`` };
  const { properties } = readSchema(join(root, "schema/environment.schema.json"));
  if (name === "shared" || Object.hasOwn(properties, name)) return { problem: `\`${name}\` is taken: it is a key or a folder already` };
  if (existsSync(join(root, "compiler/modules", name))) return { problem: `compiler/modules/${name} already exists: nothing was written` };
  const words = kebab(name);
  const names = {
    name,
    words,
    title: sentence(words),
    toggle: `enable${capital(name)}`,
    retention: `${name}LogRetentionDays`,
    handle: `${name}Logs`,
  };
  const folder = `compiler/modules/${name}`;
  return {
    files: {
      [`schema/modules/${name}.schema.json`]: JSON.stringify(schema(names, nextOrder(join(root, "schema/modules")))),
      [`${folder}/refs.ts`]: refs(names),
      [`${folder}/index.ts`]: definition(names),
      [`${folder}/notes.md`]: notes(names),
      [`test/unit/modules/${name}.test.ts`]: test(names),
    },
    next: [
      "npm run generate",
      `npx vitest run test/unit/modules/${name}.test.ts`,
      `change schema/modules/${name}.schema.json and ${folder} into the module that you want; docs/guides/adding-a-module.md explains each file`,
      `${folder}/cost.ts, where AWS charges for what it plans (as in compiler/modules/sqs/); free types go to compiler/cost/unpriced.ts`,
      "npm run build, npx platform-compile generate, npm test",
    ],
  };
}

function nextOrder(folder: string): number {
  const orders = readdirSync(folder).map((file) => readSchema(join(folder, file))["x-order"] ?? 0);
  return Math.max(...orders) + 1;
}

function readSchema(path: string): { readonly properties: object; readonly "x-order"?: number } {
  return JSON.parse(readFileSync(path, "utf8")) as { properties: object };
}

function schema({ name, title, toggle, retention }: Names, order: number): unknown {
  return {
    $schema: "http://json-schema.org/draft-07/schema#",
    $id: `modules/${name}.schema.json`,
    title,
    description: `${title}: an example module that plans one log group.`,
    type: "object",
    additionalProperties: false,
    "x-order": order,
    properties: {
      [toggle]: {
        title,
        description: `Creates the log group of ${name}. Costs 0.63 USD per GB of logs.`,
        type: "boolean",
        "x-default": false,
        examples: [true],
      },
      [retention]: {
        $ref: "../definitions.schema.json#/definitions/logRetentionDays",
        title: `${title} log retention`,
        description: `Days that the logs of ${name} are kept. Shortening it deletes what is older.`,
        "x-default": { dev: 7, prod: 365 },
        examples: [365],
        "x-controls": [{ rule: "log-retention-one-year", below: 365, price: "0.032 USD per GB and month kept" }],
      },
    },
  };
}

function refs({ name, words, toggle, handle }: Names): string {
  return `/** What other modules may know of ${name}. */
import { handle } from "../../plan/builder/draft.ts";

/** Planned when \`${name}.${toggle}\` is on. */
export const ${handle} = handle("aws:cloudwatch/logGroup:LogGroup", "${words}-logs");
`;
}

function definition({ name, words, title, toggle, retention, handle }: Names): string {
  return `/** ${title}. */
import { key } from "../../model/keys.ts";
import { resource } from "../../plan/builder/draft.ts";
import { keyArn } from "../iam/refs.ts";
import type { ModuleDefinition } from "../shared/module.ts";
import { nameOf } from "../shared/names.ts";
import { ${handle} } from "./refs.ts";

const ${name}: ModuleDefinition = {
  name: "${name}",
  lower(environment) {
    if (!environment.spec.${name}.${toggle}) return { resources: [] };
    return {
      resources: [
        resource(
          ${handle},
          {
            name: nameOf(environment, "logGroup", "${words}").map((text) => \`/${words}/\${text}\`),
            retentionInDays: key(environment, "${name}.${retention}").alsoFrom("rule:log-group-retention", "rule:log-retention-one-year"),
            kmsKeyId: keyArn(environment).alsoFrom("rule:log-group-customer-managed-key"),
          },
          { from: ["${name}.${toggle}"] },
        ),
      ],
    };
  },
};

export default ${name};
`;
}

function notes({ name, toggle }: Names): string {
  return `# Notes on ${name}

## Purpose

One log group, created when \`${toggle}\` is on.

## Operations

- **No logs arrive.** Check that \`${toggle}\` is on in the environment's spec.

## Pitfalls

- Switching \`${toggle}\` off deletes the logs.
`;
}

function test({ name, words, toggle, retention }: Names): string {
  return `import { describe, expect, it } from "vitest";
import ${name} from "../../../compiler/modules/${name}/index.ts";
import { environmentOf } from "../../../tools/fixtures/specs.ts";
import { lowerOnly } from "../../support/lower.ts";

describe("${name}", () => {
  it("plans nothing unless it is enabled", () => {
    expect(lowerOnly(${name}, environmentOf("prod"))).toEqual({});
  });

  it("keeps its logs as long as the spec says", () => {
    const resources = lowerOnly(${name}, environmentOf("prod", { ${name}: { ${toggle}: true, ${retention}: 731 } }));
    expect(Object.keys(resources)).toEqual(["${words}-logs"]);
    const { inputs, from } = resources["${words}-logs"]!;
    expect(inputs).toMatchObject({ retentionInDays: 731 });
    expect(from["retentionInDays"]).toContain("${name}.${retention}");
    expect(from[""]).toEqual(["${name}.${toggle}"]);
  });
});
`;
}
