/**
 * Provider instances of a plan. They are explicit, so that version, region, account and default tags come from the plan and not from the
 * machine that deploys it.
 */
import { ownTags } from "../../model/tags.ts";
import type { Environment } from "../../model/types.ts";
import { resolveValue } from "../../plan/builder/resolve.ts";
import type { PlanInputs, PlanProvider } from "../../plan/types.ts";
import { providerVersions } from "../../../generated/versions.ts";

export function providersOf(environment: Environment): Record<string, PlanProvider> {
  const { awsAccountId, tags } = environment.spec;
  const aws = {
    region: environment.region,
    defaultTags: {
      tags: { ...ownTags(environment), ...tags },
    },
    allowedAccountIds: awsAccountId === undefined ? undefined : [awsAccountId],
  };
  return {
    aws: { package: "aws", version: providerVersions.aws, inputs: resolveValue(aws, unnamed).value as PlanInputs },
    random: { package: "random", version: providerVersions.random, inputs: {} },
  };
}

function unnamed(): never {
  throw new Error("a provider has no hashed name");
}
