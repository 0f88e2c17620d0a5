import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { loadCatalogue } from "../../../compiler/provider/catalogue.ts";
import { checkFunctionInputs, checkInputs } from "../../../compiler/provider/check.ts";
import { problemText } from "../../../compiler/provider/describe.ts";
import { checkPlan, planProblemText } from "../../../compiler/provider/plan-types.ts";
import { when } from "../../../compiler/plan/builder/expr.ts";
import type { Plan, PlanConfigKey, PlanData, PlanInputs, PlanOptions, PlanValue } from "../../../compiler/plan/types.ts";

const catalogue = loadCatalogue(join(import.meta.dirname, "../../../generated/catalogue"));

const instance = { instanceClass: "db.t3.medium" };
const rds = "aws:rds/instance:Instance";

function plain(token: string, inputs: object): string[] {
  return checkInputs(catalogue, token, inputs).map(problemText);
}

describe("checkInputs on plain inputs", () => {
  it("accepts what the provider accepts", () => {
    expect(plain(rds, { ...instance, allocatedStorage: 20, multiAz: true, vpcSecurityGroupIds: ["sg-1"], tags: { a: "b" } })).toEqual([]);
    expect(plain(rds, { ...instance, engine: "postgres", region: "eu-central-1" })).toEqual([]);
  });

  it("reports an unknown property, and suggests the nearest one", () => {
    expect(checkInputs(catalogue, rds, { ...instance, storageEncripted: true })).toEqual([
      {
        path: ["storageEncripted"],
        kind: "unknown",
        expected: "a property of this type",
        got: "property storageEncripted",
        suggestion: "storageEncrypted",
      },
    ]);
  });

  it("does not take a property of the prototype for one of the type", () => {
    expect(plain(rds, { ...instance, constructor: "x" })).toHaveLength(1);
  });

  it("reports a missing property, also when it is null", () => {
    expect(plain(rds, {})).toEqual(["instanceClass: missing, expected text"]);
    expect(plain(rds, { instanceClass: null })).toEqual(["instanceClass: missing, expected text"]);
  });

  it("reports wrong types at the top level", () => {
    expect(plain(rds, { ...instance, engineVersion: 18 })).toEqual(["engineVersion: got a number (18), expected text"]);
    expect(plain(rds, { ...instance, vpcSecurityGroupIds: "sg-1" })).toEqual([
      'vpcSecurityGroupIds: got text ("sg-1"), expected list of text',
    ]);
    expect(plain(rds, { ...instance, tags: ["a"] })).toEqual(["tags: got a list, expected map of text"]);
    expect(plain(rds, { ...instance, multiAz: { on: true } })).toEqual(["multiAz: got an object, expected true or false"]);
  });

  it("reports all of them in nested values", () => {
    const inputs = {
      defaultActions: [{ type: "forward", forward: { targetGroups: [{ weight: "1" }] }, order: 1, targetGroupArm: "x" }],
      loadBalancerArn: "a",
    };
    expect(plain("aws:lb/listener:Listener", inputs)).toEqual([
      "defaultActions[0].forward.targetGroups[0].arn: missing, expected text",
      'defaultActions[0].forward.targetGroups[0].weight: got text ("1"), expected number',
      "defaultActions[0].targetGroupArm: unknown property targetGroupArm, expected a property of this type (did you mean targetGroupArn?)",
    ]);
  });

  it("reports a value outside a closed enum, and accepts any string for an open one", () => {
    const policy = (effect: string): object => ({
      policy: { Version: "2012-10-17", Statement: [{ Effect: effect, Action: "*", Resource: "*" }] },
    });
    expect(plain("aws:iam/policy:Policy", policy("Allow"))).toEqual([]);
    expect(plain("aws:iam/policy:Policy", policy("allow"))).toEqual([
      'policy.Statement[0].Effect: got text ("allow"), expected one of Allow, Deny (did you mean Allow?)',
    ]);
    expect(plain("aws:ec2/instance:Instance", { instanceType: "t9.brandnew" })).toEqual([]);
  });

  it("reports an unknown resource type and function", () => {
    expect(plain("aws:rds/instanc:Instance", {})).toEqual([
      "unknown resource type aws:rds/instanc:Instance, expected a resource type of the provider catalogue (did you mean aws:rds/instance:Instance?)",
    ]);
    expect(plain("gcp:storage/bucket:Bucket", {})).toHaveLength(1);
    expect(plain("nonsense", {})).toHaveLength(1);
    expect(checkFunctionInputs(catalogue, "aws:ec2/getVpcc:getVpcc", {})[0]?.suggestion).toBe("aws:ec2/getVpc:getVpc");
  });

  it("accepts unknowns and secrets in wire format", () => {
    const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
    const signature = "4dabf18193072939515e22adb298388d";
    const secret = (value: unknown): object => ({ [signature]: "1b47061264138c4ac30d75fd1eb44270", value });
    const unwrap = (value: unknown): unknown =>
      typeof value === "object" && value !== null && signature in value ? (value as { value?: unknown }).value : value;
    const options = { isUnknown: (value: unknown) => value === unknown, unwrap };
    const inputs = { ...instance, allocatedStorage: unknown, password: secret("x"), username: secret(5), passwordWo: secret(unknown) };
    expect(checkInputs(catalogue, rds, inputs, options).map(problemText)).toEqual(["username: got a number (5), expected text"]);
  });
});

const config: Record<string, PlanConfigKey> = {
  apiImage: { type: "string", secret: false, required: true, description: "image" },
  count: { type: "number", secret: false, required: false, description: "count" },
};
const data: Record<string, PlanData> = { caller: { function: "aws:index/getCallerIdentity:getCallerIdentity", inputs: {} } };

function planOf(type: string, inputs: PlanInputs, options: PlanOptions = {}, output: PlanValue = null): Plan {
  const resource = (id: string, token: string, given: PlanInputs, opts: PlanOptions = {}): Plan["resources"][number] => {
    return { id, module: "rds", type: token, inputs: given, options: opts, from: {} };
  };
  const region = { region: "eu-central-1" };
  return {
    format: 1,
    project: "p",
    environment: "e",
    class: "dev",
    region: "eu-central-1",
    usage: {},
    waivers: [],
    spec: { schema: 1, files: {} },
    providers: { aws: { package: "aws", version: "7.48.0", inputs: region } },
    config,
    data,
    resources: [
      resource("vpc", "aws:ec2/vpc:Vpc", { cidrBlock: "10.0.0.0/16" }),
      resource("certificate", "aws:acm/certificate:Certificate", { domainName: "a.b" }),
      resource("subject", type, inputs, options),
    ],
    outputs: { url: { value: output, description: "", module: "rds", secret: false } },
  };
}

const problems = (plan: Plan): string[] => checkPlan(catalogue, plan).map(planProblemText);
const judge = (inputs: PlanInputs): string[] => problems(planOf(rds, { ...instance, ...inputs }));
const ref = (id: string, ...path: (string | number | { find: Record<string, string> })[]): PlanValue => ({ $ref: id, path });

const choice = (name: string, yes: PlanValue, no: PlanValue): PlanValue => when({ config: name }, yes, no) as unknown as PlanValue;

describe("checkPlan", () => {
  it("accepts expressions of the expected type at every level", () => {
    expect(
      judge({
        identifier: { $concat: ["db-", ref("vpc", "id"), "-", 5] },
        username: { $secret: { $config: "apiImage" } },
        allocatedStorage: { $config: "count" },
        vpcSecurityGroupIds: [ref("vpc", "defaultSecurityGroupId")],
        dbName: ref("certificate", "domainValidationOptions", { find: { domainName: "a.b" } }, "resourceRecordName"),
        engine: ref("certificate", "domainValidationOptions", 0, "resourceRecordName"),
        kmsKeyId: choice("apiImage", { $data: "caller", path: ["arn"] }, null),
        parameterGroupName: { $json: { a: [ref("vpc", "arn")] } },
        tags: { a: ref("vpc", "tagsAll", "x") },
      }),
    ).toEqual([]);
  });

  it("reports a reference to an output that does not exist", () => {
    expect(judge({ dbSubnetGroupName: ref("vpc", "arnn") })).toEqual([
      "resources subject: dbSubnetGroupName: unknown output property arnn, expected an output property of its type (did you mean arn?)",
    ]);
    expect(judge({ engine: ref("certificate", "domainValidationOptions", 0, "recordName") })[0]).toContain(
      "unknown output property recordName",
    );
    expect(judge({ engine: ref("certificate", "domainValidationOptions", { find: { domain: "a" } }, "resourceRecordName") })[0]).toContain(
      "unknown output property domain",
    );
    expect(judge({ engine: ref("vpc", "arn", "length") })[0]).toContain("property length of a value that is not an object");
    expect(judge({ engine: ref("vpc") })[0]).toContain("output without a name");
    expect(judge({ engine: { $data: "caller", path: ["account"] } })[0]).toContain("unknown output property account");
  });

  it("reports references to what the plan does not contain", () => {
    expect(judge({ engine: ref("vpcc", "id") })[0]).toContain("unknown resource vpcc");
    expect(judge({ engine: { $data: "callr", path: ["arn"] } })[0]).toContain("did you mean caller?");
    expect(judge({ engine: { $config: "apiimage" } })[0]).toContain("did you mean apiImage?");
    expect(judge({ engine: choice("bootstrap", "a", "b") })[0]).toContain("unknown config key bootstrap");
    expect(judge({ parameterGroupName: { $json: { deep: [{ x: ref("gone", "id") }] } } })[0]).toContain("parameterGroupName.deep[0].x");
  });

  it("reports a reference of the wrong type", () => {
    expect(judge({ engine: ref("certificate", "domainValidationOptions") })).toEqual([
      "resources subject: engine: got certificate.domainValidationOptions, which is list of object (acm.CertificateDomainValidationOption), expected text",
    ]);
    expect(judge({ vpcSecurityGroupIds: ref("vpc", "id") })[0]).toContain("got vpc.id, which is text, expected list of text");
    expect(judge({ multiAz: { $concat: ["true"] } })[0]).toContain("got joined text, expected true or false");
    expect(judge({ engine: { $config: "count" } })[0]).toContain("got config count, which is number, expected text");
    expect(judge({ engine: { $concat: ["a", ref("vpc", "tags")] } })[0]).toContain("which is map of text");
    expect(judge({ allocatedStorage: choice("count", 1, "2") })[0]).toContain('got text ("2"), expected number');
  });

  it("does not let a choice omit a required property", () => {
    const plan = planOf(rds, { instanceClass: choice("count", "db.t3.small", null) });
    expect(problems(plan)).toEqual(["resources subject: instanceClass: missing, expected text"]);
  });

  it("checks the content of a literal as data", () => {
    expect(judge({ tags: { $literal: { $ref: "text" } } })).toEqual([]);
    expect(judge({ tags: { $literal: { $ref: 5 } } })[0]).toContain("tags.$ref: got a number (5), expected text");
  });

  it("checks options, providers, data and outputs too", () => {
    const options = {
      ignoreChanges: ["password", 'tags["x"]', "pasword"],
      replaceOnChanges: ["*"],
      additionalSecretOutputs: ["endpoints"],
    };
    expect(problems(planOf(rds, instance, options))).toEqual([
      "options subject: ignoreChanges: unknown property pasword, expected a property of the resource type (did you mean password?)",
      "options subject: additionalSecretOutputs: unknown property endpoints, expected a property of the resource type (did you mean endpoint?)",
    ]);
    expect(problems(planOf(rds, instance, {}, ref("subject", "adress")))[0]).toContain("outputs url: unknown output property adress");
    const plan = planOf(rds, instance);
    const provider = { package: "aws", version: "7.48.0", inputs: { defaultTags: { tag: {} } } };
    expect(problems({ ...plan, providers: { aws: provider } })[0]).toContain("providers aws: defaultTags.tag: unknown property tag");
    const call = { function: "aws:ec2/getVpc:getVpc", inputs: { idd: "x" } };
    expect(problems({ ...plan, data: { call } })[0]).toContain("data call: idd: unknown property idd");
  });

  it("reports an unknown type once, and not each reference to it", () => {
    expect(problems(planOf("aws:rds/instanc:Instance", {}, {}, ref("subject", "anything")))).toHaveLength(1);
  });
});
