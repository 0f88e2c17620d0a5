/** What a new environment must set differently from the one that it extends or is copied from. */
import { isTree } from "../../source/merge.ts";
import type { Json, Operation } from "../../edit/operation.ts";
import type { Environment } from "../../model/types.ts";
import { zoneNameOf } from "../../model/zone-name.ts";
import type { KeyPath, Tree } from "../../source/types.ts";
import { valueAt } from "../../source/value-at.ts";
import { freeBlock } from "../../aws/free-block.ts";

export interface NewEnvironment {
  readonly name: string;
  readonly class: string;
  readonly domain: string;
  /** Keys of the command line, by path. */
  readonly stated: readonly Extract<Operation, { kind: "set" }>[];
}

/** Edits of the new file. `model` is the other environment, `tree` its spec; `others` are all environments of the project. */
export function differences(wanted: NewEnvironment, model: Environment, tree: Tree, others: readonly Environment[]): readonly Operation[] {
  const { spec } = model;
  const set = (path: KeyPath, value: Json): Operation => ({ kind: "set", path, value });
  const account = wanted.stated.find(({ path }) => path.join(".") === "awsAccountId")?.value ?? spec.awsAccountId;
  const block = freeBlock(
    spec.vpc.vpcCidr,
    others.map((other) => other.spec.vpc.vpcCidr),
  );
  const audience = spec.auth0Audience.replaceAll(spec.domainName, wanted.domain);
  const zone = zoneNameOf(spec);
  const sharesAccount = account === spec.awsAccountId;
  return [
    set(["environment"], wanted.name),
    set(["class"], wanted.class),
    set(["domainName"], wanted.domain),
    ...(audience === spec.auth0Audience ? [] : [set(["auth0Audience"], audience)]),
    ...(spec.vpc.existingVpc !== undefined || block === undefined ? [] : [set(["vpc", "vpcCidr"], block)]),
    // The account's one identity provider belongs to the other environment.
    ...(spec.iam.githubRepository !== undefined && spec.iam.createGithubIdentityProvider && sharesAccount
      ? [set(["iam", "createGithubIdentityProvider"], false)]
      : []),
    // By default the zone is the parent domain, which would be another one now.
    ...(spec.hostedZoneId === undefined && spec.route53.hostedZoneName === undefined && isWithin(wanted.domain, zone)
      ? [set(["route53", "hostedZoneName"], zone)]
      : []),
    // The certificate is for the other names.
    ...(spec.acm.certificateArn === undefined ? [] : [set(["acm", "certificateArn"], null)]),
    ...ownHosts(tree).map(([path, host]) => set(path, domainFor(host, zone, wanted.name))),
    ...wanted.stated,
  ];
}

/** Hosts of extra services, which no two environments can share. */
function ownHosts(tree: Tree): readonly (readonly [path: KeyPath, host: string])[] {
  const path = ["ecsServices", "extraServices"];
  const services = valueAt(tree, path);
  return Object.entries(isTree(services) ? services : {}).flatMap(([name, service]) => {
    const host = isTree(service) ? service["host"] : undefined;
    return typeof host === "string" ? [[[...path, name, "host"], host] as const] : [];
  });
}

/** `api.tidechat.io` in the zone `tidechat.io` becomes `api.staging.tidechat.io`. */
export function domainFor(host: string, zone: string, environment: string): string {
  if (!isWithin(host, zone)) return host;
  const first = host === zone ? [] : [host.split(".")[0]!];
  return [...first, environment, zone].join(".");
}

function isWithin(host: string, zone: string): boolean {
  return host === zone || host.endsWith(`.${zone}`);
}
