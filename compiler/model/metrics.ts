/** Custom metrics that scaling, alarms and rules refer to by name. An image contract states whether an image publishes them. */

/** WebSocket connections per task. */
export const connectionsMetric = "ActiveConnections";
/** Event loop lag per task, in milliseconds. */
export const eventLoopLagMetric = "EventLoopLagMs";
