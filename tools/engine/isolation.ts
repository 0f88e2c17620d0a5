/** Keeps a stack apart from the machine's own Pulumi and AWS settings. */
import { mkdirSync } from "node:fs";
import { dirname, join } from "node:path";

/** Makes what the engine needs in the folder, and returns the environment in which to run it. `first` stands before the PATH. */
export function isolatedIn(folder: string, ...first: readonly string[]): Record<string, string> {
  for (const part of ["backend", "home", "tmp"]) mkdirSync(join(folder, part), { recursive: true });
  return {
    PATH: [...first, dirname(process.execPath), process.env["PATH"] ?? ""].join(":"),
    HOME: join(folder, "home"),
    TMPDIR: join(folder, "tmp"),
    PULUMI_HOME: join(folder, "home"),
    PULUMI_BACKEND_URL: `file://${join(folder, "backend")}`,
    PULUMI_CONFIG_PASSPHRASE: "correct horse battery staple",
    PULUMI_SKIP_UPDATE_CHECK: "1",
    // The flag `--event-log` belongs to the debug commands.
    PULUMI_DEBUG_COMMANDS: "1",
    PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "1",
    NO_COLOR: "1",
    // The process lives for a second or two, so garbage collection by Go is not worth its time.
    GOGC: "400",
  };
}
