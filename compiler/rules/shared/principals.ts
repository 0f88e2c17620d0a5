/** Whom a statement admits: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html */
import { parse } from "../../plan/expressions.ts";
import type { PlanReader } from "../../plan/reader.ts";
import type { PlanValue } from "../../plan/types.ts";
import { isRecord, list } from "../../plan/values.ts";
import { accountOf, isUncertain, textIn } from "./rendered.ts";

/** Accounts by their relation to the one of the deployment; `unknown` before deployment. */
export type Owner = "own" | "foreign" | "everybody" | "unknown";

/** A principal: of which kind, its text, and whose it is. A service or identity provider has no owner. */
export interface Admitted {
  readonly kind: "AWS" | "Service" | "Federated" | "CanonicalUser" | "unknown";
  readonly text: string;
  readonly owner: Owner | undefined;
}

/** Every principal of a `Principal` element. */
export function admitted(reader: PlanReader, principal: PlanValue | undefined): readonly Admitted[] {
  if (principal === undefined) return [];
  if (principal === "*") return [{ kind: "AWS", text: "*", owner: "everybody" }];
  const node = parse(principal);
  if (node.kind !== "map") return [{ kind: "unknown", text: textIn(reader, principal), owner: "unknown" }];
  return Object.entries(node.entries).flatMap(([kind, values]) => list(values).map((value) => principalOf(reader, kind, value)));
}

function principalOf(reader: PlanReader, kind: string, value: PlanValue): Admitted {
  const text = textIn(reader, value);
  const owner = ownerOf(text, accountOf(reader));
  switch (kind) {
    case "AWS":
      return { kind, text, owner };
    case "Service":
      return { kind, text, owner: isUncertain(text) ? "unknown" : /[*?]/.test(text) ? "everybody" : undefined };
    case "Federated":
      // The providers of the web, such as `accounts.google.com`, have no ARN.
      return { kind, text, owner: isUncertain(text) ? "unknown" : text.startsWith("arn:") ? owner : undefined };
    case "CanonicalUser":
      return { kind, text, owner: isUncertain(text) ? "unknown" : "foreign" };
    default:
      return { kind: "unknown", text, owner: "unknown" };
  }
}

/**
 * Whose account a principal, ARN or account id belongs to. Wildcards in the account are everybody; a name without an account, such as the
 * unique id of a user, may belong to anyone and is foreign.
 */
export function ownerOf(text: string, account: string): Owner {
  if (text === "*") return "everybody";
  const [scheme, , , , owner = ""] = text.split(":", 5);
  const named = scheme === "arn" ? owner : text;
  if (isUncertain(text.split(":", 5).join(":"))) return "unknown";
  if (named === account) return "own";
  return /[*?]/.test(named) ? "everybody" : "foreign";
}

type Condition = Readonly<Record<string, PlanValue>>;

/** Operators that a request passes only if it has the key and the key has one of the values. */
const restricting = /^(StringEquals|StringLike|Arn(Equals|Like))$/;
/** Operators that also pass a request that lacks the key. */
const restrictingWhereSent = /^(StringEquals|StringLike|Arn(Equals|Like))IfExists$/;

/**
 * Condition keys with the account of the caller, or of the resource that a service acts for. IAM ignores their case. `aws:ResourceAccount` is
 * none of them: it is the account of the resource that is called, so in a resource policy it always has the same value.
 */
const accountKeys: ReadonlySet<string> = new Set(
  ["aws:SourceAccount", "aws:SourceArn", "aws:SourceOwner", "aws:PrincipalAccount", "aws:PrincipalArn", "kms:CallerAccount"].map((name) =>
    name.toLowerCase(),
  ),
);

/**
 * The encryption context of a service that encrypts for its resource, such as `kms:EncryptionContext:aws:logs:arn`. A service states the
 * resource that it acts for; every other caller states whatever it likes.
 */
const encryptedArn = /^kms:encryptioncontext:aws:[a-z-]+:[a-z-]*arn$/;

/**
 * Does a condition admit only requests that come from this account, or from a resource in it? Membership of an organization does not count:
 * it has other accounts, and nobody can tell from an id whose organization it is.
 */
export function isForOwnAccount(reader: PlanReader, condition: Condition): boolean {
  return namesOwnAccount(reader, restrictions(condition), (key) => accountKeys.has(key));
}

/** Like `isForOwnAccount`, for requests of an AWS service. */
export function isServiceForOwnAccount(reader: PlanReader, condition: Condition): boolean {
  return namesOwnAccount(reader, restrictions(condition), isServiceKey);
}

/** Like `isServiceForOwnAccount`, for a service that does not send its account with every request. */
export function isServiceForOwnAccountWhereSent(reader: PlanReader, condition: Condition): boolean {
  return namesOwnAccount(reader, restrictions(condition, restrictingWhereSent), isServiceKey);
}

function isServiceKey(key: string): boolean {
  return accountKeys.has(key) || encryptedArn.test(key);
}

function namesOwnAccount(reader: PlanReader, restricted: ReturnType<typeof restrictions>, counts: (key: string) => boolean): boolean {
  const account = accountOf(reader);
  return restricted.some(
    ([key, values]) => counts(key) && values.length > 0 && values.every((value) => ownerOf(textIn(reader, value), account) === "own"),
  );
}

/** The keys that restrict, in lower case, with their values. */
function restrictions(condition: Condition, operators = restricting): readonly (readonly [key: string, values: readonly PlanValue[]])[] {
  return Object.entries(condition).flatMap(([operator, keys]) =>
    operators.test(operator) && isRecord(keys) ? Object.entries(keys).map(([key, value]) => [key.toLowerCase(), list(value)] as const) : [],
  );
}
