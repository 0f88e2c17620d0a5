/** Runs git in the project's root. */
import type { CliIo } from "../command.ts";

export type GitResult =
  | { readonly output: Buffer }
  /** What git says, in English; `not installed` if it cannot be started. */
  | { readonly failure: string };

/** Maximum output of one command: many times the plans of a large project. */
const mostOutput = 512 * 1024 * 1024;

/**
 * Whoever made the repository must decide neither what runs nor what is read. Nothing is fetched for a partial clone, because its remote may
 * be a program, and no object stands for another one. Callers leave out commands that show or compare contents of the working tree:
 * they run the filters that the configuration names. Paths are no patterns.
 */
const settings = ["-c", "core.fsmonitor=false"];
const environment = {
  LC_ALL: "C",
  GIT_ALLOW_PROTOCOL: "",
  GIT_NO_LAZY_FETCH: "1",
  GIT_LITERAL_PATHSPECS: "1",
  GIT_NO_REPLACE_OBJECTS: "1",
};

/** Runs one git command. node:child_process is loaded on demand, because `docs` loads every command's definition. */
export function runGit(args: readonly string[], { root }: Pick<CliIo, "root">, input?: string): GitResult {
  const { spawnSync } = process.getBuiltinModule("node:child_process");
  const { status, stdout, stderr, error } = spawnSync("git", [...settings, ...args], {
    cwd: root,
    env: { ...process.env, ...environment },
    maxBuffer: mostOutput,
    ...(input === undefined ? { stdio: ["ignore", "pipe", "pipe"] as const } : { input }),
  });
  if (status === 0) return { output: stdout };
  const code = error === undefined ? undefined : (error as NodeJS.ErrnoException).code;
  if (code !== undefined) return { failure: code === "ENOENT" ? "not installed" : code };
  return { failure: stderr.toString("utf8").trim() };
}

/** Output of a git command; undefined if it fails. */
export function git(args: readonly string[], io: Pick<CliIo, "root">): Uint8Array | undefined {
  const result = runGit(args, io);
  return "output" in result ? result.output : undefined;
}
