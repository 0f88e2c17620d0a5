/** Calls provider functions before any resource is registered, so that a failed lookup is reported while nothing has changed. */
import type { Output } from "@pulumi/pulumi/output.js";
import { invokeOutput } from "@pulumi/pulumi/runtime/invoke.js";
import type { Plan, PlanData } from "../plan/types.ts";
import type { Scope } from "./evaluate.ts";
import { evaluateProperties } from "./evaluate.ts";
import { dataNeeds } from "./links.ts";
import type { Providers } from "./providers.ts";
import type { Sdk } from "./sdk.ts";
import { packageOf } from "./sdk.ts";

/** Input of the calls. `results` is filled in as results arrive; `scope` and `providers` read from it. */
export interface DataCalls {
  readonly plan: Plan;
  readonly sdk: Sdk;
  readonly scope: Scope;
  readonly providers: Providers;
  readonly results: Map<string, Output<unknown>>;
}

/** A failed call, with the provider's message. */
export interface DataFailure {
  readonly id: string;
  readonly call: PlanData;
  readonly message: string;
}

/** Calls every function of the plan once, after the data that it and its provider need. Returns all failures. */
export async function callData(calls: DataCalls): Promise<readonly DataFailure[]> {
  const running = new Map<string, Promise<void>>();
  const failures: DataFailure[] = [];
  const run = async (id: string, call: PlanData): Promise<void> => {
    await Promise.all(dataNeeds(calls.plan, id).map(start));
    if (failures.length > 0) return;
    const result = invoke(calls, call);
    const message = await failureOf(result);
    if (message === undefined) calls.results.set(id, result);
    else failures.push({ id, call, message });
  };
  const start = (id: string): Promise<void> => {
    const found = running.get(id) ?? run(id, calls.plan.data[id] as PlanData);
    running.set(id, found);
    return found;
  };
  await Promise.all(Object.keys(calls.plan.data).map(start));
  return failures;
}

function invoke({ sdk, scope, providers }: DataCalls, call: PlanData): Output<unknown> {
  const provider = providers.for(call.function, call.provider);
  const { version } = sdk.table(packageOf(call.function));
  return invokeOutput(call.function, evaluateProperties(call.inputs, scope), { version, ...(provider === undefined ? {} : { provider }) });
}

/** The parts of an output that the SDK does not declare. */
interface Parts {
  promise(): Promise<unknown>;
  readonly isKnown: Promise<boolean>;
  readonly isSecret: Promise<boolean>;
}

/** Waits for the result. Every part of a failed output rejects, and an unhandled rejection would end the program. */
async function failureOf(result: Output<unknown>): Promise<string | undefined> {
  const { isKnown, isSecret } = result as unknown as Parts;
  const parts = await Promise.allSettled([(result as unknown as Parts).promise(), isKnown, isSecret]);
  const failed = parts.find((part) => part.status === "rejected");
  return failed === undefined ? undefined : (failed.reason as Error).message;
}
