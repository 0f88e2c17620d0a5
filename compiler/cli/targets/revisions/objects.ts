/** What the files of commits contain: one git process prints what one file and its neighbors need, in every commit that is compared. */
import { posix } from "node:path";
import { mostBytes } from "../../../source/types.ts";
import type { CliIo } from "../../command.ts";
import { readObjects, type Entry } from "./tree.ts";

/** Objects of one commit that one git process prints: the neighbors of the file that is wanted, because they are wanted next. */
const batch = 256;

/** Contents by object, of all commits that share it. */
export class Objects {
  readonly #io: Pick<CliIo, "root">;
  readonly #contents = new Map<string, Buffer>();
  readonly #listings = new Set<readonly Entry[]>();

  constructor(io: Pick<CliIo, "root">) {
    this.#io = io;
  }

  /** Adds the files of a commit. */
  list(entries: readonly Entry[]): void {
    this.#listings.add(entries);
  }

  /** Undefined if the clone does not have it. */
  content(entry: Entry): Buffer | undefined {
    if (!this.#contents.has(entry.object)) {
      const near = [...this.#listings].flatMap((listing) => this.#unreadNear(entry, listing));
      const objects = new Set([entry, ...near].map(({ object }) => object));
      for (const [object, bytes] of readObjects([...objects], this.#io)) this.#contents.set(object, bytes);
    }
    return this.#contents.get(entry.object);
  }

  /** Those of the batch that the file would be in. */
  #unreadNear(entry: Entry, listing: readonly Entry[]): readonly Entry[] {
    const unread = listing.filter((each) => each.kind !== "submodule" && each.size <= mostBytes && !this.#contents.has(each.object));
    const index = unread.findIndex(({ path }) => path >= entry.path);
    const start = Math.max(0, Math.floor(index / batch) * batch);
    return unread.slice(start, start + batch).filter((each) => isNear(each, entry));
  }
}

/** In one folder, or in a folder inside of it: specs are read with specs, and plans with plans. */
function isNear(one: Entry, other: Entry): boolean {
  const [a, b] = [one, other].map(({ path }) => `${posix.dirname(path)}/`) as [string, string];
  return a.startsWith(b) || b.startsWith(a);
}
