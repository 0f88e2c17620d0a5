/**
 * Physical names: `<project>-<environment>-<suffix>` within the limit of their kind, never shared by two specs.
 * The name contains a hash (a) if a hyphen in the project or environment makes the split ambiguous (`a-b` + `c` and `a` + `b-c`), (b) if
 * the name would be too long, or (c) if it must be unique in the account and so must distinguish regions.
 */
import { shortHash } from "../../canonical/hash.ts";
import { Traced } from "./traced.ts";

/** The owner of a name. */
export interface Identity {
  readonly projectName: string;
  readonly environment: string;
  readonly region: string;
}

export interface NameRule {
  /** Maximum number of characters that AWS accepts. */
  readonly limit: number;
  /** `account` for names that must be unique across all regions (IAM). */
  readonly scope?: "region" | "account";
}

const identityKeys: readonly string[] = ["projectName", "environment"];

/** The physical name for `suffix`, at most `rule.limit` characters. Throws if the suffix leaves no room. */
export function physicalName(identity: Identity, suffix: string, rule: NameRule): Traced<string> {
  const { text, from } = fit(identity, suffix, rule.limit, rule.scope ?? "region");
  return new Traced(text, from);
}

/**
 * A name that contains the hash of the inputs that replace its resource, which allows create-before-delete. The builder completes it,
 * because only the builder knows all inputs.
 */
export class HashedName {
  readonly stem: string;

  constructor(stem: string) {
    this.stem = stem;
  }

  complete(hash: string): string {
    return `${this.stem}-${hash.slice(0, hashLength)}`;
  }
}

const hashLength = 6;

/** Like `physicalName`, with room for the replacement hash, which the builder adds. */
export function hashedName(identity: Identity, suffix: string, rule: NameRule): Traced<string> {
  const { text, from } = fit(identity, suffix, rule.limit - hashLength - 1, rule.scope ?? "region");
  return new Traced(new HashedName(text) as unknown as string, from);
}

function fit(identity: Identity, suffix: string, limit: number, scope: "region" | "account"): { text: string; from: readonly string[] } {
  const { projectName, environment } = identity;
  const stem = `${projectName}-${environment}`;
  const plain = `${stem}-${suffix}`;
  const ambiguous = projectName.includes("-") || environment.includes("-");
  const from = scope === "account" ? [...identityKeys, "region"] : identityKeys;
  if (scope === "region" && !ambiguous && plain.length <= limit) return { text: plain, from };
  const hash = identityHash(identity, scope);
  const room = limit - suffix.length - hashLength - 2;
  if (room < 1) throw new Error(`name suffix "${suffix}" leaves no room within ${limit} characters`);
  return { text: `${stem.slice(0, room).replace(/-+$/, "")}-${hash}-${suffix}`, from };
}

/** All names of an environment use one of two hashes. */
const hashes = new WeakMap<Identity, { region?: string; account?: string }>();

function identityHash(identity: Identity, scope: "region" | "account"): string {
  let known = hashes.get(identity);
  if (known === undefined) hashes.set(identity, (known = {}));
  const { projectName, environment, region } = identity;
  return (known[scope] ??= shortHash([projectName, environment, ...(scope === "account" ? [region] : [])], hashLength));
}
