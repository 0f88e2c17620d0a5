/** The permissions that a deployment of a plan needs: to create, change and destroy what is in it, and nothing more. */
import { partitionOfRegion } from "../../aws/arns.ts";
import { isKnownAction } from "../../aws/iam-catalogue.ts";
import { readerOf } from "../../plan/reader.ts";
import type { Plan, PlanResource } from "../../plan/types.ts";
import { accountOf } from "../arns.ts";
import { boundaryOf } from "./boundary.ts";
import { keepingBoundary } from "./bounded.ts";
import { assumedRoles } from "./roles.ts";
import { callsFor, callsOfFunctions } from "./calls.ts";
import { notesOf } from "./notes.ts";
import { originOf, type Origin } from "./origin.ts";
import { Scope, type Permit } from "./scope.ts";
import { split, type PolicyDocument } from "./split.ts";
import { merged } from "./statements.ts";
import { trustOf, type Jobs } from "./trust.ts";

export interface DeployRole {
  /** Name of the role, and first part of the names of its policies. */
  readonly name: string;
  readonly policies: readonly PolicyDocument[];
  readonly boundary: PolicyDocument;
  readonly trust: object | undefined;
  /** Types and functions whose calls are not known: the role lacks them. */
  readonly unknown: readonly string[];
  /** Where the calls come from. */
  readonly origin: Origin;
  /** What the reader must know or do. */
  readonly notes: readonly string[];
}

export interface DeployOptions {
  readonly name?: string | undefined;
  readonly jobs?: Jobs | undefined;
  /** What is deployed now, if it differs: the role may also change and delete that. */
  readonly before?: Plan | undefined;
  /** Bucket of the Pulumi state. */
  readonly stateBucket?: string | undefined;
}

export function deployRole(plan: Plan, options: DeployOptions = {}): DeployRole {
  const plans = options.before === undefined ? [plan] : [plan, options.before];
  const found = plans.map(permitsOf);
  const statements = merged([...found.flatMap(({ permits }) => permits), ...statePermits(plan, options.stateBucket)]);
  const actions = new Set(statements.flatMap(({ Action }) => Action));
  for (const action of actions) if (!isKnownAction(action)) throw new Error(`AWS has no action ${action}`);
  const name = options.name ?? `${plan.project}-${plan.environment}-deploy`;
  const reader = readerOf(plan);
  const account = accountOf(reader);
  const policies = split(statements);
  const boundary = boundaryOf(reader, statements, name);
  const unknown = [...new Set(found.flatMap((each) => each.unknown))].sort();
  return {
    ...{ name, policies, boundary, unknown },
    trust: options.jobs === undefined ? undefined : trustOf(plan, account ?? "ACCOUNT", options.jobs),
    origin: originOf(
      plans.flatMap(({ resources }) => resources),
      actions,
    ),
    notes: notesOf(reader, policies, boundary, unknown),
  };
}

function permitsOf(plan: Plan): { readonly permits: readonly Permit[]; readonly unknown: readonly string[] } {
  const reader = readerOf(plan);
  const scope = new Scope(reader);
  const unknown: string[] = [];
  const roles = assumedRoles(plan);
  const permits = plan.resources
    .filter(({ type, options }) => !type.startsWith("random:") && roles.isOwn(type, options.provider))
    .flatMap((resource: PlanResource) => {
      const calls = callsFor(resource);
      if (calls === undefined) unknown.push(resource.type);
      return (calls ?? []).flatMap((call) => scope.permits(resource, call).map((permit) => keepingBoundary(permit, resource, reader)));
    });
  const functions = callsOfFunctions(Object.values(plan.data).filter((data) => roles.isOwn(data.function, data.provider)));
  return {
    permits: [...permits, ...roles.permits, ...functions.actions.flatMap((action) => scope.anyOf(action))],
    unknown: [...unknown, ...functions.unknown],
  };
}

/** What the backend `s3://…` of the Pulumi state needs. */
function statePermits({ region }: Plan, bucket: string | undefined): readonly Permit[] {
  if (bucket === undefined) return [];
  const arn = `arn:${partitionOfRegion(region)}:s3:::${bucket}`;
  return [
    { action: "s3:ListBucket", resources: [arn], condition: {} },
    ...["s3:GetObject", "s3:PutObject", "s3:DeleteObject"].map((action) => ({ action, resources: [`${arn}/.pulumi/*`], condition: {} })),
  ];
}
