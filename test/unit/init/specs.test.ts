import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { continuousShare } from "../../../compiler/aws/burstable.ts";
import { dbClassVcpu } from "../../../compiler/aws/rds.ts";
import { placeOf } from "../../../compiler/aws/region-places.ts";
import { regionNames, zonesOf } from "../../../compiler/aws/regions.ts";
import { answersFor, goodProposal, propose } from "./proposals.ts";

const lists = ["dev", "prod", "dev,prod", "dev,staging,prod", "eu,us", "qa:dev,live"];

/** One value of a plan's first resource of a type. */
function inputOf(plan: ReturnType<typeof goodProposal>[number]["plan"], type: string, property: string): unknown {
  return plan.resources.find((resource) => resource.type === type)?.inputs[property];
}

describe("proposed specs", () => {
  it("compile without a finding in every region", () => {
    for (const [index, region] of regionNames().entries()) {
      const specs = goodProposal(answersFor(region, lists[index % 2]!, 10 ** (index % 7)));
      expect(specs.map(({ plan }) => plan.region)).toEqual(specs.map(() => region));
    }
  });

  it("compile without a finding for any environments and any size", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...regionNames()),
        fc.constantFrom(...lists),
        fc.integer({ min: 1, max: 2_000_000 }),
        (region, list, size) => {
          goodProposal(answersFor(region, list, size));
        },
      ),
      { numRuns: 8, seed: 13 },
    );
    expect.hasAssertions();
  });

  it("compile without a finding with every optional answer, and with none", () => {
    const { account: _account, ...least } = answersFor("eu-west-2", "dev,staging,prod", 5000);
    expect(goodProposal(least)).toHaveLength(3);
    expect(goodProposal({ ...least, alarmEmail: "ops@acme.example", repository: "acme/platform" })).toHaveLength(3);
    expect(goodProposal({ ...answersFor("eu-west-2", "dev", 50), alarmEmail: "ops@acme.example" })[0]!.text).toContain(
      "enableAlarms: true",
    );
  });

  it("have no waivers, in class prod either", () => {
    for (const { plan } of goodProposal(answersFor("us-east-1", "dev,staging,prod", 30_000))) expect(plan.waivers ?? []).toEqual([]);
  });

  it("grow with the users", () => {
    const continuousVcpus = [1000, 100_000, 1_000_000].map((size) => {
      const { plan } = goodProposal(answersFor("eu-central-1", "prod", size))[0]!;
      const instanceClass = inputOf(plan, "aws:rds/instance:Instance", "instanceClass") as string;
      return dbClassVcpu(instanceClass)! * continuousShare(instanceClass);
    });
    expect(continuousVcpus).toEqual([...continuousVcpus].sort((a, b) => a - b));
    expect(continuousVcpus.at(-1)).toBeGreaterThan(10 * continuousVcpus[0]!);
  });

  it("use what a region has: two zones in us-west-1, no t4g in ca-west-1", () => {
    const [west] = goodProposal(answersFor("us-west-1", "prod", 1_000_000));
    expect(west!.text).toContain(`availabilityZones: [${zonesOf("us-west-1").join(", ")}]`);
    const [calgary] = goodProposal(answersFor("ca-west-1", "prod", 1000));
    expect(calgary!.text).toContain("rdsInstanceClass: db.t3.small");
  });

  it("are refused when no class is large enough", () => {
    expect(propose(answersFor("eu-central-1", "prod", 50_000_000))).toBeUndefined();
  });
});

describe("environments", () => {
  const hosts = (list: string) => goodProposal(answersFor("eu-west-1", list, 1000)).map(({ environment }) => environment.host);

  it("extend the first of class dev, and have networks of their own", () => {
    const [dev, prod, staging] = goodProposal(answersFor("eu-west-1", "prod,dev,staging", 1000));
    expect([dev!.file, prod!.file, staging!.file]).toEqual(["spec/dev.yaml", "spec/prod.yaml", "spec/staging.yaml"]);
    expect(dev!.text).not.toContain("extends:");
    expect(prod!.text).toContain("extends: dev.yaml\n");
    expect([dev, prod, staging].map((spec) => inputOf(spec!.plan, "aws:ec2/vpc:Vpc", "cidrBlock"))).toEqual([
      "10.0.0.0/16",
      "10.1.0.0/16",
      "10.2.0.0/16",
    ]);
  });

  it("are served at the domain: production at api., others with their names", () => {
    expect(hosts("dev,staging,prod")).toEqual(["api.dev.acme.example", "api.staging.acme.example", "api.acme.example"]);
    expect(hosts("eu,us")).toEqual(["api.eu.acme.example", "api.us.acme.example"]);
  });

  it("share the users: all for production, a tenth for staging, a few for dev", () => {
    const users = goodProposal(answersFor("eu-west-1", "dev,staging,prod", 20_000)).map(({ environment }) => environment.users);
    expect(users).toEqual([50, 2000, 20_000]);
  });

  it("share the account: one free tier, one identity provider of GitHub", () => {
    const specs = goodProposal(answersFor("eu-west-1", "dev,staging,prod", 20_000, { repository: "acme/platform" }));
    expect(specs.map(({ plan }) => plan.usage["accountFreeTier"])).toEqual([false, false, true]);
    const providers = specs.map(({ plan }) =>
      plan.resources.filter(({ type }) => type === "aws:iam/openIdConnectProvider:OpenIdConnectProvider"),
    );
    expect(providers.map(({ length }) => length)).toEqual([1, 0, 0]);
  });
});

it("every region has a place in words", () => {
  expect(regionNames().filter((region) => placeOf(region) === undefined)).toEqual([]);
});

it("burstable classes have a baseline, others their whole processor", () => {
  expect(["db.t3.micro", "cache.t4g.medium", "db.m6g.large"].map(continuousShare)).toEqual([0.1, 0.2, 1]);
});
