/**
 * Physical names: `<project>-<environment>-<suffix>` within the limit of their kind, never shared by two specs.
 * A hash stands in the name (a) when a hyphen inside project or environment would make the split ambiguous
 * (`a-b` + `c` against `a` + `b-c`), (b) when the name would be too long, (c) when the name is unique in the whole
 * account and must tell regions apart.
 */
import { shortHash } from "../../canonical/hash.ts";
import { Traced } from "./traced.ts";

/** Who a name belongs to. */
export interface Identity {
  readonly projectName: string;
  readonly environment: string;
  readonly region: string;
}

export interface NameRule {
  /** Most characters that AWS takes. */
  readonly limit: number;
  /** `account` for names that are unique in all regions together (IAM). */
  readonly scope?: "region" | "account";
}

const identityKeys: readonly string[] = ["projectName", "environment"];

/** The physical name for `suffix`, at most `rule.limit` characters. */
export function physicalName(identity: Identity, suffix: string, rule: NameRule): Traced<string> {
  const { text, from } = fit(identity, suffix, rule.limit, rule.scope ?? "region");
  return new Traced(text, from);
}

/**
 * A name that carries the hash of the inputs that replace its resource, so that the successor can be created before
 * its predecessor goes. The builder completes it: only there are all inputs known.
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

/** As `physicalName`, with room for and completed by the replacement hash. */
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

/** Every name of an environment asks for one of two hashes. */
const hashes = new WeakMap<Identity, { region?: string; account?: string }>();

function identityHash(identity: Identity, scope: "region" | "account"): string {
  let known = hashes.get(identity);
  if (known === undefined) hashes.set(identity, (known = {}));
  const { projectName, environment, region } = identity;
  return (known[scope] ??= shortHash([projectName, environment, ...(scope === "account" ? [region] : [])], hashLength));
}
