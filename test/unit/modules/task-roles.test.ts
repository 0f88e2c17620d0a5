/** Every statement of a task's roles follows from something that the task is declared to use, and goes with it. */
import { describe, expect, it } from "vitest";
import { isOperatorKey } from "../../../compiler/plan/expressions.ts";
import { readerOf, type PlanReader } from "../../../compiler/plan/reader.ts";
import { referencesOf } from "../../../compiler/plan/references.ts";
import type { Plan, PlanResource, PlanValue } from "../../../compiler/plan/types.ts";
import { list, records, type PlanRecord } from "../../../compiler/plan/values.ts";
import type { Tree } from "../../../compiler/source/types.ts";
import { frozenSpecs } from "../../../tools/fixtures/project.ts";
import { environmentOf, planOf } from "../../../tools/fixtures/specs.ts";
import { actionNamed } from "../../../tools/generate/aws-tables/iam-data.ts";

interface Stated {
  readonly sid: string;
  readonly actions: readonly string[];
  readonly resources: readonly PlanValue[];
}

/** Statements of a role's own policies. */
function statementsOf(reader: PlanReader, kind: "task" | "execution", name: string): readonly Stated[] {
  return [`iam-${kind}-${name}-policy`, `iam-${kind}-${name}-stated`].flatMap((id) => {
    const found = reader.document(reader.byId(id)?.inputs["policy"]);
    if (found.state !== "known") return [];
    return records((found.value as PlanRecord)["Statement"]).map((each) => ({
      sid: String(each["Sid"]),
      actions: list(each["Action"]).map(String),
      resources: list(each["Resource"]),
    }));
  });
}

/** Resources of a type that a value refers to. */
function idsOf(reader: PlanReader, value: PlanValue | undefined, type: string): readonly string[] {
  return [...referencesOf(value)].filter((id) => reader.byId(id)?.type === type).sort();
}

const tasks = (plan: Plan): readonly PlanResource[] =>
  plan.resources.filter(({ type }) => type === "aws:ecs/taskDefinition:TaskDefinition");
const of = (statements: readonly Stated[], ...sids: readonly string[]): PlanValue =>
  statements.filter(({ sid }) => sids.includes(sid)).flatMap(({ resources }) => resources);

describe.each(frozenSpecs)("the roles of the tasks of %s", (name) => {
  const plan = planOf(name);
  const reader = readerOf(plan);
  const environment = environmentOf(name);

  it.each(tasks(plan).map(({ id, inputs }) => ({ id, task: id.replace("ecs-task-", ""), inputs })))("$id: allow what it uses", (each) => {
    const document = reader.document(each.inputs["containerDefinitions"]);
    const containers = document.state === "known" ? records(document.value) : [];
    const execution = statementsOf(reader, "execution", each.task);
    const own = statementsOf(reader, "task", each.task);
    const at = (property: string): PlanValue => containers.map((container) => container[property] ?? null);

    const secret = "aws:secretsmanager/secret:Secret";
    expect(idsOf(reader, of(execution, "ReadSecrets"), secret)).toEqual(idsOf(reader, at("secrets"), secret));
    const group = "aws:cloudwatch/logGroup:LogGroup";
    expect(idsOf(reader, of(execution, "WriteLog"), group)).toEqual(idsOf(reader, at("logConfiguration"), group));
    const queue = "aws:sqs/queue:Queue";
    expect(idsOf(reader, of(own, "Send", "Receive"), queue)).toEqual(idsOf(reader, at("environment"), queue));
    const keys = idsOf(reader, of(execution, "DecryptSecrets"), "aws:kms/key:Key");
    const secrets = idsOf(reader, at("secrets"), secret).map((id) => reader.byId(id)!.inputs["kmsKeyId"] ?? null);
    expect(keys).toEqual(idsOf(reader, secrets, "aws:kms/key:Key"));
    const repositories = idsOf(reader, of(execution, "PullImage"), "aws:ecr/repository:Repository");
    const images = JSON.stringify(at("image")).matchAll(/"config":"(\w+)Image"/g);
    expect(repositories).toEqual([...new Set([...images].map(([, image]) => `ecr-${image}`))]);
    const workload = { ...environment.services, ...environment.workers }[each.task];
    expect(own.some(({ sid }) => sid === "PublishMetrics")).toBe((workload?.imageContract.publishesMetrics.length ?? 0) > 0);
    const service = reader.byId(`ecs-service-${each.task}`);
    expect(own.some(({ sid }) => sid === "ExecChannels")).toBe(service?.inputs["enableExecuteCommand"] === true);
  });

  it("name exact actions, and `*` as a resource only where AWS knows no other", () => {
    const all = tasks(plan).flatMap(({ id }) =>
      (["task", "execution"] as const).flatMap((kind) => statementsOf(reader, kind, id.replace("ecs-task-", ""))),
    );
    for (const { sid, actions, resources } of all) {
      for (const action of actions) expect(actionNamed(action)?.name, `${sid} ${action}`).toBe(action.split(":")[1]);
      // The resource types of each action, from the Service Authorization Reference.
      if (resources.includes("*"))
        expect(
          actions.flatMap((action) => actionNamed(action)!.resourceTypes.filter(({ required }) => required)),
          sid,
        ).toEqual([]);
      const isNamed = (value: PlanValue): boolean => value === "*" || typeof value === "string" || Object.keys(value!).some(isOperatorKey);
      expect(resources.every(isNamed), sid).toBe(true);
    }
  });
});

/** What a spec declares, the statements that come of it, and the role that has them. */
const declared: readonly (readonly [what: string, role: "task" | "execution", over: Tree, sids: readonly string[]])[] = [
  ["ECS Exec", "task", { ecsServices: { enableExecuteCommand: true } }, ["ExecChannels", "FindExecLog", "WriteExecLog", "DecryptSession"]],
  ["a parameter", "execution", extras({ secrets: { A_TOKEN: { ssm: "/kiwi/token" } } }), ["ReadStatedParameters"]],
  ["a secret", "execution", extras({ secrets: { A_TOKEN: { secretArn: arnOf("kiwi-AbCdEf") } } }), ["ReadStatedSecrets"]],
  [
    "a statement",
    "task",
    extras({ iamStatements: [{ Sid: "Mine", Action: ["s3:GetObject"], Resource: ["arn:aws:s3:::kiwi/*"] }] }),
    ["Mine"],
  ],
];

function extras(api: Tree): Tree {
  return { ecsServices: { serviceExtras: { api } } };
}

function arnOf(name: string): string {
  return `arn:aws:secretsmanager:eu-central-1:412356789014:secret:${name}`;
}

describe("a statement", () => {
  it.each(declared)("comes with %s, and goes with it", (_what, role, over, sids) => {
    const [without, with_] = [{ ecsServices: { enableExecuteCommand: false } }, over].map((each) =>
      statementsOf(readerOf(planOf("prod", each)), role, "api").map(({ sid }) => sid),
    );
    expect(with_!.filter((sid) => !without!.includes(sid)).sort()).toEqual([...sids].sort());
    expect(without!.filter((sid) => !with_!.includes(sid))).toEqual([]);
  });

  it("names a queue while its service sends to it, and its worker consumes it", () => {
    const queues = (sendsTo: readonly string[], consumes: readonly string[]) => {
      const extraQueues = Object.fromEntries([...sendsTo, ...consumes].map((name) => [name, {}]));
      const over = { sqs: { extraQueues }, ...extras({ sendsTo }), ecsWorkers: { workerExtras: { worker: { consumes } } } };
      const reader = readerOf(planOf("prod", over));
      return (["api", "worker"] as const).map((task) =>
        idsOf(reader, of(statementsOf(reader, "task", task), "Send", "Receive"), "aws:sqs/queue:Queue").filter((id) => id === "sqs-kiwi"),
      );
    };
    expect(queues([], [])).toEqual([[], []]);
    expect(queues(["kiwi"], [])).toEqual([["sqs-kiwi"], []]);
    expect(queues([], ["kiwi"])).toEqual([[], ["sqs-kiwi"]]);
  });

  it("of a key goes with the key", () => {
    const over = { iam: { enableCustomerManagedKeys: false } };
    const sids = statementsOf(readerOf(planOf("dev", over)), "execution", "api").map(({ sid }) => sid);
    expect(sids).not.toContain("DecryptSecrets");
  });
});
