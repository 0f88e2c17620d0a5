/** Compares the computed order in time of a change with the provider calls of a real update. */
import { changeOf } from "../../../compiler/change/operations/index.ts";
import { scheduleOf, type Pace, type Step } from "../../../compiler/change/time/schedule.ts";
import type { Plan } from "../../../compiler/plan/types.ts";
import type { RecordedCall } from "./records.ts";
import { nameOf } from "./stacks.ts";

const actions: ReadonlySet<string> = new Set(["create", "update", "delete"]);

const named = ({ action, id }: Pick<Step, "action" | "id">): string => `${action} ${id}`;

export interface Comparison {
  /** Steps that were computed and not taken, but for updates: the engine may find an output as it was. */
  readonly notTaken: readonly string[];
  /** Calls that were made and not computed. */
  readonly notComputed: readonly string[];
  /** `delete b before update a`: steps that began before what they are computed to wait for had ended. */
  readonly tooEarly: readonly string[];
  /** Pairs of calls whose order was compared. */
  readonly compared: number;
}

/** The steps between two plans at both paces, against the calls that the update made. */
export function compareSchedule(before: Plan | undefined, after: Plan | undefined, recorded: readonly RecordedCall[]): Comparison {
  const calls = recorded.filter(({ method, preview, error }) => actions.has(method) && preview !== true && error === undefined);
  const made = new Map(calls.map((call) => [`${call.method} ${nameOf(call.urn)}`, call]));
  const change = changeOf(before, after);
  const steps = ([0, 1] satisfies Pace[]).flatMap((pace) => scheduleOf(before, after, change, pace));
  const computed = new Set(steps.map(named));
  const pairs = steps.flatMap((step) => {
    const [call, awaited] = [made.get(named(step)), step.after === undefined ? undefined : made.get(named(step.after))];
    return call === undefined || awaited === undefined ? [] : [{ step, early: (awaited.finished ?? Infinity) > call.started }];
  });
  return {
    notTaken: [...computed].filter((name) => !made.has(name) && !name.startsWith("update ")),
    notComputed: [...made.keys()].filter((name) => !computed.has(name)),
    tooEarly: pairs.filter(({ early }) => early).map(({ step }) => `${named(step)} before ${named(step.after!)}`),
    compared: pairs.length,
  };
}
