/** The files of a new project besides its specs. */

export interface ProjectFile {
  /** Relative to the project root. */
  readonly file: string;
  readonly text: string;
  /** Other names under which tools look for this file. */
  readonly twins?: readonly string[];
  /** Does a file that exists already have what the project needs? */
  isEnough(text: string): boolean;
  /** What to add to one that has not. */
  readonly lacks: string;
}

/** `library` is the folder of the installed package, relative to the project root; `workflow` the text of the pull-request workflow. */
export function projectFiles(project: string, library: string, workflow: string): readonly ProjectFile[] {
  const main = `${library}/dist/interpreter/`;
  const schema = `./${library}/${authoringSchema}`;
  return [
    {
      file: "Pulumi.yaml",
      text: pulumiYaml(project, main),
      twins: ["Pulumi.yml", "Pulumi.json"],
      isEnough: (text) => text.includes(main),
      lacks: `set \`main: ${main}\` and \`runtime: nodejs\``,
    },
    {
      file: ".gitignore",
      text: `${ignored.join("\n")}\n`,
      isEnough: (text) =>
        text.split(/\r?\n/).some((line) => ["node_modules", "node_modules/", "/node_modules", "/node_modules/"].includes(line.trim())),
      lacks: "add the line `node_modules/`",
    },
    {
      file: ".vscode/settings.json",
      text: inJson({ "yaml.schemas": { [schema]: ["spec/*.yaml"] }, "files.readonlyInclude": readonlyFiles }),
      isEnough: (text) => text.includes(authoringSchema),
      lacks: `add \`"yaml.schemas": { "${schema}": ["spec/*.yaml"] }\``,
    },
    {
      file: ".vscode/extensions.json",
      text: inJson({ recommendations: [yamlExtension] }),
      isEnough: (text) => text.includes(yamlExtension),
      lacks: `recommend the extension \`${yamlExtension}\``,
    },
    {
      file: ".github/workflows/platform.yml",
      text: workflow,
      isEnough: (text) => text === workflow,
      lacks: "compare it with what `platform-compile init --dry-run` prints in an empty folder",
    },
  ];
}

const yamlExtension = "redhat.vscode-yaml";

/** The schema for editors, relative to the package. */
export const authoringSchema = "generated/schema/environment.authoring.schema.json";

const ignored = [
  "# Plans under generated/ and pages under docs/ are committed: reviews and deployments read them.",
  "node_modules/",
  ".cache/",
];

/** The editor refuses to change what `platform-compile` writes. */
const readonlyFiles = { "generated/plans/**": true, "docs/infrastructure/**": true };

function pulumiYaml(project: string, main: string): string {
  return `name: ${project}
description: Registers the resource plan of one environment, compiled by platform-compile from spec/*.yaml
runtime:
  name: nodejs
  options:
    typescript: false
main: ${main}
`;
}

function inJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
