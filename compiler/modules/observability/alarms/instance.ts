/** One database instance, as the alarms need it. */
import { likeDbClass } from "../../../aws/rds.ts";
import type { Traced } from "../../../plan/builder/traced.ts";
import type { Series, Statistic } from "../alarm.ts";
import { metric } from "../metrics.ts";
import { databaseDimensions, type DatabaseName, type InstanceMetric } from "../sources.ts";

/** The database or its replica. */
export interface Database {
  /** Part of the alarm's purpose and description. */
  readonly name: DatabaseName;
  readonly instanceClass: Traced<string>;
  readonly from: readonly string[];
}

/** A metric of the instance, with its statistic. */
export function instanceSeries(database: DatabaseName, name: InstanceMetric, stat: Statistic): Series {
  return { metric: metric("AWS/RDS", name, databaseDimensions[database]), stat };
}

/**
 * A fact about an instance class. The rules reject classes that do not exist. A class newer than the tables (`allowUnknown`) uses the facts
 * of the most similar known class.
 */
export function factOf(instanceClass: string, look: (dbClass: string) => number | undefined): number {
  const value = look(likeDbClass(instanceClass));
  if (value === undefined) throw new Error(`nothing is known about the instance class ${instanceClass}`);
  return value;
}
