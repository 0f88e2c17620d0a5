/** Compiles mutants and tells which of them the compiler accepts. Many share a compilation; what seems to survive is compiled alone. */
import { compileSpec } from "../../compiler/compile.ts";
import type { Diagnostic } from "../../compiler/diagnostics/types.ts";
import { securityRules } from "../../compiler/rules/index.ts";
import { frozenDay, frozenFiles } from "../fixtures/specs.ts";
import type { Json } from "./encode.ts";
import type { Mutant, World } from "./mutant.ts";

export interface Made extends Mutant {
  readonly number: number;
  readonly world: World;
}

export type Verdict = "refused" | "unplannable" | "survived";

const file = "spec/mutant.yaml";
const security: ReadonlySet<string> = new Set([...securityRules.map(({ name }) => name), "override-violates-security-rule"]);

/** The verdict on each mutant, in their order. */
export function judge(mutants: readonly Made[]): readonly Verdict[] {
  const first = verdictsOf(mutants);
  // Rules judge a plan, and there is none as long as one of the mutants cannot be planned.
  const planned = mutants.filter((mutant) => first.get(mutant) !== "unplannable");
  const second = planned.length === mutants.length ? first : verdictsOf(planned);
  return mutants.map((mutant) => {
    const verdict = second.get(mutant) ?? "unplannable";
    return verdict !== "survived" || planned.length === 1 ? verdict : verdictsOf([mutant]).get(mutant)!;
  });
}

function verdictsOf(mutants: readonly Made[]): ReadonlyMap<Made, Verdict> {
  const errors = errorsOf(mutants);
  return new Map(mutants.map((mutant) => [mutant, verdictOf(mutant, errors)]));
}

function verdictOf(mutant: Made, errors: readonly Diagnostic[]): Verdict {
  const own = errors.filter(({ key = "" }) => isAbout(mutant, key));
  if (own.some(({ rule }) => security.has(rule))) return "refused";
  return own.length > 0 ? "unplannable" : "survived";
}

function isAbout({ extraResources = {}, overrides = {}, keys }: Mutant, key: string): boolean {
  if (keys !== undefined) return true;
  const [section, id = ""] = key.split(".");
  // A violation that follows from an override can be found at another resource.
  if (key === "overrides") return true;
  return section === "extraResources" ? Object.hasOwn(extraResources, id) : section === "overrides" && Object.hasOwn(overrides, id);
}

function errorsOf(mutants: readonly Made[]): readonly Diagnostic[] {
  const text = JSON.stringify(specOf(mutants));
  const io: typeof frozenFiles = {
    ...frozenFiles,
    read: (name, within) => (name === file ? { bytes: Buffer.from(text) } : frozenFiles.read(name, within)),
  };
  const { diagnostics } = compileSpec(file, io, { asOf: frozenDay, validateOnly: true });
  return diagnostics.filter(({ severity }) => severity === "error");
}

function specOf(mutants: readonly Made[]): Json {
  return {
    schema: 1,
    extends: "prod.yaml",
    environment: "mutant",
    domainName: "mutant.tidechat.io",
    iam: { githubRepository: "acme/chat" },
    ...Object.assign({}, ...mutants.map(({ keys }) => keys ?? {})),
    extraResources: Object.assign({}, ...mutants.map(({ world }) => world.resources)),
    overrides: Object.assign({}, ...mutants.map(({ overrides }) => overrides ?? {})),
  };
}
