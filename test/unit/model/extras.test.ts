import { describe, expect, it } from "vitest";
import { camelCase, screamingCase } from "../../../compiler/model/names.ts";
import { scheduledRuns } from "../../../compiler/model/scheduled-tasks.ts";
import { platformVariables, providedVariables } from "../../../compiler/model/variables.ts";
import { consumedQueues, producedQueues } from "../../../compiler/model/workloads.ts";
import { everyExtra } from "../../support/extras.ts";
import { environmentOf, planOf } from "../../../tools/fixtures/specs.ts";

const reports = { paths: ["/reports"], desiredCount: 2, cpu: 256, memory: 512 } as const;
const archiver = { consumes: ["offline"], desiredCount: 2, cpu: 256, memory: 512, scaleOnQueueDepth: 10, scaleOnOldestMessageAge: 60 };

describe("extra services", () => {
  const { services } = environmentOf("prod", { ecsServices: { extraServices: { reports } } });
  const { api } = services;

  it("have the defaults of the api service, traced to their own keys", () => {
    const same = [
      "minCount",
      "maxCount",
      "dbPoolSize",
      "scaleOnCpuPercent",
      "keepAliveTimeoutSeconds",
      "minHealthyPercent",
      "maxPercent",
    ] as const;
    for (const property of same) {
      expect(services["reports"]![property].value, property).toBe(api![property].value);
      expect(services["reports"]![property].from).toEqual([`ecsServices.extraServices.reports.${property}`]);
    }
    expect(services["reports"]!.livenessPath.value).toBe(api!.livenessPath.value);
    expect(services["reports"]).toMatchObject({ entry: "ecsServices.extraServices.reports", imageConfig: "reportsImage" });
    expect(services["reports"]!.imageContract).toEqual({ requiresEnv: [], publishesMetrics: [], publishes: [], subscribes: [] });
  });

  it("take the defaults of the class", () => {
    expect(environmentOf("dev", { ecsServices: { extraServices: { reports } } }).services["reports"]!.minCount.value).toBe(1);
  });

  it("have a listener priority that follows from the name, or the stated one", () => {
    const stated = environmentOf("prod", { ecsServices: { extraServices: { reports: { ...reports, listenerPriority: 7 } } } });
    expect(services["reports"]!.listenerPriority.value).toBeGreaterThan(999);
    expect(stated.services["reports"]!.listenerPriority.value).toBe(7);
    expect([api, services["realtime"]].map((service) => service!.listenerPriority.value)).toEqual([100, 200]);
  });
});

describe("extra workers and queues", () => {
  const { queues, workers, services } = environmentOf("prod", {
    sqs: { extraQueues: { thumbnails: { handlerSeconds: 60 } } },
    ecsServices: { serviceExtras: { api: { sendsTo: ["thumbnails", "nowhere"] } } },
    ecsWorkers: { extraWorkers: { archiver }, workerExtras: { worker: { consumes: ["thumbnails", "push", "nowhere"] } } },
  });

  it("join the built-in ones in the maps", () => {
    expect(Object.keys(queues)).toEqual(["push", "offline", "thumbnails"]);
    expect(Object.keys(workers)).toEqual(["worker", "archiver"]);
    expect(queues["thumbnails"]).toMatchObject({ entry: "sqs.extraQueues.thumbnails", camelName: "thumbnails" });
    expect(queues["thumbnails"]!.visibilityTimeoutSeconds.value).toBe(queues["push"]!.visibilityTimeoutSeconds.value);
  });

  it("link queues with senders and consumers, each once; unknown names are left to the rule", () => {
    expect(workers["worker"]!.queues).toEqual(["push", "offline", "thumbnails"]);
    expect(consumedQueues({ queues }, workers["archiver"]!).map(({ name }) => name)).toEqual(["offline"]);
    expect(producedQueues({ queues }, services["api"]!).map(({ name }) => name)).toEqual(["push", "offline", "thumbnails"]);
    expect(queues["push"]!.producers).toEqual(["api", "realtime"]);
  });
});

describe("extras", () => {
  it("count among the variables that an image contract may ask for, not among the platform's", () => {
    const environment = environmentOf("prod", {
      ecsServices: { serviceExtras: { api: { environment: { LOG_LEVEL: "info" }, secrets: { PUSH_KEY: { ssm: "/push" } } } } },
    });
    const api = environment.services["api"]!;
    expect(providedVariables(environment, api)).toEqual(expect.arrayContaining(["LOG_LEVEL", "PUSH_KEY", "DATABASE_URL"]));
    expect(platformVariables(environment, api)).not.toContain("LOG_LEVEL");
  });

  it("name scheduled tasks by their service and their own name", () => {
    const runs = scheduledRuns(environmentOf("prod", everyExtra));
    expect(runs.map(({ name }) => name)).toContain("job-image-resizer-digest");
    expect(runs.find(({ name }) => name === "job-api-sweep")).toMatchObject({
      key: "ecsServices.serviceExtras.api.scheduledTasks.sweep",
      value: { timezone: "UTC", memory: 1024, maximumRetryAttempts: 3, enabled: false },
    });
  });

  it("give the same plan whatever their order in the spec", () => {
    const turned = (value: unknown): unknown => {
      if (value === null || typeof value !== "object" || Array.isArray(value)) return value;
      return Object.fromEntries(
        Object.entries(value)
          .toReversed()
          .map(([key, inner]) => [key, turned(inner)]),
      );
    };
    const plans = [everyExtra, turned(everyExtra) as typeof everyExtra].map((over) => JSON.stringify(planOf("prod", over)));
    expect(plans[1]).toBe(plans[0]);
  });
});

describe("names", () => {
  it("become one word in config keys and outputs, and in variables", () => {
    expect(camelCase("image-resizer-two")).toBe("imageResizerTwo");
    expect(camelCase("api")).toBe("api");
    expect(screamingCase("mail-out")).toBe("MAIL_OUT");
  });
});
