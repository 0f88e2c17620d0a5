/** Where the command writes: never through a link that someone else may have made. */
import { lstatSync, statSync } from "node:fs";
import { isAbsolute, join, relative, sep } from "node:path";
import { UsageError } from "../command.ts";

/**
 * Throws a usage error if `path`, or a folder between `root` and it, is a link. Outside the root, folders may be links: only the user can
 * name them there, and some systems' temporary folders are.
 */
export function refuseLinks(path: string, root: string): void {
  if (isBeyond(path, root)) return isSpecial(path) ? undefined : refuseLink(path, path);
  const inside = relative(root, path);
  let folder = root;
  for (const step of inside.split(sep)) refuseLink((folder = join(folder, step)), inside);
}

/** Is the path outside the project? Only the user can name it. */
export function isBeyond(path: string, root: string): boolean {
  const inside = relative(root, path);
  return inside === ".." || inside.startsWith(`..${sep}`) || isAbsolute(inside);
}

function refuseLink(part: string, path: string): void {
  if (lstatSync(part, { throwIfNoEntry: false })?.isSymbolicLink() !== true) return;
  throw new UsageError(`${path} is not written: ${part} is a link`, "replace the link with a real file or folder, or specify another path");
}

/** Is the path a pipe, device or socket, directly or (`/dev/stdout`) through a link? Renaming a file over it would remove it. */
export function isSpecial(path: string): boolean {
  const stat = statSync(path, { throwIfNoEntry: false });
  return stat !== undefined && !stat.isFile() && !stat.isDirectory();
}
