/** Alarms without subscribers. */
import { decimalText } from "../../pricing/decimal.ts";
import { monthlyOf } from "./try.ts";
import type { Advice, Situation } from "./types.ts";

export function subscriberAdvice({ report: { lines, plan } }: Situation): readonly Advice[] {
  const subscribed = plan.resources.some(({ type }) => type === "aws:sns/topicSubscription:TopicSubscription");
  const alarms = monthlyOf(lines, ({ module, item }) => module === "observability" && item.startsWith("alarm metrics"));
  if (subscribed || alarms === 0n) return [];
  return [
    {
      title: "disabling alarms without a subscriber",
      key: "observability.alarmEmail",
      saves: alarms,
      why: `alarms cost ${decimalText(alarms, 2)} a month and are sent to a topic without subscribers`,
      givesUp: "no rollback of deployments that cause errors; better set observability.alarmEmail and keep the alarms",
    },
  ];
}
