import { entriesOf } from "../../model/extras.ts";
import { ambiguousWith, builtInNames, nameTaken, reservedWord } from "../../model/reserved-names.ts";
import { scheduledRunsOf } from "../../model/scheduled-tasks.ts";
import type { Environment } from "../../model/types.ts";
import { workloadsOf } from "../../model/workloads.ts";
import { traced } from "../../plan/builder/traced.ts";
import type { Finding, Rule } from "../rule.ts";

/** A name and its key. Names that every environment has are without a key. */
interface Named {
  readonly name: string;
  readonly key?: string;
}

const rule: Rule = {
  severity: "error",
  title: "Name of an extra resource is taken or reserved",
  reason:
    "Names of extra services, workers, queues and scheduled tasks become part of resource names. Two equal or ambiguous names would lead to two resources of the same name.",
  source: "platform-compile",
  good: "{ecsServices: {extraServices: {reports: {paths: [/reports], desiredCount: 1, cpu: 256, memory: 512}}}}",
  bad: "{ecsServices: {extraServices: {worker: {paths: [/reports], desiredCount: 1, cpu: 256, memory: 512}}}}",

  *checkSpec(environment) {
    const { extraServices } = environment.spec.ecsServices;
    const { extraWorkers } = environment.spec.ecsWorkers;
    const workloads: readonly Named[] = [
      ...[...builtInNames.service, ...builtInNames.worker].map((name) => ({ name })),
      ...namesOf(extraServices, "ecsServices.extraServices"),
      ...namesOf(extraWorkers, "ecsWorkers.extraWorkers"),
    ];
    const queues: readonly Named[] = [
      ...builtInNames.queue.map((name) => ({ name })),
      ...namesOf(environment.spec.sqs.extraQueues, "sqs.extraQueues"),
    ];
    for (const { name, key } of workloads) {
      const word = reservedWord(name);
      if (key !== undefined && word !== undefined)
        yield { key, message: `the word \`${word}\` is reserved for resources of the platform`, help: "use another name" };
    }
    yield* unique(workloads, "workload");
    yield* unique(queues, "queue");
    yield* parts(environment);
  },
};

function namesOf(map: Readonly<Record<string, unknown>>, key: string): readonly Named[] {
  return entriesOf(traced(map, key)).map(({ name, key: own }) => ({ name, key: own }));
}

function* unique(all: readonly Named[], kind: "workload" | "queue" | "task"): Iterable<Finding> {
  for (const [index, { name, key }] of all.entries()) {
    if (key === undefined) continue;
    const earlier = all.slice(0, index).find((other) => other.name === name);
    if (earlier !== undefined) {
      yield {
        key,
        ...nameTaken(name),
        ...(earlier.key === undefined ? {} : { related: [{ key: earlier.key, message: "taken here" }] }),
      };
    }
    const names = all.map((other) => other.name);
    const other = ambiguousWith(kind, name, names);
    if (other !== undefined)
      yield { key, message: `resources of \`${name}\` would have the same names as those of \`${other}\``, help: "use another last word" };
  }
}

/** Names within a workload are prefixed with its own: `c` of `a-b` and `b-c` of `a` collide. */
function* parts(environment: Environment): Iterable<Finding> {
  const all = workloadsOf(environment);
  yield* unique(
    all.flatMap((workload) => scheduledRunsOf(workload)),
    "task",
  );
  for (const part of ["alarms", "securityGroupRules"] as const) {
    const named = all.flatMap(({ name: own, extras }) =>
      entriesOf<unknown>(extras[part]).map(({ name, key }) => ({ name: `${own}-${name}`, key })),
    );
    for (const [index, { name, key }] of named.entries()) {
      const earlier = named.slice(0, index).find((other) => other.name === name);
      if (earlier === undefined) continue;
      yield {
        key,
        message: `prefixed with its workload, the name is \`${name}\`, which is taken`,
        help: "use another name",
        related: [{ key: earlier.key, message: "taken here" }],
      };
    }
  }
}

export default rule;
