/**
 * Words in names of services, workers, queues and scheduled tasks that would give two resources the same id or physical name. An id
 * consists of a prefix, the name and a suffix (`iam-task-<name>-policy`). test/unit/model/reserved-names.test.ts checks these lists against
 * all ids.
 */

/** First words that the platform uses for its own groups, tasks and alarms. */
const firstWords: ReadonlySet<string> = new Set([
  "alb", "database", "deployment", "endpoints", "exec", "extra", "internet", "job", "migration", "nat", "peer", "queue", "rds", "redis", "rule", "waf",
]); // prettier-ignore

/** Words that follow a workload's name in the ids of its resources. */
const workloadSuffixes: ReadonlySet<string> = new Set([
  "alarm", "at", "backlog", "connections", "cpu", "egress", "event", "lifecycle", "oldest", "policy", "requests", "scale", "stated",
]); // prettier-ignore
const queueSuffixes: ReadonlySet<string> = new Set(["dlq", "policy", "redrive"]);
const taskSuffixes: ReadonlySet<string> = new Set(["policy", "stated"]);

const suffixes = { workload: workloadSuffixes, queue: queueSuffixes, task: taskSuffixes };

/** The reserved word in the name of a service or worker; undefined if the name is free. */
export function reservedWord(name: string): string | undefined {
  const words = name.split("-");
  if (words.includes("to")) return "to";
  return firstWords.has(words[0]!) ? words[0] : undefined;
}

/** The element of `others` whose ids could collide with those of `name`: `api` for `api-policy`. */
export function ambiguousWith(kind: keyof typeof suffixes, name: string, others: readonly string[]): string | undefined {
  return others.find((other) => name.startsWith(`${other}-`) && suffixes[kind].has(name.slice(other.length + 1).split("-")[0]!));
}

/** Names of the built-in services, workers and queues. */
export const builtInNames = { service: ["api", "realtime"], worker: ["worker"], queue: ["push", "offline"] } as const;

/** What is wrong with a name that another entry has, and what would be right. */
export function nameTaken(name: string): { readonly message: string; readonly help: string } {
  return { message: `the name \`${name}\` is taken`, help: "use another name" };
}
