/** Finds the package where a project's package manager has installed it. */
import { existsSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";

const folder = "node_modules/platform-compile";

/**
 * Path of the Pulumi program, relative to `root`, for `main` in the Pulumi.yaml of that folder: `node_modules/platform-compile/dist/interpreter/`.
 * Workspaces may keep the package at the root of their repository, above `root`. Links are not followed, because the folders that pnpm
 * links to have the version in their names.
 */
export function interpreterMain(root: string): string {
  return `${relative(root, join(nearestInstalled(root) ?? root, folder))
    .split(sep)
    .join("/")}/dist/interpreter/`;
}

function nearestInstalled(root: string): string | undefined {
  for (let above = root; ; above = dirname(above)) {
    if (existsSync(join(above, folder))) return above;
    if (dirname(above) === above) return undefined;
  }
}
