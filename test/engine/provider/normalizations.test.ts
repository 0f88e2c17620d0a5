/** What AWS returns in another form than it was sent: the double knows it, and the modules send what stays unchanged. */
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { loadCatalogue } from "../../../compiler/provider/catalogue.ts";
import type { PlanValue } from "../../../compiler/plan/types.ts";
import { projectRoot } from "../../../tools/engine/build.ts";
import { normalizationsOf, returnedBy, unsettled } from "../../../tools/engine/provider/normalizations/index.ts";
import { diff } from "../../../tools/engine/provider/diff.ts";
import type { Properties } from "../../../tools/engine/provider/wire.ts";
import { frozenSpecs } from "../../../tools/fixtures/project.ts";
import { planOf } from "../../../tools/fixtures/specs.ts";

const resources = frozenSpecs.flatMap((name) => planOf(name).resources);
const task = "aws:ecs/taskDefinition:TaskDefinition";
const role = "aws:iam/rolePolicy:RolePolicy";

/** Properties that differ from the program after the resource was created with these inputs. */
const changedAfter = (token: string, inputs: Properties): readonly string[] => unsettled(token, returnedBy(token, inputs), inputs);
const containers = (container: PlanValue): Properties => ({ containerDefinitions: JSON.stringify([container]) });
const statement = (Condition: PlanValue): Properties => ({
  policy: JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: ["a:B", "a:A"], Resource: ["*"], Condition }] }),
});

describe("the double", () => {
  it("states the source of everything that it knows", () => {
    const known = [...new Set(resources.map(({ type }) => type))].flatMap((type) => normalizationsOf(type));
    expect(known.length).toBeGreaterThan(40);
    for (const [, { sources }] of known) expect(sources.every((source) => source.startsWith("https://"))).toBe(true);
  });

  it("knows every JSON document of the plans", () => {
    const documents = resources.flatMap(({ type, inputs }) =>
      Object.entries(inputs).flatMap(([property, value]) => (JSON.stringify(value).startsWith('{"$json"') ? [`${type} ${property}`] : [])),
    );
    const known = (text: string): boolean => normalizationsOf(text.split(" ")[0]!).some(([property]) => text.endsWith(` ${property}`));
    expect(new Set(documents).size).toBeGreaterThan(10);
    expect([...new Set(documents)].filter((text) => !known(text))).toEqual([]);
  });

  it("knows the order of every list of the plans", () => {
    const lists = resources.flatMap(({ type, inputs }) =>
      Object.entries(inputs).flatMap(([property, value]) => (Array.isArray(value) && value.length > 1 ? [`${type} ${property}`] : [])),
    );
    const known = (text: string): boolean => normalizationsOf(text.split(" ")[0]!).some(([property]) => text.endsWith(` ${property}`));
    expect(new Set(lists).size).toBeGreaterThan(10);
    expect([...new Set(lists)].filter((text) => !known(text))).toEqual([]);
  });
});

describe("container definitions", () => {
  const usual = {
    name: "a",
    image: "b",
    healthCheck: { command: ["CMD", "true"] },
    portMappings: [{ containerPort: 80 }],
    environment: [
      { name: "Z", value: "1" },
      { name: "A", value: "2" },
    ],
    secrets: [
      { name: "Y", valueFrom: "y" },
      { name: "B", valueFrom: "b" },
    ],
  };

  it("come back with defaults, empty lists and another order, which the provider ignores", () => {
    expect(JSON.stringify(returnedBy(task, containers(usual)))).toMatch(/volumesFrom/);
    expect(changedAfter(task, containers(usual))).toEqual([]);
    expect(changedAfter(task, containers({ ...usual, command: [], linuxParameters: { initProcessEnabled: true } }))).toEqual([]);
  });

  it("replace the task definition in every update when they omit a list of capabilities", () => {
    const without = containers({ ...usual, linuxParameters: { capabilities: { drop: ["ALL"] } } });
    expect(changedAfter(task, without)).toEqual(["containerDefinitions"]);
    expect(changedAfter(task, containers({ ...usual, linuxParameters: { capabilities: { add: [], drop: ["ALL"] } } }))).toEqual([]);
    const catalogue = loadCatalogue(join(projectRoot, "generated", "catalogue"));
    const facts = { replace: ["containerDefinitions"], replaceWhen: [] };
    expect(diff(catalogue, facts, task, without, without, returnedBy(task, without)).replaces).toEqual(["containerDefinitions"]);
  });
});

describe("policies", () => {
  it("come back in another order and with shortened lists, which the provider ignores", () => {
    const inputs = statement({ StringEquals: { "aws:SourceAccount": ["123456789012"] } });
    expect(returnedBy(role, inputs)["policy"]).toMatch(/"Resource":"\*"/);
    expect(changedAfter(role, inputs)).toEqual([]);
    const principal = JSON.stringify({ Statement: { Effect: "Deny", Action: "s3:*", Principal: { AWS: ["123456789012"] } } });
    expect(changedAfter("aws:s3/bucketPolicy:BucketPolicy", { policy: principal })).toEqual([]);
  });

  it("change in every update when a condition is not a text", () => {
    expect(changedAfter(role, statement({ Bool: { "aws:SecureTransport": true } }))).toEqual(["policy"]);
    expect(changedAfter(role, statement({ NumericLessThan: { "aws:MultiFactorAuthAge": [3600] } }))).toEqual(["policy"]);
  });
});

it("words in lower case are no change", () => {
  expect(changedAfter("aws:rds/instance:Instance", { maintenanceWindow: "Sun:04:00-Sun:05:00" })).toEqual([]);
  expect(changedAfter("aws:route53/record:Record", { name: "API.example.org" })).toEqual([]);
});
