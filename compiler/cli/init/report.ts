/** What `init` prints about the files that it writes. */
import type { TriedSpec } from "./trial.ts";
import type { Writes } from "./writes.ts";

/** The files that were written, with the cost of each environment, and those that were left alone. */
export function writtenFiles({ created, left, merged }: Writes, specs: readonly TriedSpec[], folder: string): string {
  const files = [...created.map(({ file }) => file), ...(merged === undefined ? [] : ["package.json"])];
  const width = Math.max(...files.map((file) => file.length));
  const note = (file: string) => {
    const spec = specs.find((each) => each.file === file);
    if (spec !== undefined) return describe(spec);
    return file === "package.json" && merged !== undefined ? "scripts added" : "";
  };
  const rows = files.map((file) => `  ${file.padEnd(width)}  ${note(file)}`.trimEnd());
  const written = files.length === 0 ? [`${folder} has all files already.`] : [`Wrote to ${folder}:`, ...rows];
  const kept = left.map(({ file, lacks }) => `  ${file}: ${lacks}`);
  return `${[...written, ...(kept.length === 0 ? [] : ["", "These exist and are left alone; what they lack:", ...kept])].join("\n")}\n`;
}

/** `50 daily users, about 76 USD a month`. */
export function describe({ environment, cost }: TriedSpec): string {
  const users = `${environment.users.toLocaleString("en-US")} daily users`;
  if (cost === undefined) return `${users}; prices of this region are not collected`;
  return `${users}, ${cost.isLowerBound ? "at least" : "about"} ${Math.round(cost.monthly).toLocaleString("en-US")} USD a month`;
}

/** Every file with its text, as `--dry-run` prints it. */
export function everyFile({ created, left, merged }: Writes): string {
  const shown = [...created, ...(merged === undefined ? [] : [{ file: "package.json", text: merged }])];
  const kept = left.map(({ file, lacks }) => `# ${file} exists and is left alone: ${lacks}\n`);
  return [...shown.map(({ file, text }) => `# ${file}\n${text}`), ...kept].join("\n");
}
