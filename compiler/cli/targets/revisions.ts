/** Specs and plans at a git revision, read without a checkout: one git process lists the files, another prints them. */
import { compileSpec, type Compiled } from "../../compile.ts";
import type { CompileOptions } from "../../compile-options.ts";
import type { Diagnostic } from "../../diagnostics/types.ts";
import type { FileReader } from "../../source/types.ts";
import { UsageError, type CliIo } from "../command.ts";
import { git } from "./git.ts";
import { planFolder, planSuffix, pulumiProjects, specFolder } from "./project.ts";
import type { RevisionFile } from "./revisions/argument.ts";
import { checkName, revisionFailure } from "./revisions/failure.ts";
import { CommitFiles } from "./revisions/files.ts";
import { Objects } from "./revisions/objects.ts";
import { listTree } from "./revisions/tree.ts";

export { revisionFile, type RevisionFile } from "./revisions/argument.ts";
export { Objects } from "./revisions/objects.ts";

/** Maximum size of a plan, many times that of 5,000 resources. */
const mostPlanBytes = 64 * 1024 * 1024;

/** Files and folders at the top of a project that hold what is read, whole: what they lack does not exist, unless they are links. */
const tops = [...[specFolder, planFolder].map((folder) => folder.split("/", 1)[0]!), ...pulumiProjects];

/** The project at a revision. All paths are relative to the project's root, with `/` separators. */
export interface Revision {
  /** As given: `origin/main`. */
  readonly name: string;
  /** Reads spec files, with the limits of the file system's reader. */
  readonly reader: FileReader;
  /** Every spec below the folder; by default, below the spec folder. */
  specs(folder?: string): readonly string[];
  /** Paths of the committed plans. */
  plans(): readonly string[];
  /** Text of any file; undefined if it cannot be read. */
  text(file: string): string | undefined;
}

/** Opens a revision. Throws a usage error if git does not know it. Revisions that are compared share `objects`, and so read them together. */
export function openRevision(name: string, io: Pick<CliIo, "root">, objects: Objects = new Objects(io)): Revision {
  checkName(name);
  const listed = listTree(name, tops, io);
  if ("failure" in listed) throw revisionFailure(name, listed.failure, io);
  const files = new CommitFiles(name, tops, listed.entries, objects, io);
  return {
    name,
    reader: { read: (file) => files.read(file) },
    specs: (folder = specFolder) => files.below(folder, (path) => /\.ya?ml$/i.test(path)),
    plans: () => files.below(planFolder, (path) => path.endsWith(planSuffix)),
    text(file) {
      const content = files.read(file, mostPlanBytes);
      return "bytes" in content ? new TextDecoder().decode(content.bytes) : undefined;
    },
  };
}

/** The specs that `REVISION:PATH` names: a file, or all below a folder. Throws a usage error if there is none. */
export function specsAt(revision: Revision, { file }: RevisionFile, io: Pick<CliIo, "root">): readonly string[] {
  for (const path of readings(file, io)) {
    const content = path === "" ? { failure: "directory" } : revision.reader.read(path);
    const found = "bytes" in content ? [path] : content.failure === "directory" ? revision.specs(path === "" ? undefined : path) : [];
    if (found.length > 0) return found;
    if ("failure" in content && content.failure !== "missing" && content.failure !== "directory") return [path];
  }
  throw new UsageError(`${revision.name}:${file} does not exist`, nearbySpecs(revision));
}

/** What the path may mean. The second reading asks git, so it is made only if the first one names nothing. */
function* readings(file: string, io: Pick<CliIo, "root">): Iterable<string> {
  yield file;
  const inProject = pathInProject(file, io);
  if (inProject !== undefined) yield inProject;
}

/** git itself reads paths from the root of the repository, of which the project may be a subfolder: `infra/spec/prod.yaml`. */
function pathInProject(file: string, io: Pick<CliIo, "root">): string | undefined {
  const prefix = Buffer.from(git(["rev-parse", "--show-prefix"], io) ?? [])
    .toString("utf8")
    .trim();
  return prefix !== "" && file.startsWith(prefix) ? file.slice(prefix.length) : undefined;
}

function nearbySpecs(revision: Revision): string {
  const specs = revision.specs();
  if (specs.length === 0) return `${revision.name} has no specs in ${specFolder}/`;
  return `${revision.name} has ${specs.slice(0, 5).join(", ")}${specs.length > 5 ? ", …" : ""}`;
}

/** Compiles a spec as it was at the revision, with this compiler. */
export function compileAt(revision: Revision, file: string, options: CompileOptions): Compiled {
  const compiled = compileSpec(file, revision.reader, options);
  return { ...compiled, diagnostics: inRevision(compiled.diagnostics, revision.name) };
}

/** The marker of the revision keeps code frames from showing lines of the working tree. */
export function inRevision(diagnostics: readonly Diagnostic[], revision: string | null): readonly Diagnostic[] {
  if (revision === null) return diagnostics;
  const marked = <T extends { readonly file: string }>(place: T): T => ({ ...place, file: `${revision}:${place.file}` });
  return diagnostics.map((found) => ({ ...marked(found), ...(found.related && { related: found.related.map(marked) }) }));
}
