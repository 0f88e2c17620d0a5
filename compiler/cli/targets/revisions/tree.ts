/** The files of the project in a commit, without a checkout: git lists them in one process and prints many of them in another. */
import { posix } from "node:path";
import { isOutside } from "../../../source/read.ts";
import type { CliIo } from "../../command.ts";
import { runGit } from "../git.ts";

/** What a commit has at a path. */
export interface Entry {
  readonly path: string;
  readonly kind: "file" | "link" | "submodule";
  readonly object: string;
  readonly size: number;
}

/** The entries below the paths, sorted by path; everything below the project's root without paths. Fails with what git says. */
export function listTree(
  revision: string,
  paths: readonly string[],
  io: Pick<CliIo, "root">,
): { readonly entries: readonly Entry[] } | { readonly failure: string } {
  const listed = runGit(["ls-tree", "-r", "-z", "-l", "--end-of-options", revision, ...paths], io);
  if ("failure" in listed) return listed;
  const lines = listed.output.toString("utf8").split("\0");
  return { entries: lines.flatMap(entryOf).sort((a, b) => (a.path < b.path ? -1 : 1)) };
}

/** `100644 blob OBJECT    SIZE\tPATH`, where a submodule has `-` as its size. */
function entryOf(line: string): readonly Entry[] {
  const match = /^(\d+) \w+ ([0-9a-f]+) +(\d+|-)\t(.*)$/s.exec(line);
  if (match === null) return [];
  const [, mode, object, size, path] = match as unknown as readonly [string, string, string, string, string];
  const kind = mode === "120000" ? "link" : mode === "160000" ? "submodule" : "file";
  return [{ path, kind, object, size: Number(size) || 0 }];
}

/** Contents by object. Objects that the clone lacks are left out. */
export function readObjects(objects: readonly string[], io: Pick<CliIo, "root">): ReadonlyMap<string, Buffer> {
  const contents = new Map<string, Buffer>();
  const printed = runGit(["cat-file", "--batch", "--buffer"], io, objects.map((each) => `${each}\n`).join(""));
  if ("failure" in printed) return contents;
  const { output } = printed;
  for (let at = 0; at < output.length;) {
    const end = output.indexOf(10, at);
    const [object = "", type, size] = output.toString("latin1", at, end).split(" ");
    at = end + 1;
    if (type !== "blob") continue;
    contents.set(object, output.subarray(at, at + Number(size)));
    at += Number(size) + 1;
  }
  return contents;
}

/** Where a link leads, relative to the project's root; undefined if out of the project. */
export function linkTarget(link: string, content: Buffer, rest: string): string | undefined {
  const text = content.toString("utf8");
  const target = posix.normalize(posix.join(posix.dirname(link), text, rest));
  return posix.isAbsolute(text) || isOutside(target) ? undefined : target;
}
