/** The pinned cfn-lint wheel: AWS's published resource schemas, and the enums by region that cfn-lint collects from AWS's APIs. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export interface Wheel {
  readonly version: string;
  /** Date on which the schemas in the wheel were collected, `YYYY-MM-DD`. */
  readonly date: string;
  /** Text of a file below `cfnlint/`. */
  readonly text: (path: string) => string;
  /** Parsed JSON of a file below `cfnlint/data/schemas/extensions/`. */
  readonly extension: (path: string) => unknown;
  /** Parsed resource schema of a CloudFormation type, in its us-east-1 version. */
  readonly resource: (type: string) => unknown;
}

/** Downloads the wheel that requirements.txt pins (pip checks its hash), unpacks it and passes it to `use`. Removes it afterwards. */
export function withWheel<T>(use: (wheel: Wheel) => T): T {
  const folder = mkdtempSync(join(tmpdir(), "aws-tables-"));
  try {
    const requirements = fileURLToPath(new URL("requirements.txt", import.meta.url));
    python("pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps", "--dest", folder, "--requirement", requirements);
    const file = readdirSync(folder).find((name) => name.endsWith(".whl"));
    if (file === undefined) throw new Error("pip downloaded no wheel");
    python("zipfile", "--extract", join(folder, file), join(folder, "wheel"));
    return use(openWheel(join(folder, "wheel", "cfnlint"), file.split("-")[1] ?? ""));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function openWheel(root: string, version: string): Wheel {
  const text = (path: string): string => readFileSync(join(root, path), "utf8");
  const schema = (path: string): unknown => JSON.parse(text(`data/schemas/${path}`));
  const files = schema("providers/us-east-1.json") as Record<string, string>;
  const { schema_date: date } = schema("version.json") as { schema_date: string };
  return {
    version,
    date: date.slice(0, 10),
    text,
    extension: (path) => schema(`extensions/${path}`),
    resource: (type) => schema(`resources/${files[type]}.json`),
  };
}

function python(module: string, ...args: string[]): void {
  execFileSync("python3", ["-m", module, ...args], { stdio: ["ignore", "ignore", "inherit"] });
}
