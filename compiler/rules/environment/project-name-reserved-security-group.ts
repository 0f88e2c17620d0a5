/**
 * Names of security groups begin with the project's, and AWS keeps the beginning `sg-` for ids.
 *
 * Good: `{projectName: chat-sg}`
 * Bad: `{projectName: sg-chat}`
 */
import type { Rule } from "../rule.ts";

const rule: Rule = {
  code: "CON-V9",
  severity: "error",
  title: "The project's name does not begin like the id of a security group",
  source: "EC2 CreateSecurityGroup: the name cannot start with sg-",
  *check({ projectName }) {
    if (projectName !== "sg" && !projectName.startsWith("sg-")) return;
    const rest = projectName.slice("sg-".length);
    yield {
      key: "projectName",
      message: `security groups would be called \`${projectName}-…\`, and AWS takes no name that begins with \`sg-\``,
      help: /^[a-z]/.test(rest) ? `use \`${rest}\`` : "use another name, `chat`",
    };
  },
};

export default rule;
