/** What a spec schedules: other limits of a service by the clock, and runs of tasks that say when they fail. */
import { describe, expect, it } from "vitest";
import { planOf } from "../../../../../tools/fixtures/specs.ts";
import { everyExtra } from "../../../../support/extras.ts";

// Plan JSON at arbitrary depth.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Json = any;

const inputsOf = (plan: ReturnType<typeof planOf>, type: string): readonly Json[] =>
  plan.resources.filter((each) => each.type === type).map(({ inputs }) => inputs);

describe("scheduled capacity", () => {
  it("sets the limits of autoscaling at its time, once the service has an image", () => {
    const night = { schedule: "cron(0 20 * * ? *)", minCount: 1, maxCount: 3, timezone: "Europe/Berlin" };
    const plan = planOf("dev", { ecsServices: { serviceExtras: { api: { scheduledCapacity: { night } } } } });
    const [action, ...others] = inputsOf(plan, "aws:appautoscaling/scheduledAction:ScheduledAction");
    expect(others).toEqual([]);
    expect(action).toMatchObject({
      schedule: "cron(0 20 * * ? *)",
      timezone: "Europe/Berlin",
      resourceId: { $ref: "ecs-scaling-api" },
      scalableTargetAction: {
        minCapacity: { $if: { config: "apiImage" }, then: 1, else: 0 },
        maxCapacity: { $if: { config: "apiImage" }, then: 3, else: 0 },
      },
    });
  });
});

describe("a scheduled task that does not start", () => {
  const plan = planOf("prod", everyExtra);

  it("is kept in a queue of its own, whatever the schedule", () => {
    const schedules = inputsOf(plan, "aws:scheduler/schedule:Schedule");
    expect(schedules.length).toBeGreaterThan(2);
    for (const { target } of schedules) expect(target.deadLetterConfig).toEqual({ arn: { $ref: "ecs-schedules-dlq", path: ["arn"] } });
  });

  it("raises an alarm", () => {
    const alarm = plan.resources.find(({ id }) => id === "observability-alarm-scheduled-task-not-started")!.inputs;
    expect(JSON.stringify(alarm)).toContain("ecs-schedules-dlq");
    expect(alarm["alarmActions"]).toEqual([{ $ref: "observability-alarms", path: ["arn"] }]);
  });
});
