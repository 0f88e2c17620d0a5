/** Every frozen plan exports what a deployment pipeline needs, and its module's page documents it. */
import { describe, expect, it } from "vitest";
import { walk } from "../../compiler/plan/expressions.ts";
import type { Plan } from "../../compiler/plan/types.ts";
import { edges } from "./support/stacks.ts";
import { frozenSpecs } from "../../tools/fixtures/project.ts";
import { planOf } from "../../tools/fixtures/specs.ts";
import { referenceFiles } from "../support/reference.ts";

/** Types, and the property by which a pipeline refers to them. */
const needed: Readonly<Record<string, string>> = {
  "aws:ecr/repository:Repository": "repositoryUrl",
  "aws:ecs/cluster:Cluster": "name",
  "aws:ecs/service:Service": "name",
  "aws:ecs/taskDefinition:TaskDefinition": "arn",
  "aws:sqs/queue:Queue": "url",
  "aws:elasticache/replicationGroup:ReplicationGroup": "primaryEndpointAddress",
  "aws:rds/instance:Instance": "identifier",
};

/** `id.property` of everything that the outputs expose. */
function told({ outputs }: Plan): Set<string> {
  const found = new Set<string>();
  for (const { value } of Object.values(outputs))
    walk(value, ({ $ref, path }) => {
      if (typeof $ref === "string") found.add(`${$ref}.${String((path as readonly string[])[0])}`);
    });
  return found;
}

/** Resources that AWS runs or fills itself: tasks of services, dead-letter queues, replicas. */
function usedByItself(plan: Plan): Set<string> {
  const types = new Map(plan.resources.map(({ id, type }) => [id, type]));
  const ofServices = edges(plan).filter(([from]) => types.get(from) === "aws:ecs/service:Service");
  return new Set(ofServices.map(([, to]) => to).filter((id) => types.get(id) === "aws:ecs/taskDefinition:TaskDefinition"));
}

const pages = [...referenceFiles].filter(([file]) => /\/\d\d-[^/]*\.md$/.test(file)).map(([, text]) => text);

describe.each(frozenSpecs)("outputs of %s", (name) => {
  const plan = planOf(name);

  it("expose what a pipeline pushes to, runs, waits for and reads", () => {
    const [known, own] = [told(plan), usedByItself(plan)];
    const wanted = plan.resources.flatMap(({ id, type }) => {
      const property = needed[type];
      return property === undefined || own.has(id) || /-dlq$|-replica$/.test(id) ? [] : [`${id}.${property}`];
    });
    expect(wanted.length).toBeGreaterThan(10);
    expect(wanted.filter((each) => !known.has(each))).toEqual([]);
    const roles = plan.resources.some(({ id }) => id === "iam-ci") ? ["ciRoleArn"] : [];
    const others = ["apiUrl", "databaseHost", "databaseReadHost", "databaseSecretArn", "runOnceNetworkConfiguration", ...roles];
    expect(others.filter((output) => !Object.hasOwn(plan.outputs, output))).toEqual([]);
  });

  it("are in the reference, each with its description", () => {
    for (const [output, { description }] of Object.entries(plan.outputs)) {
      const row = pages
        .flatMap((page) => page.slice(page.indexOf("\n## Outputs")).split("\n"))
        .find((line) => line.startsWith(`| \`${output}\` `));
      const text = (row ?? "").split("|").at(-2)?.trim().replaceAll("\\", "");
      expect({ output, text }).toEqual({ output, text: description.replaceAll("\\", "") });
    }
  });
});
