/**
 * Words in names of services, workers, queues and scheduled tasks that would give two resources one id or one physical name: ids are
 * made of a prefix, the name and a suffix (`iam-task-<name>-policy`). test/unit/model/reserved-names.test.ts compares with all ids.
 */

/** First words that belong to the platform's own groups, tasks and alarms. */
const firstWords: ReadonlySet<string> = new Set([
  "alb", "database", "deployment", "endpoints", "exec", "extra", "internet", "job", "migration", "nat", "peer", "queue", "rds", "redis", "rule", "waf",
]); // prettier-ignore

/** Words that follow a workload's name in ids of what belongs to it. */
const workloadSuffixes: ReadonlySet<string> = new Set([
  "alarm", "backlog", "connections", "cpu", "egress", "event", "lifecycle", "oldest", "policy", "requests", "scale", "stated",
]); // prettier-ignore
const queueSuffixes: ReadonlySet<string> = new Set(["dlq", "policy", "redrive"]);
const taskSuffixes: ReadonlySet<string> = new Set(["policy", "stated"]);

const suffixes = { workload: workloadSuffixes, queue: queueSuffixes, task: taskSuffixes };

/** The word by which a service's or worker's name is the platform's; nothing for a free one. */
export function reservedWord(name: string): string | undefined {
  const words = name.split("-");
  if (words.includes("to")) return "to";
  return firstWords.has(words[0]!) ? words[0] : undefined;
}

/** The one of `others` from whose ids those of `name` could not be told: `api` for `api-policy`. */
export function ambiguousWith(kind: keyof typeof suffixes, name: string, others: readonly string[]): string | undefined {
  return others.find((other) => name.startsWith(`${other}-`) && suffixes[kind].has(name.slice(other.length + 1).split("-")[0]!));
}
