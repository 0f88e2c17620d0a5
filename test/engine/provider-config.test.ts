/** Stack config `aws:*` reaches the plan's explicit providers exactly as the SDK's own Provider class would send it. */
import { describe, expect, it } from "vitest";
import type { Plan } from "../../compiler/plan/types.ts";
import { generatedPlan } from "../../tools/engine/generated-plan.ts";
import type { Maker } from "../../tools/engine/programs.ts";
import { programsFor } from "../../tools/engine/programs.ts";

/** Each kind of argument: string, number, boolean, list, object, list of objects. */
const given = {
  profile: "team",
  accessKey: "test",
  maxRetries: 5,
  skipCredentialsValidation: true,
  skipMetadataApiCheck: false,
  skipRequestingAccountId: true,
  skipRegionValidation: true,
  s3UsePathStyle: true,
  insecure: true,
  sharedConfigFiles: ["./config"],
  forbiddenAccountIds: ["000000000000"],
  ignoreTags: { keyPrefixes: ["aws-"] },
  assumeRoles: [{ duration: "1h", roleArn: "arn:aws:iam::412356789014:role/deploy", tags: { by: "us" } }],
  assumeRoleWithWebIdentity: { roleArn: "arn:aws:iam::412356789014:role/ci", webIdentityTokenFile: "./token" },
  endpoints: [{ s3: "http://localhost:4566", sts: "http://localhost:4566" }],
} as const;

const text = (value: unknown): string => (typeof value === "string" ? value : JSON.stringify(value));
const config = Object.fromEntries(Object.entries(given).map(([key, value]) => [`aws:${key}`, text(value)]));

const plan = generatedPlan(5);
const aws = plan.providers["aws"]!;
const near: Plan = { ...plan, providers: { aws, far: { ...aws, inputs: { region: "us-east-1" } } } };
/** The same providers with the arguments in the program, as in a hand-written one. */
const inProgram: Plan = {
  ...near,
  providers: Object.fromEntries(
    Object.entries(near.providers).map(([name, provider]) => [
      name,
      { ...provider, inputs: { ...(given as unknown as typeof provider.inputs), ...provider.inputs } },
    ]),
  ),
};
const twoRegions = (whole: Plan): Plan => ({
  ...whole,
  resources: whole.resources.map((resource) =>
    resource.type.endsWith(":Parameter") ? { ...resource, options: { ...resource.options, provider: "far" } } : resource,
  ),
});

/** Arguments of each provider on the wire, and the provider of each resource. */
async function sent(maker: Maker, whole: Plan, stackConfig: Readonly<Record<string, string>>): Promise<Record<string, unknown>> {
  const programs = await programsFor(twoRegions(whole), stackConfig);
  try {
    const { registered } = await programs.run(maker);
    const custom = registered.filter((request) => request.getCustom());
    return Object.fromEntries(
      custom.map((request) => {
        const isProvider = request.getType().startsWith("pulumi:providers:");
        return [request.getName(), isProvider ? request.getObject()?.toJavaScript() : request.getProvider().split("::").at(-2)];
      }),
    );
  } finally {
    programs.dispose();
  }
}

describe("stack config of a provider's package", { timeout: 120_000 }, () => {
  it("reaches every explicit provider, each argument encoded as by the class", async () => {
    const ours = await sent("interpreter", near, config);
    expect(ours).toEqual(await sent("classes", inProgram, {}));
    for (const name of ["aws", "far"]) expect(Object.keys(ours[name] as object)).toEqual(expect.arrayContaining(Object.keys(given)));
    expect([ours["parameter-0"], ours["alarm-0"]]).toEqual(["far", "aws"]);
  });
});
