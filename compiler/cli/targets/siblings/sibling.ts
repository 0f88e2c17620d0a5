/** Specs of one project that are compared with each other. */
import { hasOtherErrors } from "../../../diagnostics/types.ts";
import { buildEnvironment } from "../../../model/index.ts";
import type { Environment } from "../../../model/types.ts";
import { lowerEnvironment } from "../../../modules/lower.ts";
import { planWithOverrides, usesOverrides } from "../../../overrides/index.ts";
import type { Plan } from "../../../plan/types.ts";
import { loadSpec } from "../../../source/index.ts";
import type { SpecSource } from "../../../source/types.ts";
import { validateSchema } from "../../../validate/index.ts";
import type { CliIo } from "../../command.ts";
import type { CompiledTarget } from "../duplicate-environments.ts";
import { specFolder } from "../project.ts";
import { specsInFolder } from "../specs.ts";

/** A spec that the schema accepts. */
export interface Sibling {
  readonly file: string;
  readonly source: SpecSource;
  readonly environment: Environment;
  /** Made on demand; undefined if rules refuse the spec. */
  plan(): Plan | undefined;
}

/** Maximum number and size of the siblings that are read beside the specs of the command line: they must not slow down one spec. */
const mostSiblings = 20;
const mostBytes = 256 * 1024;

/** The specs of the command line that could be read. */
export function siblingsAmong(compiled: readonly CompiledTarget[]): readonly Sibling[] {
  return compiled.flatMap(({ target: { file }, source, environment, plan }) =>
    source === undefined || environment === undefined ? [] : [siblingOf(file, source, environment, plan)],
  );
}

/**
 * Valid specs of the folder that the command line leaves out. With `earlier`, only those that may come before one of the command line's and
 * so have something first.
 */
export function siblingsBeside(own: readonly Sibling[], io: CliIo, which: "all" | "earlier"): readonly Sibling[] {
  if (!own.some(({ file }) => file.startsWith(`${specFolder}/`))) return [];
  const isBeside = (file: string) => own.every((each) => each.file !== file);
  const mayPrecede = (file: string) => which === "all" || own.some((each) => isParent(file, each) || file < each.file);
  let bytes = 0;
  return specsInFolder(io)
    .filter((file) => isBeside(file) && mayPrecede(file))
    .slice(0, mostSiblings)
    .flatMap((file) => {
      const content = io.reader.read(file);
      bytes += "bytes" in content ? content.bytes.length : 0;
      if (bytes > mostBytes) return [];
      const { value: source } = loadSpec(file, io.reader);
      if (source === undefined || !source.complete || validateSchema(source).length > 0) return [];
      // Without fingerprints, which only a committed plan needs.
      return [siblingOf(file, source, buildEnvironment({ tree: source.tree, file, files: {} }))];
    });
}

/** Inputs that overrides and extra resources state. */
export function statedInputs({ environment: { spec } }: Sibling): readonly string[] {
  return [
    ...Object.values(spec.overrides).flatMap((override) => [...Object.keys(override?.set ?? {}), ...Object.keys(override?.merge ?? {})]),
    ...Object.values(spec.extraResources).flatMap((extra) => Object.keys(extra?.inputs ?? {})),
  ];
}

function siblingOf(file: string, source: SpecSource, environment: Environment, plan?: Plan): Sibling {
  let made: { readonly plan: Plan | undefined } | undefined = plan && { plan };
  return { file, source, environment, plan: () => (made ??= { plan: triedPlan(environment, source) }).plan };
}

function triedPlan(environment: Environment, source: SpecSource): Plan | undefined {
  try {
    if (!usesOverrides(environment)) return lowerEnvironment(environment);
    // What violates a security rule has names as well.
    const unjudged = (): void => undefined;
    return planWithOverrides(environment, source, hasOtherErrors, unjudged).value;
  } catch {
    // Modules may rely on rules, which nobody has asked about this spec.
    return undefined;
  }
}

/** Of two specs, a parent comes before the specs that extend it; others go by their names. */
export function precedes(one: Sibling, other: Sibling): boolean {
  return isParent(one.file, other) || (!isParent(other.file, one) && one.file < other.file);
}

function isParent(file: string, { source }: Sibling): boolean {
  return file !== source.file && Object.hasOwn(source.files, file);
}

/** Specs that state no account are deployed with the credentials at hand, which are usually the same. */
export function isSameAccount({ environment: a }: Sibling, { environment: b }: Sibling): boolean {
  return a.spec.awsAccountId === b.spec.awsAccountId;
}

/** The same environment twice has an error of its own. */
export function isSameEnvironment({ environment: a }: Sibling, { environment: b }: Sibling): boolean {
  return a.projectName === b.projectName && a.environment === b.environment && a.region === b.region;
}
