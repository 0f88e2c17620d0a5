/** What an environment takes that exists only once: in an AWS account, or in the world. */
import { pathOf } from "../source/keys.ts";
import { ownHosts } from "./hosts.ts";
import type { Environment } from "./types.ts";

/** One thing that only one environment can own. */
export interface Claim {
  /** Equal for two environments that want the same thing. */
  readonly id: string;
  /** What it is, for messages: "GitHub's identity provider". */
  readonly name: string;
  /** Path of the key that decides about it. */
  readonly path: readonly (string | number)[];
  readonly help: string;
  /** Is it unique in one account only? Two environments of different accounts may then both have it. */
  readonly perAccount: boolean;
}

const issuer = "https://token.actions.githubusercontent.com";

/** Properties of extra resources whose values are unique in an account (IAM) or everywhere (buckets). */
const uniqueProperties: Readonly<Record<string, readonly [property: string, perAccount: boolean]>> = {
  "aws:iam/role:Role": ["name", true],
  "aws:iam/policy:Policy": ["name", true],
  "aws:iam/user:User": ["name", true],
  "aws:iam/group:Group": ["name", true],
  "aws:iam/instanceProfile:InstanceProfile": ["name", true],
  "aws:iam/openIdConnectProvider:OpenIdConnectProvider": ["url", true],
  "aws:iam/samlProvider:SamlProvider": ["name", true],
  "aws:s3/bucket:Bucket": ["bucket", false],
  "aws:route53/zone:Zone": ["name", true],
};

/** Everything that the environment claims, apart from names that contain its own. */
export function claimsOf(environment: Environment): readonly Claim[] {
  return [...identityProvider(environment), ...hosts(environment), ...stated(environment)];
}

function* identityProvider({ spec: { iam } }: Environment): Iterable<Claim> {
  if (iam.githubRepository === undefined || !iam.createGithubIdentityProvider) return;
  yield {
    id: `aws:iam/openIdConnectProvider:OpenIdConnectProvider ${issuer}`,
    name: "GitHub's identity provider",
    path: ["iam", "createGithubIdentityProvider"],
    help: "set `iam.createGithubIdentityProvider: false` in all environments of the account but one",
    perAccount: true,
  };
}

function* hosts(environment: Environment): Iterable<Claim> {
  const help = "use another host name: both environments would write the same DNS record";
  const claim = (host: string, path: Claim["path"]): Claim => ({
    id: `host ${host}`,
    name: `the host name \`${host}\``,
    path,
    help,
    perAccount: false,
  });
  yield claim(environment.spec.domainName, ["domainName"]);
  for (const { host } of ownHosts(environment)) yield claim(host.value, pathOf(host.from[0] ?? "domainName", environment.spec as never));
}

function* stated({ spec }: Environment): Iterable<Claim> {
  for (const [id, extra] of Object.entries(spec.extraResources)) {
    const [property, perAccount] = uniqueProperties[extra?.type ?? ""] ?? [];
    const value: unknown = property === undefined ? undefined : extra?.inputs?.[property];
    if (typeof value !== "string" || property === undefined || perAccount === undefined) continue;
    yield {
      id: `${extra!.type} ${value}`,
      name: `the ${property} \`${value}\``,
      path: ["extraResources", id, "inputs", property],
      help: `use another ${property}, or create the resource in one environment only`,
      perAccount,
    };
  }
}
