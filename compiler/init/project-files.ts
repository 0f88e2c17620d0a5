/** The files of a new project besides its specs. */

export interface ProjectFile {
  /** Relative to the project root. */
  readonly file: string;
  readonly text: string;
  /** What to do if the file exists with another content. */
  readonly ifExists: string;
}

/** `library` is the folder of the installed package, relative to the project root; `workflow` the text of the pull-request workflow. */
export function projectFiles(project: string, library: string, workflow: string): readonly ProjectFile[] {
  return [
    { file: "Pulumi.yaml", text: pulumiYaml(project, library), ifExists: `it needs \`main: ${mainOf(library)}\` and \`runtime: nodejs\`` },
    { file: ".gitignore", text: `${ignored.join("\n")}\n`, ifExists: "it needs the line `node_modules/`" },
    {
      file: ".vscode/settings.json",
      text: inJson({ "yaml.schemas": { [`./${library}/${authoringSchema}`]: ["spec/*.yaml"] }, "files.readonlyInclude": readonlyFiles }),
      ifExists: `under \`yaml.schemas\` it needs \`"./${library}/${authoringSchema}": ["spec/*.yaml"]\``,
    },
    {
      file: ".vscode/extensions.json",
      text: inJson({ recommendations: ["redhat.vscode-yaml"] }),
      ifExists: "recommend the extension `redhat.vscode-yaml`",
    },
    { file: ".github/workflows/platform.yml", text: workflow, ifExists: "compare it with the one of the package" },
  ];
}

/** The schema for editors, relative to the package. */
export const authoringSchema = "generated/schema/environment.authoring.schema.json";

const ignored = ["# Plans under generated/ and pages under docs/ are committed: reviews and deployments read them.", "node_modules/"];

/** The editor refuses to change what `platform-compile` writes. */
const readonlyFiles = { "generated/plans/**": true, "docs/infrastructure/**": true };

function mainOf(library: string): string {
  return `${library}/dist/interpreter/`;
}

function pulumiYaml(project: string, library: string): string {
  return `name: ${project}
description: Registers the resource plan of one environment, compiled by platform-compile from spec/*.yaml
runtime:
  name: nodejs
  options:
    typescript: false
main: ${mainOf(library)}
`;
}

function inJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
