/**
 * Provider instances of a plan. They are explicit, so that version, region, account and default tags come from the plan and not from the
 * machine that deploys it.
 */
import { ownTags } from "../../model/tags.ts";
import type { Environment } from "../../model/types.ts";
import { resolveValue } from "../../plan/builder/resolve.ts";
import type { PlanInputs, PlanProvider } from "../../plan/types.ts";
import { providerVersions } from "../../../generated/versions.ts";
import { zoneProviderName } from "../route53/refs.ts";

export function providersOf(environment: Environment): Record<string, PlanProvider> {
  const { awsAccountId, tags, route53 } = environment.spec;
  const aws = awsProvider({
    region: environment.region,
    defaultTags: {
      tags: { ...ownTags(environment), ...tags },
    },
    allowedAccountIds: awsAccountId === undefined ? undefined : [awsAccountId],
  });
  return {
    aws,
    ...(route53.hostedZoneRoleArn === undefined ? {} : { [zoneProviderName]: elsewhere(environment, route53.hostedZoneRoleArn) }),
    random: { package: "random", version: providerVersions.random, inputs: {} },
  };
}

/** The instance that acts through a role, and only in the account that its ARN names. */
function elsewhere({ region }: Environment, roleArn: string): PlanProvider {
  return awsProvider({ region, allowedAccountIds: [roleArn.split(":")[4]!], assumeRoles: [{ roleArn }] });
}

function awsProvider(inputs: object): PlanProvider {
  return { package: "aws", version: providerVersions.aws, inputs: resolveValue(inputs, unnamed).value as PlanInputs };
}

function unnamed(): never {
  throw new Error("a provider has no hashed name");
}
