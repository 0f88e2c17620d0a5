/** Compares specs with each other: what each of them may have only if no other spec has it. */
import { problem } from "../../diagnostics/make.ts";
import type { Diagnostic } from "../../diagnostics/types.ts";
import { claimsOf, type Claim } from "../../model/claims.ts";
import { buildEnvironment } from "../../model/index.ts";
import type { Environment } from "../../model/types.ts";
import { loadSpec } from "../../source/index.ts";
import type { SpecSource } from "../../source/types.ts";
import { validateSchema } from "../../validate/index.ts";
import type { CliIo } from "../command.ts";
import { rejectDuplicates, type CompiledTarget } from "./duplicate-environments.ts";
import { specFolder } from "./project.ts";
import { specsInFolder } from "./specs.ts";

/** Another spec, and what it wants. */
interface Sibling {
  readonly file: string;
  readonly source: SpecSource;
  readonly environment: Environment;
  readonly claims: readonly Claim[];
}

/** Maximum number and size of the siblings that are read beside the specs of the command line: they must not slow down one spec. */
const mostSiblings = 20;
const mostBytes = 256 * 1024;

/**
 * Refuses specs that would manage the same resources: the same environment twice, or something that exists once in an account. Specs of the
 * folder that the command line leaves out are read as well; what they have too is a warning, because only one of the two is at hand.
 */
export function compareSpecs(compiled: readonly CompiledTarget[], io: CliIo): readonly CompiledTarget[] {
  const compared = rejectDuplicates(compiled);
  const known = compared.flatMap(({ target: { file }, source, environment }): readonly Sibling[] =>
    source === undefined || environment === undefined ? [] : [siblingOf(file, source, environment)],
  );
  const others = siblings(known, io);
  return compared.map((own) => {
    const self = known.find(({ file }) => file === own.target.file);
    if (self === undefined) return own;
    const refused = clashes(self, known);
    const warned = refused.length > 0 ? [] : clashes(self, others).map((each): Diagnostic => ({ ...each, severity: "warning" }));
    if (refused.length + warned.length === 0) return own;
    const { plan, ...rest } = own;
    const diagnostics = [...own.diagnostics, ...refused, ...warned];
    return { ...rest, diagnostics, ...(refused.length === 0 && plan !== undefined ? { plan } : {}) };
  });
}

/** Valid specs of the folder that the command line leaves out, apart from those that come after all of its specs and so claim nothing first. */
function siblings(own: readonly Sibling[], io: CliIo): readonly Sibling[] {
  if (!own.some(({ file }) => file.startsWith(`${specFolder}/`))) return [];
  const mayPrecede = (file: string) =>
    own.every((each) => each.file !== file) && own.some((each) => isParent(file, each) || file < each.file);
  let bytes = 0;
  return specsInFolder(io)
    .filter(mayPrecede)
    .slice(0, mostSiblings)
    .flatMap((file) => {
      const content = io.reader.read(file);
      bytes += "bytes" in content ? content.bytes.length : 0;
      if (bytes > mostBytes) return [];
      const { value: source } = loadSpec(file, io.reader);
      if (source === undefined || !source.complete || validateSchema(source).length > 0) return [];
      // Without fingerprints, which only a plan needs.
      return [siblingOf(file, source, buildEnvironment({ tree: source.tree, file, files: {} }))];
    });
}

function siblingOf(file: string, source: SpecSource, environment: Environment): Sibling {
  return { file, source, environment, claims: claimsOf(environment) };
}

/** What the spec claims although another one, which comes first, has it. */
function clashes(own: Sibling, others: readonly Sibling[]): readonly Diagnostic[] {
  const isRival = (other: Sibling, { perAccount }: Claim) =>
    precedes(other, own) && !isSameEnvironment(own, other) && (!perAccount || isSameAccount(own, other));
  return own.claims.flatMap((claim) => {
    for (const other of others) {
      const same = other.claims.find(({ id }) => id === claim.id);
      if (same !== undefined && isRival(other, claim)) return [clash(own, claim, other, same)];
    }
    return [];
  });
}

/** Of two specs, a parent comes before the specs that extend it; others go by their names. */
function precedes(one: Sibling, other: Sibling): boolean {
  return isParent(one.file, other) || (!isParent(other.file, one) && one.file < other.file);
}

function isParent(file: string, { source }: Sibling): boolean {
  return file !== source.file && Object.hasOwn(source.files, file);
}

/** Specs that state no account are deployed with the credentials at hand, which are usually the same. */
function isSameAccount({ environment: a }: Sibling, { environment: b }: Sibling): boolean {
  return a.spec.awsAccountId === b.spec.awsAccountId;
}

/** The same environment twice has an error of its own. */
function isSameEnvironment({ environment: a }: Sibling, { environment: b }: Sibling): boolean {
  return a.projectName === b.projectName && a.environment === b.environment;
}

function clash(own: Sibling, { name, path, help }: Claim, other: Sibling, same: Claim): Diagnostic {
  const { file, range } = other.source.locate(same.path);
  // The key may be inherited from the very spec that may keep it.
  const at = own.source.locate(path);
  const place = at.file === own.file ? at : own.source.locate(["environment"]);
  return problem("resource-of-another-spec", place, `${other.file} has ${name} as well, which can exist only once`, {
    help,
    key: path.slice(0, 4).join("."),
    related: [{ file, range, message: "the other spec" }],
  });
}
