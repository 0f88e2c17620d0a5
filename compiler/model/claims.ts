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
  /** Environments of different accounts, or of different regions, may both have it if it is unique in an account or region only. */
  readonly scope: "region" | "account" | "world";
}

const issuer = "https://token.actions.githubusercontent.com";

/** Everything that the keys claim, apart from names that contain the environment's own. */
export function claimsOf(environment: Environment): readonly Claim[] {
  return [...identityProvider(environment), ...hosts(environment)];
}

function* identityProvider({ spec: { iam } }: Environment): Iterable<Claim> {
  if (iam.githubRepository === undefined || !iam.createGithubIdentityProvider) return;
  yield {
    id: `aws:iam/openIdConnectProvider:OpenIdConnectProvider ${issuer}`,
    name: "GitHub's identity provider",
    path: ["iam", "createGithubIdentityProvider"],
    help: "set `iam.createGithubIdentityProvider: false` in all environments of the account but one",
    scope: "account",
  };
}

function* hosts(environment: Environment): Iterable<Claim> {
  const help = "use another host name: both environments would write the same DNS record";
  const claim = (host: string, path: Claim["path"]): Claim => ({
    id: `host ${host}`,
    name: `the host name \`${host}\``,
    path,
    help,
    scope: "world",
  });
  yield claim(environment.spec.domainName, ["domainName"]);
  for (const { host } of ownHosts(environment)) yield claim(host.value, pathOf(host.from[0] ?? "domainName", environment.spec as never));
}
