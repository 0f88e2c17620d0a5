/** Reads files of a commit: follows links inside the project, and says why a file cannot be read. */
import { mostBytes, type FileContent } from "../../../source/types.ts";
import type { CliIo } from "../../command.ts";
import type { Objects } from "./objects.ts";
import { linkTarget, listTree, type Entry } from "./tree.ts";

/** More links than one path of a project has. */
const mostLinks = 16;

const lfsPointer = "version https://git-lfs.github.com/spec/";

/**
 * The files of a commit. `listed` is everything below the `tops`, where the caller expects to read; the rest of the project is listed when a
 * path leads out of them.
 */
export class CommitFiles {
  readonly #revision: string;
  readonly #tops: readonly string[];
  readonly #io: Pick<CliIo, "root">;
  readonly #objects: Objects;
  #entries: readonly Entry[];
  #byPath: ReadonlyMap<string, Entry>;
  #whole = false;

  constructor(revision: string, tops: readonly string[], listed: readonly Entry[], objects: Objects, io: Pick<CliIo, "root">) {
    this.#revision = revision;
    this.#tops = tops;
    this.#io = io;
    this.#objects = objects;
    objects.list(listed);
    this.#entries = listed;
    this.#byPath = byPath(listed);
  }

  /** Paths of the files and links below a folder (`""` is the root) that match, sorted. */
  below(folder: string, isWanted: (path: string) => boolean): readonly string[] {
    const inside = (entries: readonly Entry[]) =>
      entries.filter(({ path, kind }) => (folder === "" || path.startsWith(`${folder}/`)) && kind !== "submodule" && isWanted(path));
    const found = folder === "" ? [] : inside(this.#entries);
    return (found.length > 0 || this.#listAll() === undefined ? found : inside(this.#entries)).map(({ path }) => path);
  }

  read(path: string, most: number = mostBytes, links = 0): FileContent {
    const entry = this.#find(path);
    if (entry === undefined) return this.#absent(path);
    if (entry.kind === "submodule") return { failure: "special", detail: "in a submodule, which git stores without its files" };
    if (entry.size > most) return { failure: "too-large", detail: `${entry.size} bytes` };
    const bytes = this.#objects.content(entry);
    if (bytes === undefined) return { failure: "unreadable", detail: "the clone does not have it" };
    if (entry.kind === "link") return this.#follow(entry, bytes, path, most, links);
    if (bytes.subarray(0, lfsPointer.length).toString("latin1") === lfsPointer) {
      return { failure: "special", detail: "a pointer of Git LFS, which stores the content elsewhere" };
    }
    return { bytes };
  }

  /** The entry at the path, or the link or submodule that the path goes through. */
  #find(path: string): Entry | undefined {
    const steps = path.split("/");
    const through = steps.map((_, index) => steps.slice(0, index + 1).join("/"));
    const known = () =>
      through.map((each) => this.#byPath.get(each)).find((each) => each !== undefined && (each.kind !== "file" || each.path === path));
    return known() ?? (this.#tops.includes(steps[0]!) || this.#listAll() === undefined ? undefined : known());
  }

  #follow(link: Entry, bytes: Buffer, path: string, most: number, links: number): FileContent {
    if (links === mostLinks) return { failure: "unreadable", detail: "its links lead in a circle" };
    const target = linkTarget(link.path, bytes, path.slice(link.path.length + 1));
    return target === undefined ? { failure: "outside", detail: path } : this.read(target, most, links + 1);
  }

  #absent(path: string): FileContent {
    const folder = this.#entries.some((each) => each.path.startsWith(`${path}/`));
    return folder ? { failure: "directory", detail: path } : { failure: "missing", detail: `not in ${this.#revision}` };
  }

  /** Lists the whole project, once. Undefined if that was done before. */
  #listAll(): true | undefined {
    if (this.#whole) return undefined;
    this.#whole = true;
    const listed = listTree(this.#revision, [], this.#io);
    if ("failure" in listed) return undefined;
    this.#objects.list(listed.entries);
    this.#entries = listed.entries;
    this.#byPath = byPath(listed.entries);
    return true;
  }
}

function byPath(entries: readonly Entry[]): ReadonlyMap<string, Entry> {
  return new Map(entries.map((entry) => [entry.path, entry]));
}
